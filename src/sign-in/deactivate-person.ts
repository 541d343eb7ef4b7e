// Deactivate a person: from that day they may do nothing, hold no post and sit on no panel. What they did stays theirs.
import { record } from '../audit/record.ts';
import { addDays, type Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { getPanel, listMembershipsOfPerson, lockMembership, saveMembership } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { lockAdministrators, lockPerson, savePerson, type PersonRecord } from '../people/person.store.ts';
import { endHolding, listHoldingsOfPerson, lockPost } from '../people/post.store.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { mayDeactivate } from './access.policy.ts';

export interface DeactivateOrder { personId: string; version: number }
export type DeactivateRefusal = 'changed-since' | 'has-left' | 'last-administrator';

export async function deactivatePerson(deps: Deps, by: Doer, order: DeactivateOrder): Promise<Outcome<object, DeactivateRefusal>> {
  if (!mayDeactivate(by.person, { id: order.personId })) throw new NotAllowed('Only an administrator deactivates people, and nobody deactivates themselves.');
  return await transact(deps, by, async (tx) => {
    const today = deps.clock.today();
    const administrators = await lockAdministrators(tx);
    const person = await lockPerson(tx, order.personId);
    if (person.leftOn !== null) return { ok: false as const, because: 'has-left' as const };
    if (person.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    if (administrators.length === 1 && administrators[0] === person.id) return { ok: false as const, because: 'last-administrator' as const };
    await leavePosts(tx, deps, by, person, today);
    await leavePanels(tx, deps, by, person, today);
    await savePerson(tx, { ...person, leftOn: today });
    await record(tx, deps, by, { what: 'person.deactivated', about: { kind: 'people', id: person.id, label: person.name }, changes: { leftOn: [null, today] } });
    await endSessionsOf(tx, person.id);
    return { ok: true as const };
  });
}

/** The posts are then without a holder, which stands against the next dispatch until somebody is named. */
async function leavePosts(tx: Transaction, deps: Deps, by: Doer, person: PersonRecord, today: Day): Promise<void> {
  for (const { postId, title } of await listHoldingsOfPerson(tx, person.id, today)) {
    await lockPost(tx, postId, today);
    await endHolding(tx, postId, addDays(today, -1));
    await record(tx, deps, by, { what: 'post.handed-over', about: { kind: 'posts', id: postId, label: title }, changes: { holder: [person.name, null], from: [null, today] } });
  }
}

async function leavePanels(tx: Transaction, deps: Deps, by: Doer, person: PersonRecord, today: Day): Promise<void> {
  for (const { id } of await listMembershipsOfPerson(tx, person.id, today)) {
    const membership = await lockMembership(tx, id);
    const lastDay = addDays(today, -1);
    const untilOn = lastDay < membership.fromOn ? membership.fromOn : lastDay;
    await saveMembership(tx, { ...membership, untilOn });
    const { code } = await getPanel(tx, membership.panelId);
    await record(tx, deps, by, { what: 'panel.membership-changed', about: { kind: 'panels', id: membership.panelId, label: code }, changes: { person: [person.name, person.name], untilOn: [membership.untilOn, untilOn] } });
  }
}
