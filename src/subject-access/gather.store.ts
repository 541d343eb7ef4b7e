// Reads every table of the data map for what is one person's, and for what names them. Exempt columns are never asked for.
import type { Knex } from 'knex';
import type { Db } from '../database/db.ts';
import { dataMap, textColumns, type DataTable, type Sort } from '../retention/data-map.ts';
import { searchPattern, type Other, type Subject } from './names.ts';

export type Row = Record<string, unknown>;
export interface Found { table: DataTable; rows: Row[] }

const ASKED: readonly Sort[] = ['person', 'name', 'contact', 'words', 'plain', 'paper'];
/** What is there is said; what it is stays out. */
const LEFT_OUT: readonly Sort[] = ['secret', 'exempt'];

/** The rows that are theirs: by a column that points to them, by their address, or through a row that is theirs. */
export async function listRowsOf(db: Db, subject: Subject): Promise<Found[]> {
  const own: Found[] = [];
  for (const table of dataMap.filter(({ columns }) => columns.person !== undefined || columns.contact !== undefined)) {
    own.push({ table, rows: await rowsOf(db, table, (rows) => { theirs(rows, table, subject); }) });
  }
  const found: Found[] = [...own];
  for (const table of dataMap.filter(({ through }) => through !== undefined)) {
    const parent = own.find((one) => one.table.table === table.through?.table);
    const ids = (parent?.rows ?? []).map((row) => String(row['id']));
    const rows = await rowsOf(db, table, (query) => void query.whereRaw('?? = any(?::uuid[])', [table.through?.column ?? '', ids]));
    const already = found.find((one) => one.table === table);
    if (already === undefined) found.push({ table, rows });
    else already.rows = [...already.rows, ...rows.filter((row) => !already.rows.some((one) => JSON.stringify(one) === JSON.stringify(row)))];
  }
  return found;
}

/** An address counts where the row points to nobody: a letter to somebody else who answers to this person is not theirs. */
function theirs(query: Knex.QueryBuilder, { columns }: DataTable, { id, email }: Subject): void {
  const [address] = columns.contact ?? [];
  const [points] = columns.person ?? [];
  void query.where((either) => {
    for (const column of columns.person ?? []) void either.orWhere(column, id);
    if (address !== undefined && points === undefined) void either.orWhereRaw('lower(??) = lower(?)', [address, email]);
    if (address !== undefined && points !== undefined && points !== 'id') void either.orWhereRaw('?? is null and lower(??) = lower(?)', [points, address, email]);
  });
}

async function rowsOf(db: Db, { table, columns }: DataTable, which: (rows: Knex.QueryBuilder) => void): Promise<Row[]> {
  const rows = db(table).select(ASKED.flatMap((sort) => columns[sort] ?? []));
  for (const column of LEFT_OUT.flatMap((sort) => columns[sort] ?? [])) void rows.select(db.raw('(?? is not null) as ??', [column, column]));
  which(rows);
  return (await rows) as Row[];
}

/** Rows of other people, or of nobody, in whose words they are named. */
export async function listRowsNaming(db: Db, subject: Subject): Promise<Found[]> {
  const pattern = searchPattern(subject);
  const found: Found[] = [];
  for (const table of dataMap) {
    const searched = searchedColumns(table);
    if (searched.length === 0) continue;
    const rows = await db(table.table).select([...(table.columns.plain ?? []), ...(table.columns.person ?? []), ...searched])
      .where((any) => { for (const column of searched) void any.orWhereRaw('??::text ~* ?', [column, pattern]); })
      .modify((query) => { for (const column of table.columns.person ?? []) void query.whereRaw('?? is distinct from ?', [column, subject.id]); });
    if (rows.length > 0) found.push({ table, rows: rows as Row[] });
  }
  return found;
}

export function searchedColumns(table: DataTable): string[] {
  return [...textColumns(table), ...(table.columns.name ?? [])];
}

/** Addresses they had, or are about to have: written to as theirs, or waiting for their word. */
export async function listOwnAddresses(db: Db, subject: Subject): Promise<string[]> {
  return [...await db('letters').where({ person_id: subject.id }).distinct().pluck<string[]>('to_address'), ...await db('one_time_links').where({ person_id: subject.id }).whereNotNull('new_email').pluck<string[]>('new_email')];
}

/** Everybody else the council knows, by what stands instead of their name: their part, never their post, which would name them. */
export async function listOthers(db: Db, subject: Subject): Promise<Other[]> {
  const rows = await db('people as p').whereNot('p.id', subject.id).select<{ id: string; name: string; part: string | null; holds: boolean; isAdministrator: boolean }[]>({ id: 'p.id', name: 'p.name', isAdministrator: 'p.is_administrator' },
    db.raw('(select m.part from memberships m where m.person_id = p.id order by m.until_on is not null, m.from_on desc limit 1) as part'), db.raw('exists (select 1 from post_holders h where h.person_id = p.id) as holds'));
  const known = rows.map(({ id, name, part, holds, isAdministrator }) => ({ id, name, label: labelOf(part, holds, isAdministrator) }));
  const names = new Set([subject.name, ...known.map(({ name }) => name)].map((name) => name.toLowerCase()));
  const strays: Other[] = [];
  for (const { table, columns } of dataMap.filter(({ table: name }) => name !== 'people')) {
    for (const column of columns.name ?? []) {
      for (const name of await db(table).whereNotNull(column).distinct().pluck<string[]>(column)) strays.push({ id: null, name, label: 'another person' });
    }
  }
  // What somebody was called before they changed their name stands in the trail alone.
  for (const name of await db('audit_entries').where({ about_kind: 'people' }).whereNot('about_id', subject.id).whereNotNull('about_label').distinct().pluck<string[]>('about_label')) strays.push({ id: null, name, label: 'another person' });
  return [...known, ...strays.filter(({ name }) => name !== '' && !/^the (?:operator|system)$/.test(name) && !names.has(name.toLowerCase()))];
}

function labelOf(part: string | null, holds: boolean, isAdministrator: boolean): string {
  if (part !== null) return `a ${part}`.replace('a chair', 'the chair');
  return holds ? 'an officer' : isAdministrator ? 'an administrator' : 'another person';
}

/** What the records that rows point to are called. */
export async function listLabels(db: Db): Promise<Map<string, string>> {
  const rows: { id: string; label: string }[] = await db.unionAll([
    db('posts').select('id', 'title as label'), db('panels').select('id', 'name as label'), db('actions').select('id', 'reference as label'), db('organisations').select('id', 'name as label'),
    db('inspections').select('id', 'title as label'), db('meetings').select('id', db.raw("'meeting of ' || meets_on as label")), db('editions').select('id', db.raw("'report ' || number as label")),
  ]);
  return new Map(rows.map(({ id, label }) => [id, label]));
}
