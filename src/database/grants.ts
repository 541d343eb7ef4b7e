// What the council's login may do with each table: read from how the table says it is kept. What its eraser may: from erasable.ts.
import type { Db } from './db.ts';
import { erasable } from './erasable.ts';

/** migrations/schema-parts.ts writes these words at the beginning of every table's comment. */
const rights: Record<string, string> = {
  'append-only': 'select, insert',
  changing: 'select, insert, update',
  passing: 'select, insert, update, delete',
  'read-only': 'select',
};

/** knex's own two: read to tell whether the migrations are up to date. */
const ofKnex = ['knex_migrations', 'knex_migrations_lock'];

interface Relation { name: string; isTable: boolean; comment: string | null }

/** Takes all rights and gives them anew, in one transaction, so that a table whose keeping changed is never left with old ones. */
export async function grantByKeeping(owner: Db, schema: string, login: string): Promise<void> {
  const relations = await listRelations(owner, schema);
  const silent = relations.filter((one) => rightsOf(one) === undefined).map((one) => one.name);
  if (silent.length > 0) {
    throw new Error(`The table ${silent.join(', ')} does not say how it is kept: its comment must begin with one of ${Object.keys(rights).map((word) => `"${word}:"`).join(', ')} (call keep() in its migration)`);
  }
  await owner.transaction(async (tx) => {
    await begin(tx, schema, login);
    await tx.raw('grant usage on all sequences in schema ?? to ??', [schema, login]);
    for (const one of relations) await tx.raw(`grant ${rightsOf(one) ?? ''} on ??.?? to ??`, [schema, one.name, login]);
  });
}

/** Reads everything, writes its entries into the trail like everybody, deletes what passes anyhow, and erases what erasable.ts names. */
export async function grantToEraser(owner: Db, schema: string, eraser: string): Promise<void> {
  const [relations, columns] = [await listRelations(owner, schema), await listColumns(owner, schema)];
  await owner.transaction(async (tx) => {
    await begin(tx, schema, eraser);
    for (const one of relations) {
      const also = one.isTable ? [keepingOf(one) === 'passing' ? 'delete' : undefined, ['audit_entries', 'audit_details'].includes(one.name) ? 'insert' : undefined, thereOf(erasable[one.name], columns.get(one.name) ?? [])] : [];
      await tx.raw(`grant ${['select', ...also].filter((right) => right !== undefined).join(', ')} on ??.?? to ??`, [schema, one.name, eraser]);
    }
  });
}

/** 'delete, update (text, note)' with the columns that are there: a backup of an older version is laid out at its own migrations first. */
function thereOf(rights: string | undefined, columns: readonly string[]): string | undefined {
  const there = rights?.replace(/,? ?update \(([^)]*)\)/, (given: string, named: string) => {
    const left = named.split(', ').filter((name) => columns.includes(name));
    return left.length === 0 ? '' : given.replace(named, left.join(', '));
  });
  return there === '' ? undefined : there;
}

async function listColumns(owner: Db, schema: string): Promise<Map<string, string[]>> {
  const { rows } = await owner.raw<{ rows: { name: string; columns: string[] }[] }>('select table_name::text as name, array_agg(column_name::text) as columns from information_schema.columns where table_schema = ? group by table_name', [schema]);
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

async function begin(tx: Db, schema: string, role: string): Promise<void> {
  await tx.raw('revoke all on all tables in schema ?? from ??', [schema, role]);
  await tx.raw('revoke all on all sequences in schema ?? from ??', [schema, role]);
  await tx.raw('grant usage on schema ?? to ??', [schema, role]);
}

function rightsOf(one: Relation): string | undefined {
  return !one.isTable || ofKnex.includes(one.name) ? 'select' : rights[keepingOf(one)];
}

const keepingOf = ({ comment }: Relation): string => /^([a-z-]+):/.exec(comment ?? '')?.[1] ?? '';

async function listRelations(owner: Db, schema: string): Promise<Relation[]> {
  const found = await owner.raw<{ rows: { name: string; kind: string; comment: string | null }[] }>(
    `select c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as comment
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ? and c.relkind in ('r', 'p', 'v', 'm') order by c.relname`, [schema]);
  return found.rows.map(({ name, kind, comment }) => ({ name, isTable: kind === 'r' || kind === 'p', comment }));
}
