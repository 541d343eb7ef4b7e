// A table comes in: new actions made, actions that are there changed, updates kept, every row tied to its action; all at once or not at all.
import { randomUUID } from 'node:crypto';
import { makeActions } from '../actions/make-actions.ts';
import { addTarget, lockActionsOfPanel, listActionsById, saveAction, type ActionWithPosts } from '../actions/action.store.ts';
import { addProposal } from '../actions/proposal.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { inPieces } from '../database/in-pieces.ts';
import { lockPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import type { Update } from '../progress/progress.ts';
import { addUpdates } from '../progress/update.store.ts';
import { changeFromRow } from './change-from-row.ts';
import type { Intake } from './intake.ts';
import { mayReview } from './intake.policy.ts';
import { lockIntake, saveIntake } from './intake.store.ts';
import { previewRows, reportedState, type RowPreview } from './table-preview.ts';
import { readRegister } from './table-register.ts';
import { addImportedRows, dropRows, getPlan, getTableReview, listRows, savePlan, type PlannedRow } from './table.store.ts';

export interface ImportOrder {
  intakeId: string;
  sequence: number;
  /** Told how many rows are in; must not use the transaction. */
  progress?: (done: number) => Promise<void>;
}
type Made = { made: number; changed: number };
interface At { deps: Deps; tx: Transaction; by: Doer; intake: Intake; progress: (done: number) => Promise<void> }

export async function importTable(deps: Deps, by: Doer, order: ImportOrder): Promise<Outcome<Made, 'done-already' | 'changed-since'>> {
  return await transact(deps, by, async (tx) => {
    const intake = await lockIntake(tx, order.intakeId);
    if (!mayReview(by.person, intake)) throw new NotAllowed('Only the clerk of the panel brings its tables in.');
    const plan = await getPlan(tx, intake.id);
    if (intake.state !== 'in review' || plan.step !== 'importing' || plan.sequence !== order.sequence) return { ok: false as const, because: 'done-already' as const };
    await lockPanel(tx, intake.panelId);
    const rows = await listRows(tx, order, { limit: 1_000_000, offset: 0 });
    // New actions need no lock on the others; changes of those that are there do.
    if (rows.some(({ what }) => what === 'update')) await lockActionsOfPanel(tx, intake.panelId);
    if (!await isAsSeen(tx, deps, intake, rows)) return { ok: false as const, because: 'changed-since' as const };

    const at: At = { deps: { ...deps, db: tx }, tx, by, intake, progress: order.progress ?? (async () => {}) };
    const made = await makeNew(at, rows.filter(({ what }) => what === 'new'));
    const changed = await changeKnown(at, rows.filter(({ what }) => what === 'update'), made.length);
    await addImportedRows(tx, [...made, ...changed].map(({ row, actionId }) => ({ id: randomUUID(), intakeId: intake.id, row: row.row, actionId, printedReference: row.proposal.reference, words: row.proposal })));
    await saveIntake(tx, { ...intake, state: 'confirmed', confirmedAt: deps.clock.now(), meetingId: null, inspectionId: null });
    await record(tx, deps, by, { what: 'intake.confirmed', about: { kind: 'intakes', id: intake.id, label: intake.fileName }, changes: { made: [null, made.length], changed: [null, changed.length] } });
    await savePlan(tx, { ...plan, step: 'ready', done: plan.total, at: deps.clock.now() });
    await dropRows(tx, intake.id);
    return { ok: true as const, made: made.length, changed: changed.length };
  });
}

/** The clerk confirmed what the preview showed; had the register changed meanwhile, it would show something else. */
async function isAsSeen(tx: Transaction, deps: Deps, intake: Intake, rows: readonly PlannedRow[]): Promise<boolean> {
  const { review } = await getTableReview(tx, intake.id);
  const proposals = rows.map(({ proposal }) => proposal);
  const register = await readRegister(tx, deps.clock, intake.panelId, { rows: proposals, review });
  const now = previewRows({ rows: proposals, columns: [], problems: [] }, review.leaveOut, register);
  // Value by value: jsonb gives the keys of an object back in an order of its own.
  const said = ({ what, action, leadPostId, target, revised, sources, changes }: RowPreview): string =>
    JSON.stringify([what, action?.id, action?.version, leadPostId, target?.on, revised?.on, sources.flatMap((source) => Object.values(source)), changes]);
  return rows.every((row, n) => { const again = now[n]; return again !== undefined && said(again) === said(row.preview); });
}

type Placed = { row: PlannedRow; actionId: string };

async function makeNew({ deps, tx, by, intake, progress }: At, rows: readonly PlannedRow[]): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const some of inPieces(rows, 1_000)) {
    const made = await makeActions(deps, by, {
      panelId: intake.panelId, agreedOn: deps.clock.today(),
      actions: some.map(({ preview: p }) => ({ wording: p.wording, willShow: p.willShow, leadPostId: p.leadPostId, sources: p.sources, minuteNumber: p.minute, state: p.state ?? 'not started', target: p.target === null ? null : { ...p.target, meetingId: null } })),
    });
    const pieces = some.map((row, n): Placed => ({ row, actionId: made.actionIds[n] ?? '' }));
    await addUpdates(tx, pieces.flatMap((one) => updateFrom(deps, by, intake, one)));
    const moved = pieces.filter(({ row: { preview } }) => preview.revised !== null || preview.state === 'proposed for closure');
    const actions = new Map((await listActionsById(tx, moved.map(({ actionId }) => actionId))).map((action) => [action.id, action]));
    for (const { row, actionId } of moved) {
      const action = actions.get(actionId);
      if (action !== undefined) await moveOn(deps, tx, by, intake, row, action);
    }
    placed.push(...pieces);
    await progress(placed.length);
  }
  return placed;
}

