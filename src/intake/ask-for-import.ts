// The clerk confirms a table: every row of it comes in, in one transaction of the worker, or none does.
import type { Deps } from '../councils/deps.ts';
import { addJob } from '../database/jobs.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { lockInReview } from './lock-review.ts';
import { countRows, getPlan, savePlan } from './table.store.ts';

export type ImportRefusal = 'changed-since' | 'not-in-review' | 'at-work' | 'rows-stop' | 'nothing-new';

export async function askForImport(deps: Deps, by: Doer, order: { intakeId: string; sequence: number }): Promise<Outcome<object, ImportRefusal>> {
  return await transact(deps, by, async (tx) => {
    const paper = await lockInReview(tx, by, order.intakeId);
    if (!paper.ok) return paper;
    const plan = await getPlan(tx, order.intakeId);
    if (plan.sequence !== order.sequence) return { ok: false as const, because: 'changed-since' as const };
    if (plan.step !== 'ready') return { ok: false as const, because: 'at-work' as const };
    const counts = await countRows(tx, order);
    if (plan.found.sentences.length > 0 || (counts.stopped ?? 0) > 0) return { ok: false as const, because: 'rows-stop' as const };
    const total = (counts.new ?? 0) + (counts.update ?? 0);
    if (total === 0) return { ok: false as const, because: 'nothing-new' as const };
    await savePlan(tx, { ...plan, step: 'importing', done: 0, total, sentence: null, at: deps.clock.now() });
    await addJob(tx, 'import-table', { ...order, personId: by.person.id }, { key: `import-table ${order.intakeId}` });
    return { ok: true as const };
  });
}
