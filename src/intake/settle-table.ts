// Say what the columns and words of a table mean: it is read again with that, off the web process, and the panel remembers.
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { addJob } from '../database/jobs.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { lockInReview } from './lock-review.ts';
import { nothingFound, type TableReview } from './table-review.ts';
import { getPlan, getTableReview, savePlan, saveTableReview } from './table.store.ts';

export type SettleRefusal = 'changed-since' | 'not-in-review' | 'at-work';

export async function settleTable(deps: Deps, by: Doer, order: { intakeId: string; sequence: number; review: TableReview }): Promise<Outcome<object, SettleRefusal>> {
  return await transact(deps, by, async (tx) => {
    const paper = await lockInReview(tx, by, order.intakeId);
    if (!paper.ok) return paper;
    if ((await getPlan(tx, order.intakeId)).step === 'importing') return { ok: false as const, because: 'at-work' as const };
    if ((await getTableReview(tx, order.intakeId)).sequence !== order.sequence) return { ok: false as const, because: 'changed-since' as const };
    await startReading(tx, deps, { ...order, sequence: order.sequence + 1, byPersonId: by.person.id });
    return { ok: true as const };
  });
}

/** Keeps what is settled and asks the worker to read the table with it. */
export async function startReading(tx: Transaction, deps: Deps, order: { intakeId: string; sequence: number; review: TableReview; byPersonId: string; sentence?: string }): Promise<void> {
  const { intakeId, sequence, review, byPersonId, sentence = null } = order;
  await saveTableReview(tx, { intakeId, sequence, review, at: deps.clock.now(), byPersonId });
  await savePlan(tx, { intakeId, sequence, step: 'reading', done: 0, total: 0, sentence, found: nothingFound, at: deps.clock.now() });
  await addJob(tx, 'read-table', { intakeId, sequence }, { key: `read-table ${intakeId}` });
}