/** The latest progress, in the table's words. */
function updateFrom(deps: Deps, by: Doer, intake: Intake, { row: { row, preview: p }, actionId }: Placed): Update[] {
  if (p.update === null) return [];
  return [{
    id: randomUUID(), actionId, meetingId: null, state: reportedState(p.state), text: p.update, byPersonId: by.person.id, byName: by.person.name, byPostTitle: null, way: 'clerk on behalf',
    receivedWords: `from row ${row} of ${intake.fileName}`, afterDeadline: false, at: deps.clock.now(),
  }];
}

/** What a new action has besides: the target it was moved to, and closure asked for. */
async function moveOn(deps: Deps, tx: Transaction, by: Doer, intake: Intake, { row, preview: p }: PlannedRow, action: ActionWithPosts): Promise<void> {
  const at = deps.clock.now();
  const from = `from row ${row} of ${intake.fileName}`;
  if (p.revised !== null && p.revised.on !== action.targetOn) {
    await addTarget(tx, { actionId: action.id, targetOn: p.revised.on, words: p.revised.words, agreedBy: 'the table', agreedOn: action.agreedOn, minuteNumber: null, why: `The revised target, ${from}`, decisionId: null, meetingId: null, at });
    await saveAction(tx, { ...action, targetOn: p.revised.on, targetWords: p.revised.words });
  }
  if (p.state === 'proposed for closure') {
    await addProposal(tx, { id: randomUUID(), actionId: action.id, kind: 'closure', reason: p.update ?? `Said to be done, ${from}`, newTargetOn: null, newTargetWords: null, byPersonId: by.person.id, byName: by.person.name, at, outcome: 'open', stateBefore: 'on track', version: 1 });
  }
}

async function changeKnown({ deps, tx, by, intake, progress }: At, rows: readonly PlannedRow[], before: number): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const some of inPieces(rows, 500)) {
    const actions = new Map((await listActionsById(tx, some.flatMap(({ preview }) => preview.action?.id ?? []))).map((action) => [action.id, action]));
    for (const row of some) {
      const action = actions.get(row.preview.action?.id ?? '');
      if (action === undefined) throw new Error(`Row ${row.row} is about an action that is not there`);
      await changeFromRow(tx, deps, by, { row: row.row, fileName: intake.fileName, preview: row.preview, action });
      placed.push({ row, actionId: action.id });
    }
    await progress(before + placed.length);
  }
  return placed;
}
