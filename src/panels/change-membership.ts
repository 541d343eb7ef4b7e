// Change a membership: the vote, exempt text, its last day. Another part is another membership, so that the history stays.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { entitlesThemselves, mayStand, type Membership, type MembershipRefusal } from './panel.ts';
import { mayChangeMemberships } from './panel.policy.ts';
import { getPanel, listAllMemberships, lockMembership, saveMembership } from './panel.store.ts';

export type ChangeMembershipOrder = Pick<Membership, 'id' | 'votesOn' | 'entitledToExempt' | 'exemptReason' | 'untilOn' | 'version'>;

export async function changeMembership(deps: Deps, by: Doer, order: ChangeMembershipOrder): Promise<Outcome<{ changed: boolean }, MembershipRefusal | 'changed-since' | 'own-entitlement'>> {
  if (!mayChangeMemberships(by.person)) throw new NotAllowed('Only an administrator changes who sits on a panel.');
  return await transact(deps, by, async (tx) => {
    const before = await lockMembership(tx, order.id);
    if (before.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const wanted = { ...before, ...order };
    if (entitlesThemselves(by.person, before, wanted)) return { ok: false as const, because: 'own-entitlement' as const };
    const allowed = mayStand(wanted, await listAllMemberships(tx, before.panelId));
    if (!allowed.ok) return allowed;
    const { exemptReason: from, ...was } = before;
    const { exemptReason: to, ...is } = order;
    const changes = changesBetween({ ...was, entitlementReason: from }, { ...is, entitlementReason: to });
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await saveMembership(tx, wanted);
    const { code } = await getPanel(tx, before.panelId);
    await record(tx, deps, by, { what: 'panel.membership-changed', about: { kind: 'panels', id: before.panelId, label: code }, changes: { person: [before.name, before.name], ...changes } });
    // What somebody may read has changed: whatever they have open now is not shown again under the old right.
    await endSessionsOf(tx, before.personId);
    return { ok: true as const, changed: true };
  });
}
