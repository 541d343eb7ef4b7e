// Change an organisation's name or kind, or say since when it no longer is.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from './person.ts';
import { mayChangeOrganisations } from './person.policy.ts';
import type { Organisation } from './post.ts';
import { listOrganisations, lockOrganisation, saveOrganisation } from './post.store.ts';

export type ChangeOrganisationOrder = Pick<Organisation, 'id' | 'name' | 'kind' | 'endedOn' | 'version'>;
export type ChangeOrganisationRefusal = 'changed-since' | 'name-taken' | 'ends-before-it-began';

export async function changeOrganisation(deps: Deps, by: Doer, order: ChangeOrganisationOrder): Promise<Outcome<{ changed: boolean }, ChangeOrganisationRefusal>> {
  if (!mayChangeOrganisations(by.person)) throw new NotAllowed('Only an administrator changes organisations.');
  return await transact(deps, by, async (tx) => {
    const before = await lockOrganisation(tx, order.id);
    if (before.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    if ((await listOrganisations(tx)).some(({ id, name }) => name === order.name && id !== order.id)) return { ok: false as const, because: 'name-taken' as const };
    if (order.endedOn !== null && before.beganOn !== null && order.endedOn < before.beganOn) return { ok: false as const, because: 'ends-before-it-began' as const };
    const changes = changesBetween(before, order);
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await saveOrganisation(tx, { ...before, ...order });
    await record(tx, deps, by, { what: 'organisation.changed', about: { kind: 'organisations', id: order.id, label: order.name }, changes });
    return { ok: true as const, changed: true };
  });
}
