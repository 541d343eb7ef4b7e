// Leave a paper: what was read from it is put aside, the paper itself is kept, and it may be taken in again.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayReview } from './intake.policy.ts';
import { lockIntake, saveIntake } from './intake.store.ts';

export async function dropIntake(deps: Deps, by: Doer, intakeId: string): Promise<Outcome<object, 'not-in-review'>> {
  return await transact(deps, by, async (tx) => {
    const intake = await lockIntake(tx, intakeId);
    if (!mayReview(by.person, intake)) throw new NotAllowed('Only the clerk of the panel puts its papers aside.');
    if (intake.state !== 'in review') return { ok: false as const, because: 'not-in-review' as const };
    await saveIntake(tx, { ...intake, state: 'dropped' });
    await record(tx, deps, by, { what: 'intake.dropped', about: { kind: 'intakes', id: intake.id, label: intake.fileName }, changes: { state: ['in review', 'dropped'] } });
    return { ok: true as const };
  });
}
