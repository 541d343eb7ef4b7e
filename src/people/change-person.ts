// Change a person's name, address, way of getting letters, or whether they are an administrator.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { endSessionsOf } from '../web/session.store.ts';
import type { Doer } from './person.ts';
import { mayChangePeople } from './person.policy.ts';
import { findPersonRecordByEmail, lockAdministrators, lockPerson, savePerson, type PersonRecord } from './person.store.ts';

export type ChangePersonOrder = Pick<PersonRecord, 'id' | 'name' | 'email' | 'lettersBy' | 'isAdministrator' | 'version'>;
export type ChangePersonRefusal = 'changed-since' | 'address-taken' | 'has-left' | 'last-administrator';

export async function changePerson(deps: Deps, by: Doer, order: ChangePersonOrder): Promise<Outcome<{ changed: boolean }, ChangePersonRefusal>> {
  if (!mayChangePeople(by.person)) throw new NotAllowed('Only an administrator changes people.');
  return await transact(deps, by, async (tx) => {
    const administrators = await lockAdministrators(tx);
    const before = await lockPerson(tx, order.id);
    const because = await refusalOf(tx, before, order, administrators);
    if (because !== undefined) return { ok: false as const, because };
    const changes = changesBetween(before, order);
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await savePerson(tx, { ...before, ...order });
    await record(tx, deps, by, { what: 'person.changed', about: { kind: 'people', id: order.id, label: order.name }, changes });
    // A right given or taken bites at once, and a new address is a new way in: whoever is signed in signs in again.
    if ('isAdministrator' in changes || 'email' in changes) await endSessionsOf(tx, order.id);
    return { ok: true as const, changed: true };
  });
}

async function refusalOf(tx: Transaction, before: PersonRecord, order: ChangePersonOrder, administrators: readonly string[]): Promise<ChangePersonRefusal | undefined> {
  if (before.version !== order.version) return 'changed-since';
  if (before.leftOn !== null) return 'has-left';
  const other = await findPersonRecordByEmail(tx, order.email);
  if (other !== undefined && other.id !== order.id) return 'address-taken';
  const wasTheLast = administrators.length === 1 && administrators[0] === order.id;
  return wasTheLast && !order.isAdministrator ? 'last-administrator' : undefined;
}
