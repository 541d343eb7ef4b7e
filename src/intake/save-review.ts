// Keep the clerk's review so far. A review somebody has taken further meanwhile is not overwritten.
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { saveReview as keepReview } from './intake.store.ts';
import { lockReview } from './lock-review.ts';
import type { Review } from './review.ts';

/** @param sequence that of the review this one was made from */
export async function saveReview(deps: Deps, by: Doer, order: { intakeId: string; sequence: number; review: Review }): Promise<Outcome<object, 'changed-since' | 'not-in-review'>> {
  return await transact(deps, by, async (tx) => {
    const paper = await lockReview(tx, by, order);
    if (!paper.ok) return paper;
    await keepReview(tx, order.intakeId, { sequence: order.sequence + 1, review: order.review, at: deps.clock.now(), byPersonId: by.person.id });
    return { ok: true as const };
  });
}
