// Add a person: whoever signs in or gets a letter; what they may do comes from their panels and posts.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from './person.ts';
import { mayChangePeople } from './person.policy.ts';
import { addPerson as keepPerson, findPersonRecordByEmail, type PersonRecord } from './person.store.ts';

export type AddPersonOrder = Pick<PersonRecord, 'name' | 'email' | 'lettersBy' | 'isAdministrator'>;
export type AddPersonRefusal = 'address-taken';

export async function addPerson(deps: Deps, by: Doer, order: AddPersonOrder): Promise<Outcome<{ personId: string }, AddPersonRefusal>> {
  if (!mayChangePeople(by.person)) throw new NotAllowed('Only an administrator adds people.');
  return await transact(deps, by, async (tx) => {
    if ((await findPersonRecordByEmail(tx, order.email)) !== undefined) return { ok: false as const, because: 'address-taken' as const };
    const person: PersonRecord = { id: randomUUID(), ...order, joinedOn: deps.clock.today(), leftOn: null, version: 1 };
    await keepPerson(tx, person);
    await record(tx, deps, by, {
      what: 'person.added', about: { kind: 'people', id: person.id, label: person.name },
      changes: { name: [null, person.name], email: [null, person.email], lettersBy: [null, person.lettersBy], isAdministrator: [null, person.isAdministrator] },
    });
    return { ok: true as const, personId: person.id };
  });
}
