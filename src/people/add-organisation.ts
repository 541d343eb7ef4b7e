// Add an organisation: the council itself, a trust, a partner or an inspectorate, to which posts belong.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from './person.ts';
import { mayChangeOrganisations } from './person.policy.ts';
import type { Organisation } from './post.ts';
import { addOrganisation as keepOrganisation, listOrganisations } from './post.store.ts';

export type AddOrganisationOrder = Pick<Organisation, 'name' | 'kind'>;
export type AddOrganisationRefusal = 'name-taken';

export async function addOrganisation(deps: Deps, by: Doer, order: AddOrganisationOrder): Promise<Outcome<{ organisationId: string }, AddOrganisationRefusal>> {
  if (!mayChangeOrganisations(by.person)) throw new NotAllowed('Only an administrator adds organisations.');
  return await transact(deps, by, async (tx) => {
    if ((await listOrganisations(tx)).some(({ name }) => name === order.name)) return { ok: false as const, because: 'name-taken' as const };
    const organisation: Organisation = { id: randomUUID(), ...order, beganOn: null, endedOn: null, version: 1 };
    await keepOrganisation(tx, organisation);
    await record(tx, deps, by, {
      what: 'organisation.added', about: { kind: 'organisations', id: organisation.id, label: order.name }, changes: { name: [null, order.name], kind: [null, order.kind] },
    });
    return { ok: true as const, organisationId: organisation.id };
  });
}
