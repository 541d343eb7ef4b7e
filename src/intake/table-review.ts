// What the clerk has settled about a table: its heading row, what its columns and words mean, and which rows stay out. Pure.
import type { ActionState } from '../actions/action.ts';
import type { ColumnRole, TableColumn, TableMapping, TableProposal } from './table-proposal.ts';

export interface TableReview {
  /** Null while the reader finds it by itself. */
  headingRow: number | null;
  columns: Record<string, ColumnRole>;
  /** By the words of the cell in lower case. */
  states: Record<string, ActionState>;
  /** By the words of the cell in lower case; null where the clerk leaves the owner to be chosen later. */
  owners: Record<string, string | null>;
  leaveOut: number[];
}

const untouchedTable: TableReview = { headingRow: null, columns: {}, states: {}, owners: {}, leaveOut: [] };

/** The panel remembers: what was settled for earlier tables holds for the same headings and words, the newest first; rows and places do not. */
export function rememberedFrom(earlier: readonly TableReview[]): TableReview {
  const [columns, states, owners] = [{}, {}, {}];
  for (const review of earlier.toReversed()) {
    Object.assign(columns, review.columns);
    Object.assign(states, review.states);
    Object.assign(owners, review.owners);
  }
  return { ...untouchedTable, columns, states, owners };
}

/** Only headings that this table has: another table's columns must not use up what a column can be. */
export function mappingOf(review: TableReview, headings: readonly string[] | null): TableMapping {
  const columns = Object.fromEntries(Object.entries(review.columns).filter(([heading]) => headings === null || headings.includes(heading)));
  return { ...(review.headingRow === null ? {} : { headingRow: review.headingRow }), columns, states: review.states };
}

/** The words of a cell as they are looked up, whatever their case and spacing. */
export function wordsKey(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** What a reading found about the table as a whole, beside its rows. */
export interface TableFound {
  headingRow: number | null;
  columns: TableColumn[];
  /** Problems of the table as a whole: a heading row or a column that is missing. */
  sentences: string[];
  /** Words of cells the app cannot place by itself, as printed, the most frequent first. */
  states: string[];
  owners: string[];
  note: string | null;
}

export const nothingFound: TableFound = { headingRow: null, columns: [], sentences: [], states: [], owners: [], note: null };

/** '12, 15-17' → 12, 15, 16, 17. Null when it is not a list of rows. */
export function readRowList(typed: string): number[] | null {
  const rows: number[] = [];
  for (const part of typed.split(/[,;\s]+/).filter((one) => one !== '')) {
    const [, from = '', to = from] = /^(\d{1,6})(?:[-–](\d{1,6}))?$/.exec(part) ?? [];
    if (from === '' || Number(to) < Number(from) || Number(to) - Number(from) > 50_000) return null;
    for (let row = Number(from); row <= Number(to); row++) rows.push(row);
  }
  return [...new Set(rows)].sort((a, b) => a - b);
}

/** 12, 15, 16, 17 → '12, 15-17' */
export function rowList(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}-${to}`)).join(', ');
}

/** Distinct words, the most frequent first, as many as a person will settle on one page. */
export function mostFrequent(words: readonly string[], most = 60): string[] {
  const seen = new Map<string, { printed: string; times: number }>();
  for (const printed of words) {
    const one = seen.get(wordsKey(printed)) ?? { printed: printed.trim().replace(/\s+/g, ' '), times: 0 };
    seen.set(wordsKey(printed), { ...one, times: one.times + 1 });
  }
  return [...seen.values()].sort((a, b) => b.times - a.times).slice(0, most).map(({ printed }) => printed);
}

export const emptyTable: TableProposal = { kind: 'table', headingRow: null, columns: [], rows: [], problems: [] };
