// Read a table off the web process: its rows out of the file, what each would do to the register, and every problem; kept for the clerk to look at.
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { getBytes, getDocument } from '../documents/document.store.ts';
import { extractText } from './extract.ts';
import { findIntake } from './intake.store.ts';
import { rowsOfText } from './table/pasted-table.ts';
import { previewRows, type RowPreview } from './table-preview.ts';
import type { TableProposal } from './table-proposal.ts';
import { mappingOf, mostFrequent, nothingFound, wordsKey, type TableFound, type TableReview } from './table-review.ts';
import { readTable } from './table.reader.ts';
import { readRegister } from './table-register.ts';
import { addRows, dropRows, getPlan, getTableReview, savePlan, saveProgress, type PlannedRow, type TablePlan } from './table.store.ts';

const PIECE = 1_000;

/** Run twice it does its work once; overtaken by what the clerk settled meanwhile it stops. */
export async function readTableOf(deps: Deps, asked: { intakeId: string; sequence: number }): Promise<void> {
  const intake = await findIntake(deps.db, asked.intakeId);
  if (intake === undefined || intake.state !== 'in review' || !await isStillAsked(deps, asked)) return;
  const document = await getDocument(deps.db, intake.documentId);
  const paper = await extractText(await getBytes(deps.db, document.sha256), document.fileName);
  const cells = paper.ok ? (paper.rows ?? (paper.source === 'text' ? rowsOfText(paper.text) : null)) : null;
  if (!paper.ok || cells === null) return await finish(deps, asked, { step: 'unreadable', sentence: paper.ok ? 'There is no table in this paper. Take the table out of it, or paste it.' : paper.sentence, found: nothingFound, total: 0 });
  const { review } = await getTableReview(deps.db, intake.id);
  const proposal = readWith(cells, review);
  await saveProgress(deps.db, { ...asked, step: 'reading', done: 0, total: proposal.rows.length });
  const previews = previewRows(proposal, review.leaveOut, await readRegister(deps.db, deps.clock, intake.panelId, { rows: proposal.rows, review }));
  if (!await keepRows(deps, asked, proposal, previews)) return;
  await finish(deps, asked, { step: 'ready', sentence: null, found: foundIn(proposal, previews, review, paper.note), total: proposal.rows.length });
}

/** What is remembered of a column holds only where this table has it. */
function readWith(cells: readonly (readonly string[])[], review: TableReview): TableProposal {
  const first = readTable(cells, mappingOf(review, null));
  return readTable(cells, mappingOf(review, first.columns.map(({ heading }) => heading)));
}

/** Words that were settled are asked about again, so that they can be settled otherwise. */
function foundIn(proposal: TableProposal, previews: readonly RowPreview[], review: TableReview, note: string | null): TableFound {
  const owners = proposal.rows.flatMap((row, n) => (row.owner !== null && (previews[n]?.leadPostId === null || wordsKey(row.owner) in review.owners) ? [row.owner] : []));
  const states = proposal.rows.flatMap(({ state }) => (state !== null && (state.state === null || wordsKey(state.words) in review.states) ? [state.words] : []));
  return {
    headingRow: proposal.headingRow, columns: proposal.columns, note, sentences: proposal.problems.filter(({ row }) => row === 0).map(({ sentence }) => sentence),
    owners: mostFrequent(owners), states: mostFrequent(states),
  };
}

async function keepRows(deps: Deps, asked: { intakeId: string; sequence: number }, proposal: TableProposal, previews: readonly RowPreview[]): Promise<boolean> {
  await transact(deps, {}, async (tx) => { await dropRows(tx, asked.intakeId); return { ok: true as const }; });
  for (let from = 0; from < previews.length; from += PIECE) {
    if (!await isStillAsked(deps, asked)) return false;
    const rows = previews.slice(from, from + PIECE).flatMap((preview, n): PlannedRow[] => {
      const row = proposal.rows[from + n];
      return row === undefined ? [] : [{ row: row.row, what: preview.what, proposal: row, preview }];
    });
    await transact(deps, {}, async (tx) => { await addRows(tx, asked, rows); return { ok: true as const }; });
    await saveProgress(deps.db, { ...asked, step: 'reading', done: from + rows.length, total: previews.length });
  }
  return true;
}

async function isStillAsked(deps: Deps, asked: { intakeId: string; sequence: number }): Promise<boolean> {
  const plan = await getPlan(deps.db, asked.intakeId);
  return plan.sequence === asked.sequence && plan.step === 'reading';
}

async function finish(deps: Deps, asked: { intakeId: string; sequence: number }, as: Pick<TablePlan, 'step' | 'sentence' | 'found' | 'total'>): Promise<void> {
  await transact(deps, {}, async (tx) => {
    const plan = await getPlan(tx, asked.intakeId);
    // A sentence left for the clerk, such as why an import was not made, stays beside the new reading.
    if (plan.sequence === asked.sequence && plan.step === 'reading') await savePlan(tx, { ...plan, ...as, sentence: as.sentence ?? plan.sentence, done: as.total, at: deps.clock.now() });
    return { ok: true as const };
  });
}
