// Leave a paper: what was read from it is put aside, the paper itself is kept, and it may be taken in again.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { saveIntake } from './intake.store.ts';
import { lockInReview } from './lock-review.ts';

export async function dropIntake(deps: Deps, by: Doer, intakeId: string): Promise<Outcome<object, 'not-in-review'>> {
  return await transact(deps, by, async (tx) => {
    const paper = await lockInReview(tx, by, intakeId);
    if (!paper.ok) return paper;
    const { intake } = paper;
    await saveIntake(tx, { ...intake, state: 'dropped' });
    await record(tx, deps, by, { what: 'intake.dropped', about: { kind: 'intakes', id: intake.id, label: intake.fileName }, changes: { state: ['in review', 'dropped'] } });
    return { ok: true as const };
  });
}
