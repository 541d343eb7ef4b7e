// Keep what an officer is typing, as it stands; an older window never overwrites a newer one. No audit: a draft is nobody's word yet.
import { isEnded } from '../actions/action.ts';
import { lockAction } from '../actions/action.store.ts';
import { mayReport } from '../actions/action.policy.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { findDraft, saveDraft } from './update.store.ts';

export interface DraftOrder {
  reference: string;
  /** Of the draft this one was typed over; 0 where there was none. */
  after: number;
  body: Record<string, string>;
}

/** `version` is the draft's new sequence, which the next one is typed over. */
export async function keepDraft(deps: Deps, by: Doer, order: DraftOrder): Promise<Outcome<{ version: number }, 'newer-draft' | 'ended'>> {
  return await transact(deps, {}, async (tx) => {
    const action = await lockAction(tx, order.reference);
    if (!mayReport(by.person, { ...action, state: 'not started' })) throw new NotAllowed('Only those who answer for an action or help with it report on it.');
    if (isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
    const there = await findDraft(tx, by.person.id, action.id);
    // An answer that was lost on the way is asked for again with the same words: they are kept already.
    if (there !== undefined && isSame(there.body, order.body)) return { ok: true as const, version: there.sequence };
    if (order.after !== (there?.sequence ?? 0)) return { ok: false as const, because: 'newer-draft' as const };
    await saveDraft(tx, { personId: by.person.id, actionId: action.id, sequence: order.after + 1, body: order.body, at: deps.clock.now() });
    return { ok: true as const, version: order.after + 1 };
  });
}

function isSame(one: Record<string, string>, other: Record<string, string>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
