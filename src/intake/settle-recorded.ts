// "This is the one recorded in the meeting": those lines of the minutes make no second record.
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayReview } from './intake.policy.ts';
import { getReview, lockIntake, saveReview } from './intake.store.ts';
import { readRecordedPairs, settled } from './recorded-lines.ts';

export type SettleRefusal = 'not-in-review' | 'changed-since';

export async function settleRecorded(deps: Deps, by: Doer, order: { intakeId: string; sequence: number; recordIds: readonly string[] }): Promise<Outcome<{ count: number }, SettleRefusal>> {
  return await transact(deps, by, async (tx) => {
    const intake = await lockIntake(tx, order.intakeId);
    if (!mayReview(by.person, intake)) throw new NotAllowed('Only the clerk of the panel reviews its papers.');
    if (intake.state !== 'in review') return { ok: false as const, because: 'not-in-review' as const };
    const { review, sequence } = await getReview(tx, intake.id);
    if (sequence !== order.sequence) return { ok: false as const, because: 'changed-since' as const };
    const pairs = (await readRecordedPairs(tx, intake, review)).filter(({ recordId }) => order.recordIds.includes(recordId));
    if (pairs.length > 0) await saveReview(tx, intake.id, { sequence: sequence + 1, review: settled(review, pairs), at: deps.clock.now(), byPersonId: by.person.id });
    return { ok: true as const, count: pairs.length };
  });
}
