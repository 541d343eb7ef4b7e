// Make a one-time link for a person, inside the transaction of whatever asks for it; every older link of theirs is void with it.
import { randomUUID } from 'node:crypto';
import { record, type AuditDoer } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { expiryOf, newAddressPath, newToken, setPasswordPath, type LinkPurpose } from './one-time-link.ts';
import { addLink } from './one-time-link.store.ts';

/** The token is only in the address handed back: it goes into a letter or onto the operator's terminal and nowhere else. */
export async function makeLink(tx: Transaction, deps: Deps, by: AuditDoer, person: { id: string; name: string }, purpose: Exclude<LinkPurpose, 'new address'>): Promise<MadeLink> {
  return await make(tx, deps, by, person, { purpose, newEmail: null, path: setPasswordPath });
}

/** For a new e-mail address: it goes there, and shows that whoever asked reads what arrives there. */
export async function makeAddressLink(tx: Transaction, deps: Deps, person: { id: string; name: string }, newEmail: string): Promise<MadeLink> {
  return await make(tx, deps, { person, way: 'signed in' }, person, { purpose: 'new address', newEmail, path: newAddressPath });
}

interface MadeLink { linkId: string; address: string; expiresAt: Date }

async function make(tx: Transaction, deps: Deps, by: AuditDoer, person: { id: string; name: string }, { purpose, newEmail, path }: { purpose: LinkPurpose; newEmail: string | null; path: (token: string) => string }): Promise<MadeLink> {
  const token = newToken();
  const madeAt = deps.clock.now();
  const link = { id: randomUUID(), personId: person.id, purpose, madeAt, expiresAt: expiryOf(purpose, madeAt), usedAt: null, newEmail };
  await addLink(tx, link, token);
  await record(tx, deps, by, { what: 'person.link-made', about: { kind: 'people', id: person.id, label: person.name }, changes: { purpose: [null, purpose], ...(newEmail === null ? {} : { email: [null, newEmail] }) } });
  return { linkId: link.id, address: deps.council.baseUrl + path(token), expiresAt: link.expiresAt };
}
