// Each row of a table as it would come in: a new action, a change of one that is there, or a problem that stops it. Pure.
import { isEnded, type Action, type ActionState, type ReportedState } from '../actions/action.ts';
import type { Day } from '../calendar/day.ts';
import { dayLong } from '../calendar/day.ts';
import type { RowProposal, TableProblem, TableProposal } from './table-proposal.ts';
import { wordsKey } from './table-review.ts';
import { dayFor, wordingFrom } from './review.ts';

export type RowFate = 'new' | 'update' | 'same' | 'ended' | 'left out' | 'stopped';
export type SourceId = { findingId: string } | { resolutionId: string };

export interface RowPreview {
  row: number;
  what: RowFate;
  /** The action that is there already. */
  action: { id: string; reference: string; version: number } | null;
  wording: string;
  leadPostId: string | null;
  /** The first target the table gives, and the one it was moved to. */
  target: { on: Day; words: string } | null;
  revised: { on: Day; words: string } | null;
  state: Exclude<ActionState, 'closed' | 'not accepted' | 'superseded'> | null;
  update: string | null;
  willShow: string | null;
  minute: string | null;
  sources: SourceId[];
  /** Of an action that is there: what would change, in words. */
  changes: string[];
  problems: Omit<TableProblem, 'row'>[];
}

/** What the register holds against which rows are held. */
export interface Register {
  panelCode: string;
  today: Day;
  meetings: readonly Day[];
  /** By reference in lower case, and by the reference an earlier table gave. */
  actions: ReadonlyMap<string, Known>;
  /** The one post these words mean, by the clerk's word or by its title or holder. */
  postOf: (words: string) => string | null;
  postTitle: (id: string) => string;
  /** By folded text: findings and resolutions a row can be because of. */
  sources: ReadonlyMap<string, SourceId>;
}
export type Known = Pick<Action, 'id' | 'reference' | 'version' | 'wording' | 'leadPostId' | 'targetOn' | 'state'> & { isTargetShown: boolean; lastUpdate: string | null; hasOpenClosure: boolean };

export function previewRows(proposal: Pick<TableProposal, 'rows' | 'problems' | 'columns'>, leaveOut: readonly number[], register: Register): RowPreview[] {
  const problemsOf = new Map<number, TableProblem[]>();
  for (const problem of proposal.problems) problemsOf.set(problem.row, [...(problemsOf.get(problem.row) ?? []), problem]);
  const out = new Set(leaveOut);
  const taken = new Map<string, number>();
  return proposal.rows.map((row) => {
    const preview = previewRow(row, (problemsOf.get(row.row) ?? []).map(({ column, sentence, stops }) => ({ column, sentence, stops })), proposal, register);
    if (out.has(row.row)) return { ...preview, what: 'left out' as const };
    const before = preview.action === null ? undefined : taken.get(preview.action.id);
    if (preview.action !== null && before === undefined) taken.set(preview.action.id, row.row);
    if (before !== undefined) preview.problems.push({ column: headingOf(proposal, 'reference'), sentence: `Row ${before} is about ${preview.action?.reference ?? ''} too: one row an action.`, stops: true });
    return preview.problems.some(({ stops }) => stops) ? { ...preview, what: 'stopped' as const } : preview;
  });
}

function headingOf(proposal: Pick<TableProposal, 'columns'>, role: string): string | null {
  return proposal.columns.find((column) => column.role === role)?.heading ?? null;
}

function previewRow(row: RowProposal, problems: RowPreview['problems'], table: Pick<TableProposal, 'columns'>, register: Register): RowPreview {
  const say = (role: string, sentence: string, stops = false): void => void problems.push({ column: headingOf(table, role), sentence, stops });
  const known = row.reference === null ? undefined : register.actions.get(wordsKey(row.reference));
  if (known === undefined && row.reference !== null && isOurReference(row.reference, register.panelCode)) say('reference', `No action has the reference ${row.reference.trim()}. Leave the cell empty for a new action.`, true);
  const leadPostId = row.owner === null ? null : register.postOf(row.owner);
  if (row.owner !== null && leadPostId === null) say('owner', `Which post “${row.owner}” is, is not known: it can be said above, or chosen later.`);
  const target = dayOfCell(row.target, 'target', register, problems, table);
  const revised = dayOfCell(row.revisedTarget, 'revised target', register, problems, table);
  const preview: RowPreview = {
    row: row.row, what: 'new', action: null, wording: tidyWording(row.text), leadPostId, target: target ?? revised, revised: target === null ? null : revised, state: openState(row.state?.state), update: row.update,
    willShow: row.evidence, minute: row.minute, sources: sourcesOf(row, register), changes: [], problems,
  };
  if (known !== undefined) return against(preview, known, row, register, say);
  if (row.state?.state != null && isEnded(row.state.state)) return { ...preview, what: 'ended', problems: [...problems, { column: headingOf(table, 'state'), sentence: `“${row.state.words}”: it is off the list already, stays in the paper and makes no action.`, stops: false }] };
  return preview;
}

