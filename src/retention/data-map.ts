// What kind of thing every column of every table is: what retention removes and what subject access gives out are both read from here.
import { councilTables } from './tables-of-the-council.ts';
import { personTables } from './tables-of-people.ts';
import { registerTables } from './tables-of-the-register.ts';
import type { RuleKey } from './rule.ts';

/**
 * plain: ids, dates, states and counts · person: points to a person · name: a person's name written out · contact: an e-mail address
 * words: what somebody wrote · paper: a whole paper or report, of which only the passages that name a person are about that person
 * exempt: exempt text · secret: hashes, sealed keys, tokens · bytes: files · derived: computed by the database from the other columns, and gone with them
 */
export type Sort = 'plain' | 'person' | 'name' | 'contact' | 'words' | 'paper' | 'exempt' | 'secret' | 'bytes' | 'derived';
const SORTS: readonly Sort[] = ['plain', 'person', 'name', 'contact', 'words', 'paper', 'exempt', 'secret', 'bytes', 'derived'];

/** Beside the rules that end: kept as the record of what a panel did, or for as long as the council uses the program. */
export type Kept = RuleKey | 'register' | 'editions' | 'trail' | 'in use';

export interface DataTable {
  table: string;
  /** As it stands on the page. */
  what: string;
  /** The rules that remove of it; the first is the one by which most of it goes. */
  kept: readonly Kept[];
  columns: Partial<Record<Sort, readonly string[]>>;
  /** Rows that are a person's because the row they hang on is: the column, and the table its id is of. */
  through: { column: string; table: string } | undefined;
}

export interface TableRow { what: string; kept: Kept | readonly Kept[]; through?: readonly [column: string, table: string] }
export type Tables = Readonly<Record<string, TableRow & Partial<Record<Sort, string>>>>;

export const dataMap: readonly DataTable[] = [personTables, registerTables, councilTables].flatMap((tables) => Object.entries(tables).map(([table, row]) => ({
  table, what: row.what, kept: typeof row.kept === 'string' ? [row.kept] : row.kept, through: row.through && { column: row.through[0], table: row.through[1] },
  columns: Object.fromEntries(SORTS.flatMap((sort) => (row[sort] === undefined ? [] : [[sort, row[sort].split(' ')]]))),
})));

export function isPersonal({ columns, through }: DataTable): boolean {
  return through !== undefined || SORTS.some((sort) => !['plain', 'bytes', 'derived'].includes(sort) && columns[sort] !== undefined);
}

/** What the person gets of a table, in words. */
export function accessLabel({ columns, through, table }: DataTable): string {
  const rows = columns.person !== undefined || columns.contact !== undefined || through !== undefined;
  const parts = [
    ...(rows ? [table === 'people' ? 'their row' : 'their rows'] : []),
    ...(columns.words !== undefined || columns.paper !== undefined ? ['passages that name them'] : []),
  ];
  const without = [...(columns.secret === undefined ? [] : ['without secrets']), ...(columns.exempt === undefined ? [] : ['without exempt text']), ...(columns.bytes === undefined ? [] : ['without the files themselves'])];
  return parts.length === 0 ? 'nothing: it holds nobody’s data' : [parts.join(', and '), ...without].join(', ');
}

/** Columns in which a name can stand without pointing to anybody. */
export function textColumns({ columns }: DataTable): string[] {
  return [...(columns.words ?? []), ...(columns.paper ?? [])];
}

/** Sentences for what is missing from the map or no longer there; the schema's test shows them to whoever adds a table. */
export function faultsOfMap(schema: ReadonlyMap<string, readonly string[]>): string[] {
  const mapped = new Map(dataMap.map((one) => [one.table, Object.values(one.columns).flat()]));
  const missing = [...schema].flatMap(([table, columns]) => {
    const known = mapped.get(table);
    if (known === undefined) return [`${table} has no row in src/retention/tables-of-….ts: say what it is, how long it is kept and what each column holds of people`];
    return columns.filter((column) => !known.includes(column)).map((column) => `${table}.${column} is in no list of its row in src/retention/tables-of-….ts: plain, person, name, contact, words, paper, exempt, secret, bytes or derived?`);
  });
  const gone = [...mapped].flatMap(([table, columns]) => {
    const there = schema.get(table);
    if (there === undefined) return [`${table} is in src/retention/tables-of-….ts and not in the database`];
    return columns.filter((column, at) => !there.includes(column) || columns.indexOf(column) !== at).map((column) => `${table}.${column} is named twice in src/retention/tables-of-….ts, or is not in the database`);
  });
  return [...missing, ...gone];
}
