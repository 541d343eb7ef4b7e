// Go on with what is different: the paper follows an earlier one that is confirmed, so only what it changes or adds is left to review.
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { compareLines, narrowed } from './compare-lines.ts';
import { readEarlierLines } from './earlier-lines.ts';
import { findIntake, saveReview } from './intake.store.ts';
import { lockReview } from './lock-review.ts';
import { keptLines } from './review.ts';

export type FollowRefusal = 'not-in-review' | 'changed-since' | 'earlier-not-confirmed';

export async function followPaper(deps: Deps, by: Doer, order: { intakeId: string; sequence: number }): Promise<Outcome<object, FollowRefusal>> {
  return await transact(deps, by, async (tx) => {
    const paper = await lockReview(tx, by, order);
    if (!paper.ok) return paper;
    const { intake, review } = paper;
    const earlier = intake.likeIntakeId === null ? undefined : await findIntake(tx, intake.likeIntakeId);
    if (earlier?.state !== 'confirmed') return { ok: false as const, because: 'earlier-not-confirmed' as const };
    const compared = compareLines(keptLines(review), await readEarlierLines(tx, earlier));
    const after = narrowed(review, compared, { intakeId: earlier.id, inspectionId: earlier.inspectionId }, earlier.meetingId);
    await saveReview(tx, intake.id, { sequence: order.sequence + 1, review: after, at: deps.clock.now(), byPersonId: by.person.id });
    return { ok: true as const };
  });
}
