// Reads an existing tracker: rows of cells in, proposed actions out, with every problem named by row and column. Pure.
import { readDay } from '../calendar/written-day.ts';
import { looksLikeDay, readState } from './table/cells.ts';
import { findHeadingRow, nameColumns } from './table/columns.ts';
import type { ColumnRole, RowProposal, TableColumn, TableMapping, TableProblem, TableProposal } from './table-proposal.ts';

type Cells = readonly string[];

export function readTable(rows: readonly Cells[], mapping: TableMapping = {}): TableProposal {
  const tidy = rows.map((row) => row.map(tidyCell));
  const at = findHeadingRow(tidy, mapping);
  if (at === null || tidy[at] === undefined) {
    const sentence = 'No row of headings was found. Say which row holds them and what each column is.';
    return { kind: 'table', headingRow: null, columns: [], rows: [], problems: [{ row: 0, column: null, sentence, stops: true }] };
  }
  const columns = nameColumns(tidy[at], mapping);
  const problems = columnProblems(columns);
  const proposals = readRows(tidy, at, columns, mapping, problems);
  problems.push(...repeatedReferences(proposals, headingOf(columns, 'reference')));
  return { kind: 'table', headingRow: at + 1, columns, rows: proposals, problems: problems.sort((a, b) => a.row - b.row) };
}

function tidyCell(cell: string): string {
  return cell.replace(/[ \t\u00A0]+/g, ' ').replace(/ ?\n ?/g, '\n').trim();
}

function columnProblems(columns: readonly TableColumn[]): TableProblem[] {
  const roles = new Set(columns.map(({ role }) => role));
  if (roles.has('action') || roles.has('recommendation') || roles.has('finding')) return [];
  return [{ row: 0, column: null, sentence: 'No column says what is to be done. Say which one does.', stops: true }];
}

function readRows(rows: readonly Cells[], heading: number, columns: readonly TableColumn[], mapping: TableMapping, problems: TableProblem[]): RowProposal[] {
  const proposals: RowProposal[] = [];
  let group: string | null = null;
  let finding: string | null = null;
  rows.slice(heading + 1).forEach((cells, n) => {
    const row = heading + n + 2;
    const written = cells.filter((cell) => cell !== '');
    if (written.length === 0 || sameCells(cells, rows[heading] ?? [])) return;
    if (written.length === 1 && columns.length > 2 && cells[0] !== '' && textOf(cells, columns) === null) {
      group = written[0] ?? null;
      return;
    }
    const proposal = readRow(row, cells, columns, mapping, group);
    // A finding printed once beside several actions is one merged cell: the rows under it belong to it.
    if (proposal.finding === null && proposal.reference === null) proposal.finding = finding;
    finding = proposal.finding;
    problems.push(...rowProblems(proposal, cells, columns));
    proposals.push(proposal);
  });
  return proposals;
}

/** Word repeats the headings at the top of each page. */
function sameCells(cells: Cells, others: Cells): boolean {
  return cells.length === others.length && cells.every((cell, n) => cell === others[n]);
}

function readRow(row: number, cells: Cells, columns: readonly TableColumn[], mapping: TableMapping, group: string | null): RowProposal {
  const get = (role: ColumnRole): string | null => cellOf(cells, columns, role);
  const date = (words: string | null): RowProposal['target'] => (words === null ? null : { words, day: readDay(words) });
  const state = get('state');
  return {
    row, group, text: textOf(cells, columns) ?? '',
    reference: get('reference'), owner: get('owner'), update: get('update'), finding: get('finding'), recommendation: get('recommendation'),
    minute: get('minute'), meeting: get('meeting'), evidence: get('evidence'),
    target: date(get('target')), revisedTarget: date(get('revised target')),
    state: state === null ? null : { words: state, state: readState(state, mapping.states) },
  };
}

function cellOf(cells: Cells, columns: readonly TableColumn[], role: ColumnRole): string | null {
  const at = columns.findIndex((column) => column.role === role);
  const cell = at < 0 ? undefined : cells[at];
  return cell === undefined || cell === '' ? null : cell;
}

/** What is to be done: the action, or the recommendation or finding itself where the table has no action of its own. */
function textOf(cells: Cells, columns: readonly TableColumn[]): string | null {
  const role = (['action', 'recommendation', 'finding'] as const).find((one) => columns.some((column) => column.role === one));
  return role === undefined ? null : cellOf(cells, columns, role);
}

function rowProblems(row: RowProposal, cells: Cells, columns: readonly TableColumn[]): TableProblem[] {
  const found: TableProblem[] = [];
  const say = (role: ColumnRole, sentence: string, stops = false): number => found.push({ row: row.row, column: headingOf(columns, role), sentence, stops });
  const extra = cells.slice(columns.length).filter((cell) => cell !== '').length;
  if (extra > 0) found.push({ row: row.row, column: null, sentence: `The row has ${extra} more ${extra === 1 ? 'cell' : 'cells'} than there are headings.`, stops: false });
  if (row.text === '') say('action', 'The row does not say what is to be done.', true);
  if (row.owner === null && headingOf(columns, 'owner') !== null) say('owner', 'Nobody is named: an owner is needed.');
  sayDate(row.target, 'target', say);
  sayDate(row.revisedTarget, 'revised target', say);
  if (row.state !== null && row.state.state === null) say('state', `What “${row.state.words}” means is not known: say which state it is.`);
  return found;
}

function sayDate(date: RowProposal['target'], role: ColumnRole, say: (role: ColumnRole, sentence: string, stops?: boolean) => number): void {
  if (date === null || date.day !== null) return;
  if (looksLikeDay(date.words)) say(role, `“${date.words}” is not a day in the calendar. A day is written like 31/03/2026.`, true);
  else say(role, `“${date.words}” names no day: the words are kept, and a date is needed.`);
}

function headingOf(columns: readonly TableColumn[], role: ColumnRole): string | null {
  const wanted = role === 'action' && !columns.some((column) => column.role === 'action') ? 'recommendation' : role;
  return columns.find((column) => column.role === wanted)?.heading ?? null;
}

function repeatedReferences(rows: readonly RowProposal[], column: string | null): TableProblem[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ row, reference }) => {
    if (reference === null) return [];
    const key = reference.toLowerCase();
    const before = first.get(key);
    if (before === undefined) first.set(key, row);
    return before === undefined ? [] : [{ row, column, sentence: `“${reference}” also stands in row ${before}: a reference names one action.`, stops: true }];
  });
}
