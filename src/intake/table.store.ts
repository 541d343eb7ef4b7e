// The tables table_plans, table_rows and imported_rows, and the reviews of tables.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import { inPieces } from '../database/in-pieces.ts';
import type { RowFate, RowPreview } from './table-preview.ts';
import type { RowProposal } from './table-proposal.ts';
import type { TableFound, TableReview } from './table-review.ts';

export interface TablePlan {
  intakeId: string;
  /** Of the review it was read with; the version of the page's form. */
  sequence: number;
  step: 'reading' | 'ready' | 'unreadable' | 'importing';
  done: number;
  /** 0 until it is known. */
  total: number;
  /** Why it could not be read, or why an import was not made. */
  sentence: string | null;
  found: TableFound;
  at: Date;
}
export interface PlannedRow { row: number; what: RowFate; proposal: RowProposal; preview: RowPreview }

const planColumns = { intakeId: 'intake_id', sequence: 'sequence', step: 'step', done: 'done', total: 'total', sentence: 'sentence', found: 'found', at: 'at' } as const;

export async function getPlan(db: Db, intakeId: string): Promise<TablePlan> {
  const row = await db('table_plans').where({ intake_id: intakeId }).first<TablePlan | undefined>(planColumns);
  if (row === undefined) throw new NotFound(`plan of ${intakeId}`);
  return row;
}

export async function savePlan(tx: Transaction, plan: TablePlan): Promise<void> {
  await tx('table_plans').insert({ intake_id: plan.intakeId, sequence: plan.sequence, step: plan.step, done: plan.done, total: plan.total, sentence: plan.sentence, found: JSON.stringify(plan.found), at: plan.at })
    .onConflict('intake_id').merge(['sequence', 'step', 'done', 'total', 'sentence', 'found', 'at']);
}

/** Only forwards, and only of the work it belongs to; a statement of its own, so that it is seen while the work goes on. */
export async function saveProgress(db: Db, plan: Pick<TablePlan, 'intakeId' | 'sequence' | 'step' | 'done'> & { total?: number }): Promise<void> {
  await db('table_plans').where({ intake_id: plan.intakeId, sequence: plan.sequence, step: plan.step }).where('done', '<=', plan.done).update({ done: plan.done, ...(plan.total === undefined ? {} : { total: plan.total }) });
}

export async function addRows(tx: Transaction, of: { intakeId: string; sequence: number }, rows: readonly PlannedRow[]): Promise<void> {
  for (const some of inPieces(rows)) {
    await tx('table_rows').insert(some.map((r) => ({ intake_id: of.intakeId, sequence: of.sequence, row: r.row, what: r.what, proposal: JSON.stringify(r.proposal), preview: JSON.stringify(r.preview) })));
  }
}

/** All of them: those of earlier readings, and what is left of one that was broken off. */
export async function dropRows(tx: Transaction, intakeId: string): Promise<void> {
  await tx('table_rows').where({ intake_id: intakeId }).delete();
}

export async function listRows(db: Db, of: { intakeId: string; sequence: number }, cut: { what?: readonly RowFate[]; limit: number; offset: number }): Promise<PlannedRow[]> {
  return await db('table_rows').where({ intake_id: of.intakeId, sequence: of.sequence }).modify((query) => { if (cut.what !== undefined) void query.whereIn('what', cut.what); })
    .orderBy('row').limit(cut.limit).offset(cut.offset).select<PlannedRow[]>({ row: 'row', what: 'what', proposal: 'proposal', preview: 'preview' });
}

export async function countRows(db: Db, of: { intakeId: string; sequence: number }): Promise<Partial<Record<RowFate, number>>> {
  const rows = await db('table_rows').where({ intake_id: of.intakeId, sequence: of.sequence }).groupBy('what').select({ what: 'what' }).count<{ what: RowFate; n: number }[]>({ n: '*' });
  return Object.fromEntries(rows.map(({ what, n }) => [what, n]));
}