function isOurReference(printed: string, panelCode: string): boolean {
  return new RegExp(`^\\s*${panelCode}\\s*-\\s*\\d+\\s*$`, 'i').test(printed);
}

function openState(state: ActionState | null | undefined): RowPreview['state'] {
  return state === undefined || state === null || isEnded(state) ? null : state;
}

/** A day as printed; words that mean one ("by the next meeting") become it, and say so. */
function dayOfCell(cell: RowProposal['target'], role: string, register: Register, problems: RowPreview['problems'], table: Pick<TableProposal, 'columns'>): { on: Day; words: string } | null {
  if (cell === null) return null;
  if (cell.day !== null) return { on: cell.day, words: cell.words };
  const context = { saidOn: register.today, meetings: register.meetings };
  // A cell leaves out what a sentence says: "next meeting" is at the next meeting, "Easter 2027" by then.
  const read = [cell.words, `at the ${cell.words}`, `by ${cell.words}`].map((words) => dayFor(words, context)).find((one) => one?.on != null);
  if (read?.on == null) return null;
  const at = problems.findIndex((problem) => problem.column === headingOf(table, role) && !problem.stops);
  problems.splice(at < 0 ? problems.length : at, at < 0 ? 0 : 1, { column: headingOf(table, role), sentence: `“${cell.words}” is taken as ${dayLong(read.on)}.`, stops: false });
  return { on: read.on, words: cell.words };
}

function tidyWording(text: string): string {
  const one = wordingFrom(text.replace(/\s+/g, ' ').trim());
  return one.length <= 1000 ? one : `${one.slice(0, 999)}…`;
}

/** What the row says otherwise than the register; an empty cell takes nothing away. */
function against(preview: RowPreview, known: Known, row: RowProposal, register: Register, say: (role: string, sentence: string, stops?: boolean) => void): RowPreview {
  const found: RowPreview = { ...preview, action: { id: known.id, reference: known.reference, version: known.version } };
  if (isEnded(known.state)) {
    say('reference', `${known.reference} is off the panel’s list: nothing about it is changed.`);
    return { ...found, what: 'ended' };
  }
  const changes: string[] = [];
  if (found.wording !== '' && folded(found.wording) !== folded(known.wording)) changes.push('wording');
  if (found.leadPostId !== null && found.leadPostId !== known.leadPostId) changes.push(`lead post: ${register.postTitle(found.leadPostId)}`);
  const target = found.revised ?? found.target;
  if (target !== null && target.on !== known.targetOn) {
    if (known.isTargetShown) say(found.revised === null ? 'target' : 'revised target', `A report has shown the target of ${known.reference}: only the panel moves it now. It stays.`);
    else changes.push(`target: ${dayLong(target.on)}`);
  }
  const state = found.state;
  if (row.state?.state != null && isEnded(row.state.state)) say('state', `Only a decision of the panel takes ${known.reference} off the list: record it from the meeting. Its state stays.`);
  else if (state !== null && state !== known.state && known.state !== 'proposed for closure' && !(state === 'proposed for closure' && known.hasOpenClosure)) changes.push(`state: ${state}`);
  if (found.update !== null && folded(found.update) !== folded(known.lastUpdate ?? '')) changes.push('update');
  return { ...found, changes, what: changes.length === 0 ? 'same' : 'update' };
}

function sourcesOf(row: RowProposal, register: Register): SourceId[] {
  const found = [row.finding, row.recommendation].flatMap((words) => (words === null ? [] : register.sources.get(folded(words)) ?? []));
  return found.filter((one, n) => found.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === n);
}

/** Texts that say the same: case, spacing, quotes and a full stop do not count. */
export function folded(text: string): string {
  return text.toLowerCase().replace(/[‘’“”"']/g, '').replace(/\s+/g, ' ').replace(/(?<![.;,\s])[.;,\s]+$/, '').trim();
}

/** The state an update is written under: closure asked for is no state an officer reports. */
export function reportedState(state: ActionState | null): ReportedState {
  return state === 'at risk' || state === 'not started' ? state : 'on track';
}
