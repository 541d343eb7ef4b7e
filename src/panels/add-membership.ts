// Add somebody to a panel: the part, the vote, whether they may read exempt text and why, from a day.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { getPersonRecord } from '../people/person.store.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { entitlesThemselves, mayStand, type Membership, type MembershipRefusal } from './panel.ts';
import { mayChangeMemberships } from './panel.policy.ts';
import { addMembership as keepMembership, listAllMemberships, lockPanel } from './panel.store.ts';

export type AddMembershipOrder = Omit<Membership, 'id' | 'name' | 'email' | 'lettersBy' | 'version'>;

export async function addMembership(deps: Deps, by: Doer, order: AddMembershipOrder): Promise<Outcome<{ membershipId: string }, MembershipRefusal | 'has-left' | 'own-entitlement'>> {
  if (!mayChangeMemberships(by.person)) throw new NotAllowed('Only an administrator changes who sits on a panel.');
  if (entitlesThemselves(by.person, undefined, order)) return { ok: false, because: 'own-entitlement' };
  return await transact(deps, by, async (tx) => {
    const panel = await lockPanel(tx, order.panelId);
    const person = await getPersonRecord(tx, order.personId);
    if (person.leftOn !== null) return { ok: false as const, because: 'has-left' as const };
    const membership = { ...order, id: randomUUID(), version: 1 };
    const allowed = mayStand(membership, await listAllMemberships(tx, panel.id));
    if (!allowed.ok) return allowed;
    await keepMembership(tx, membership);
    await record(tx, deps, by, { what: 'panel.membership-added', about: { kind: 'panels', id: panel.id, label: panel.code }, changes: firstValues(order, person.name) });
    await endSessionsOf(tx, order.personId);
    return { ok: true as const, membershipId: membership.id };
  });
}

function firstValues(order: AddMembershipOrder, name: string): Record<string, readonly [unknown, unknown]> {
  return {
    person: [null, name], part: [null, order.part], votesOn: [null, order.votesOn], entitledToExempt: [null, order.entitledToExempt], fromOn: [null, order.fromOn],
    ...(order.exemptReason === null ? {} : { entitlementReason: [null, order.exemptReason] as const }), ...(order.untilOn === null ? {} : { untilOn: [null, order.untilOn] as const }),
  };
}
