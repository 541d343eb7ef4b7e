// Keep the clerk's review so far. A review somebody has taken further meanwhile is not overwritten.
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayReview } from './intake.policy.ts';
import { getReview, lockIntake, saveReview as keepReview } from './intake.store.ts';
import type { Review } from './review.ts';

/** @param sequence that of the review this one was made from */
export async function saveReview(deps: Deps, by: Doer, order: { intakeId: string; sequence: number; review: Review }): Promise<Outcome<object, 'changed-since' | 'not-in-review'>> {
  return await transact(deps, by, async (tx) => {
    const intake = await lockIntake(tx, order.intakeId);
    if (!mayReview(by.person, intake)) throw new NotAllowed('Only the clerk of the panel reviews its papers.');
    if (intake.state !== 'in review') return { ok: false as const, because: 'not-in-review' as const };
    // Not "newer than": a number somebody made up must neither overtake the others nor lock them out.
    if ((await getReview(tx, intake.id)).sequence !== order.sequence) return { ok: false as const, because: 'changed-since' as const };
    await keepReview(tx, intake.id, { sequence: order.sequence + 1, review: order.review, at: deps.clock.now(), byPersonId: by.person.id });
    return { ok: true as const };
  });
}
