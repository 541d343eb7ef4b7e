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
  const relations = await listRelations(owner, schema);
  await owner.transaction(async (tx) => {
    await begin(tx, schema, eraser);
    for (const one of relations) {
      const also = one.isTable ? [keepingOf(one) === 'passing' ? 'delete' : undefined, ['audit_entries', 'audit_details'].includes(one.name) ? 'insert' : undefined, erasable[one.name]] : [];
      await tx.raw(`grant ${['select', ...also].filter((right) => right !== undefined).join(', ')} on ??.?? to ??`, [schema, one.name, eraser]);
    }
  });
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
