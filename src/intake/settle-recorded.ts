// "This is the one recorded in the meeting": those lines of the minutes make no second record.
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { saveReview } from './intake.store.ts';
import { lockReview } from './lock-review.ts';
import { readRecordedPairs, settled } from './recorded-lines.ts';

export type SettleRefusal = 'not-in-review' | 'changed-since';

export async function settleRecorded(deps: Deps, by: Doer, order: { intakeId: string; sequence: number; recordIds: readonly string[] }): Promise<Outcome<{ count: number }, SettleRefusal>> {
  return await transact(deps, by, async (tx) => {
    const paper = await lockReview(tx, by, order);
    if (!paper.ok) return paper;
    const { intake, review } = paper;
    const pairs = (await readRecordedPairs(tx, intake, review)).filter(({ recordId }) => order.recordIds.includes(recordId));
    if (pairs.length > 0) await saveReview(tx, intake.id, { sequence: order.sequence + 1, review: settled(review, pairs), at: deps.clock.now(), byPersonId: by.person.id });
    return { ok: true as const, count: pairs.length };
  });
}
