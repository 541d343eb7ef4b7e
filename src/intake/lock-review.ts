// How every change to a paper in review begins: the paper locked, the clerk's right to it, and nobody further than the page that was sent.
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import type { Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import type { Intake } from './intake.ts';
import { mayReview } from './intake.policy.ts';
import { getReview, lockIntake } from './intake.store.ts';
import type { Review } from './review.ts';

/** @throws NotAllowed for anybody but the clerk of the panel */
export async function lockInReview(tx: Transaction, by: Doer, intakeId: string): Promise<Outcome<{ intake: Intake }, 'not-in-review'>> {
  const intake = await lockIntake(tx, intakeId);
  if (!mayReview(by.person, intake)) throw new NotAllowed('Only the clerk of the panel reviews its papers.');
  return intake.state === 'in review' ? { ok: true, intake } : { ok: false, because: 'not-in-review' };
}

/**
 * The same with the review kept so far.
 * @param order.sequence that of the review the page was drawn from; not "newer than": a number somebody made up must neither overtake the others nor lock them out
 */
export async function lockReview(tx: Transaction, by: Doer, order: { intakeId: string; sequence: number }): Promise<Outcome<{ intake: Intake; review: Review }, 'not-in-review' | 'changed-since'>> {
  const locked = await lockInReview(tx, by, order.intakeId);
  if (!locked.ok) return locked;
  const { review, sequence } = await getReview(tx, order.intakeId);
  return sequence === order.sequence ? { ...locked, review } : { ok: false, because: 'changed-since' };
}