export async function getTableReview(db: Db, intakeId: string): Promise<{ sequence: number; review: TableReview }> {
  const row = await db('intake_reviews').where({ intake_id: intakeId }).first<{ sequence: number; body: TableReview } | undefined>('sequence', 'body');
  if (row === undefined) throw new NotFound(`review of ${intakeId}`);
  return { sequence: row.sequence, review: row.body };
}

export async function saveTableReview(tx: Transaction, kept: { intakeId: string; sequence: number; review: TableReview; at: Date; byPersonId: string }): Promise<void> {
  await tx('intake_reviews').insert({ intake_id: kept.intakeId, sequence: kept.sequence, body: JSON.stringify(kept.review), at: kept.at, by_person_id: kept.byPersonId })
    .onConflict('intake_id').merge(['sequence', 'body', 'at', 'by_person_id']);
}

/** What was settled for the panel's tables so far, the newest first. */
export async function listTableReviews(db: Db, panelId: string): Promise<TableReview[]> {
  const rows = await db('intake_reviews as r').join('intakes as i', 'i.id', 'r.intake_id').where({ 'i.panel_id': panelId, 'i.kind': 'table' }).orderBy('r.at', 'desc').limit(30).select<{ body: TableReview }[]>({ body: 'r.body' });
  return rows.map(({ body }) => body);
}

export interface ImportedRow { id: string; intakeId: string; row: number; actionId: string; printedReference: string | null; words: RowProposal }

export async function addImportedRows(tx: Transaction, rows: readonly ImportedRow[]): Promise<void> {
  for (const some of inPieces(rows)) {
    await tx('imported_rows').insert(some.map((r) => ({ id: r.id, intake_id: r.intakeId, row: r.row, action_id: r.actionId, printed_reference: r.printedReference, words: JSON.stringify(r.words) })));
  }
}

/** What the panel's earlier tables called their actions, the newest last. */
export async function listPrintedReferences(db: Db, panelId: string): Promise<{ printedReference: string; actionId: string }[]> {
  const rows = await db('imported_rows as r').join('intakes as i', 'i.id', 'r.intake_id').where('i.panel_id', panelId).orderBy('i.confirmed_at')
    .select<{ printedReference: string | null; actionId: string }[]>({ printedReference: 'r.printed_reference', actionId: 'r.action_id' });
  return rows.flatMap(({ printedReference, actionId }) => (printedReference === null ? [] : [{ printedReference, actionId }]));
}

export type RowOfAction = Pick<ImportedRow, 'id' | 'intakeId' | 'row' | 'words'> & { fileName: string; at: Date | null };

/** The rows an action came with or was changed by, the newest first; `at` is when their table came in. */
export async function listRowsOfAction(db: Db, actionId: string): Promise<RowOfAction[]> {
  return await db('imported_rows as r').join('intakes as i', 'i.id', 'r.intake_id').join('documents as d', 'd.id', 'i.document_id').where('r.action_id', actionId).orderBy('i.confirmed_at', 'desc')
    .select<RowOfAction[]>({ id: 'r.id', intakeId: 'r.intake_id', row: 'r.row', words: 'r.words', fileName: 'd.file_name', at: 'i.confirmed_at' });
}

/** The actions a table's import made or changed, in the order of its rows. */
export async function listImportedActions(db: Db, intakeId: string, limit: number): Promise<{ row: number; reference: string; wording: string }[]> {
  return await db('imported_rows as r').join('actions as a', 'a.id', 'r.action_id').where('r.intake_id', intakeId).orderBy('r.row').limit(limit)
    .select<{ row: number; reference: string; wording: string }[]>({ row: 'r.row', reference: 'a.reference', wording: 'a.wording' });
}

export async function countImportedRows(db: Db, intakeId: string): Promise<number> {
  return (await db('imported_rows').where({ intake_id: intakeId }).count<{ n: number }[]>({ n: '*' }))[0]?.n ?? 0;
}
