// What the table reader proposes from an existing tracker: its columns, its rows as actions, and every problem by row and column.
import type { ActionState } from '../actions/action.ts';
import type { Day } from '../calendar/day.ts';

export const columnRoles = [
  'reference', 'action', 'recommendation', 'finding', 'owner', 'target', 'revised target', 'state', 'update', 'minute', 'meeting', 'evidence', 'not used',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

export interface TableColumn {
  /** As printed in the heading row; "Column 3" where the heading is empty. */
  heading: string;
  role: ColumnRole;
}

/** What the clerk has settled: which row holds the headings (1 is the first), and what columns and state words mean. */
export interface TableMapping {
  headingRow?: number;
  /** By heading as printed. */
  columns?: Readonly<Record<string, ColumnRole>>;
  /** By state word, in lower case: "green" means on track in one council and done in another. */
  states?: Readonly<Record<string, ActionState>>;
}

export interface TableProblem {
  /** The row as counted in the file: 1 is the first. 0 where the table as a whole is meant. */
  row: number;
  /** The heading of the column, or null where the whole row is meant. */
  column: string | null;
  sentence: string;
  /** Whether the row cannot come in until this is put right. */
  stops: boolean;
}

export interface RowProposal {
  row: number;
  reference: string | null;
  text: string;
  owner: string | null;
  /** The words of the cell, and the day where they name one. */
  target: { words: string; day: Day | null } | null;
  revisedTarget: { words: string; day: Day | null } | null;
  state: { words: string; state: ActionState | null } | null;
  update: string | null;
  finding: string | null;
  recommendation: string | null;
  minute: string | null;
  meeting: string | null;
  evidence: string | null;
  /** The section heading the row stands under, where the table has such rows. */
  group: string | null;
}

export interface TableProposal {
  kind: 'table';
  /** 1 is the first row of the file; null where no row of headings was found. */
  headingRow: number | null;
  columns: TableColumn[];
  rows: RowProposal[];
  problems: TableProblem[];
}
