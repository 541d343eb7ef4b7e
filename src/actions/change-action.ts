// Change what an action says, what will show that it has worked, or who helps with it; the old wording is kept.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { addCorrection } from '../inspections/correction.store.ts';
import { isEnded } from './action.ts';
import { mayChangeAction } from './action.policy.ts';
import { lockAction, saveAction, saveContributors } from './action.store.ts';

export interface ChangeOrder {
  reference: string;
  version: number;
  wording: string;
  willShow: string | null;
  contributorPostIds: readonly string[];
  /** Needed when the wording changes: members have read the old one. */
  why: string | null;
}

export type ChangeRefusal = 'changed-since' | 'ended' | 'no-reason';

export async function changeAction(deps: Deps, by: Doer, order: ChangeOrder): Promise<Outcome<object, ChangeRefusal>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    if (!mayChangeAction(by.person, action)) throw new NotAllowed('Only the clerk of the panel changes its actions.');
    if (isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
    if (action.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const contributorPostIds = order.contributorPostIds.filter((postId) => postId !== action.leadPostId).sort();
    const changes = changesBetween({ ...action, contributorPostIds: action.contributorPostIds.toSorted() }, { wording: order.wording, willShow: order.willShow, contributorPostIds });
    if (Object.keys(changes).length === 0) return { ok: true as const };
    if (changes['wording'] !== undefined) {
      if (order.why === null) return { ok: false as const, because: 'no-reason' as const };
      await addCorrection(tx, { aboutKind: 'actions', aboutId: action.id, field: 'wording', was: action.wording, became: order.wording, why: order.why, byPersonId: by.person.id, at: deps.clock.now() });
    }
    await saveAction(tx, { ...action, wording: order.wording, willShow: order.willShow });
    await saveContributors(tx, action.id, contributorPostIds, deps.clock.today());
    await record(tx, deps, by, { what: 'action.changed', about: { kind: 'actions', id: action.id, label: action.reference }, changes: { ...changes, ...(order.why === null ? {} : { why: [null, order.why] as const }) } });
    return { ok: true as const };
  });
}
