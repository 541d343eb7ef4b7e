// Everything held about one person, as it is given out: their rows table by table, and the passages elsewhere that name them. Pure.

export type Cell = string | number | boolean | null;
export interface HeldTable { table: string; what: string; columns: readonly string[]; rows: readonly (readonly Cell[])[] }
export interface HeldPassage { table: string; what: string; column: string; when: string; where: string; passage: string }

export interface Held {
  name: string;
  madeAt: string;
  councilName: string;
  tables: readonly HeldTable[];
  passages: readonly HeldPassage[];
  /** Looked through, and nothing of theirs found. */
  empty: readonly string[];
  notes: readonly string[];
}

export const NOTES: readonly string[] = [
  'Other people are left out: a name or a title with a surname is replaced by that person’s part, an e-mail address by “(another address)”. Words that describe somebody without naming them, and first names alone, cannot be found by a program: whoever sends this reads it first.',
  'Exempt text (Local Government Act 1972, Schedule 12A) is neither given out nor searched: an administrator is not entitled to it. Where this person wrote an exempt note, the note is listed without its words; the panel’s clerk decides on a request for them.',
  'Passwords, second factors and links are kept as hashes or sealed and cannot be read by anybody; that there is one, and since when, is listed.',
  'Files are listed by their names. Of whole papers and reports only the passages that name this person are given.',
  'Backups hold what was held when they were made, and are thrown away in their own time. The log of the machine holds no names.',
];

export function countRows(held: Held): number {
  return held.tables.reduce((n, { rows }) => n + rows.length, 0);
}
