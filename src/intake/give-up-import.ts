// An import that was not made: nothing of it exists, the clerk is told why, and the table is read again as things stand now.
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { lockIntake } from './intake.store.ts';
import { startReading } from './settle-table.ts';
import { getPlan, getTableReview } from './table.store.ts';

const sentences = {
  'changed-since': 'Nothing was brought in: something the table is about has changed since it was read. It was read again; look at it once more and confirm.',
  failed: 'Nothing was brought in: the import broke off. Try it once more; if it breaks off again, tell whoever runs this system.',
};

export async function giveUpImport(deps: Deps, by: Doer, order: { intakeId: string; sequence: number; because: keyof typeof sentences }): Promise<void> {
  await transact(deps, {}, async (tx) => {
    const intake = await lockIntake(tx, order.intakeId);
    const plan = await getPlan(tx, intake.id);
    if (intake.state !== 'in review' || plan.step !== 'importing' || plan.sequence !== order.sequence) return { ok: true as const };
    const { review } = await getTableReview(tx, intake.id);
    await startReading(tx, deps, { intakeId: intake.id, sequence: order.sequence + 1, review, byPersonId: by.person.id, sentence: sentences[order.because] });
    return { ok: true as const };
  });
}
