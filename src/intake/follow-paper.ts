// Go on with what is different: the paper follows an earlier one that is confirmed, so only what it changes or adds is left to review.
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { compareLines, narrowed } from './compare-lines.ts';
import { readEarlierLines } from './earlier-lines.ts';
import { mayReview } from './intake.policy.ts';
import { findIntake, getReview, lockIntake, saveReview } from './intake.store.ts';
import { keptLines } from './review.ts';

export type FollowRefusal = 'not-in-review' | 'changed-since' | 'earlier-not-confirmed';

export async function followPaper(deps: Deps, by: Doer, order: { intakeId: string; sequence: number }): Promise<Outcome<object, FollowRefusal>> {
  return await transact(deps, by, async (tx) => {
    const intake = await lockIntake(tx, order.intakeId);
    if (!mayReview(by.person, intake)) throw new NotAllowed('Only the clerk of the panel reviews its papers.');
    if (intake.state !== 'in review') return { ok: false as const, because: 'not-in-review' as const };
    const { review, sequence } = await getReview(tx, intake.id);
    if (sequence !== order.sequence) return { ok: false as const, because: 'changed-since' as const };
    const earlier = intake.likeIntakeId === null ? undefined : await findIntake(tx, intake.likeIntakeId);
    if (earlier?.state !== 'confirmed') return { ok: false as const, because: 'earlier-not-confirmed' as const };
    const compared = compareLines(keptLines(review), await readEarlierLines(tx, earlier));
    const after = narrowed(review, compared, { intakeId: earlier.id, inspectionId: earlier.inspectionId }, earlier.meetingId);
    await saveReview(tx, intake.id, { sequence: sequence + 1, review: after, at: deps.clock.now(), byPersonId: by.person.id });
    return { ok: true as const };
  });
}
