// Connects a person with their account at the council's provider, inside the transaction that found them; they are told by letter.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import type { Person } from '../people/person.ts';
import { addIdentity } from './provider-identity.store.ts';
import type { Claims, Provider } from './provider.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

export async function connectAccount(tx: Transaction, deps: Deps, person: Person, provider: Provider, { iss, sub }: Claims): Promise<void> {
  const id = randomUUID();
  await addIdentity(tx, { id, personId: person.id, issuer: iss, subject: sub, connectedAt: deps.clock.now() });
  await record(tx, deps, { person, way: 'signed in' }, { what: 'person.account-connected', about: { kind: 'people', id: person.id, label: person.name }, changes: { account: [null, provider.name] } });
  await tellOfSecondFactor(tx, deps, person, { says: `You can now sign in with your ${provider.name}: it was connected with you here`, occasion: `connected ${id}` });
}
