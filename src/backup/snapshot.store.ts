// Reading a whole database as it was at one moment, while it is in use: its tables in an order in which they can be filled again, their rows, the queue.
import { createHash } from 'node:crypto';
import pg from 'pg';
import { to as copyTo, type CopyToStreamQuery } from 'pg-copy-streams';
import { MIGRATE_LOCK } from '../database/migrate.ts';
import { addressFor, jobsSchemaOf, loginsOf } from '../database/logins.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { RESTORING } from '../database/restoring.ts';
import type { TableCount, WaitingJobs } from './manifest.ts';

export interface TableShape {
  council: string;
  table: string;
  columns: string[];
  /** SQL, the primary key. */
  order: string;
  refersTo: string[];
}

/** Of use to the running program alone: dead in a copy, so they are not even in the archive. Migrations are run and not copied. */
const LEFT_OUT = ['sessions', 'form_keys', 'guesses', 'workers', 'letter_secrets', 'knex_migrations', 'knex_migrations_lock'];

const name = pg.escapeIdentifier;

/** A connection that no statement timeout ends, though it waits for no lock longer than a migrate may take; whoever opens it ends it. */
export async function openClient(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, application_name: 'backup', connectionTimeoutMillis: 10_000, keepAlive: true, lock_timeout: 120_000 });
  client.on('error', () => {}); // the query that was on it reports what went wrong
  await client.connect().catch((error: unknown) => { throw new OperatorMustAct(`The database at ${new URL(url).host} cannot be used: ${(error as Error).message}`, { cause: error }); });
  return client;
}

/** From here on everything that is read is of this one moment, whatever others write meanwhile; no migrate begins before keepMigrationsOut. */
export async function beginSnapshot(client: pg.Client): Promise<string> {
  await client.query(`select pg_advisory_lock_shared(${MIGRATE_LOCK})`);
  const half = await client.query('select 1 from pg_namespace where nspname = $1', [RESTORING]);
  if (half.rows.length > 0) throw new OperatorMustAct('A restore into this database is under way, or was cut short: what it holds is no council yet, and a backup of it would be none');
  await client.query('begin transaction isolation level repeatable read, read only');
  const { rows } = await client.query<{ id: string }>('select pg_export_snapshot() as id');
  return rows[0]?.id ?? '';
}

export async function postgresVersion(client: pg.Client): Promise<string> {
  return (await client.query<{ is: string }>("select current_setting('server_version') as is")).rows[0]?.is ?? '';
}

export async function listRegistered(client: pg.Client): Promise<{ key: string; baseUrl: string | null }[]> {
  const { rows } = await client.query<{ there: boolean }>("select to_regclass('registry.councils') is not null as there");
  if (!rows[0]?.there) return [];
  return (await client.query<{ key: string; baseUrl: string | null }>('select key, base_url as "baseUrl" from registry.councils order by key')).rows;
}

export async function listMigrations(client: pg.Client, council: string): Promise<string[]> {
  return (await client.query<{ name: string }>(`select name from ${name(council)}.knex_migrations order by name collate "C"`)).rows.map((row) => row.name);
}

interface Found { table: string; columns: string[]; key: string[] | null; keyTexts: boolean[] | null; refersTo: string[] | null }

/**
 * Left out are columns the database fills by itself: generated ones, and the number of the transaction that wrote a row (xid8),
 * which in another database is another transaction's.
 */
export async function listTables(client: pg.Client, council: string): Promise<TableShape[]> {
  const { rows } = await client.query<Found>(`
    select c.relname as table,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
      (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[]) where i.indrelid = c.oid and i.indisprimary) as key,
      (select array_agg(a.attcollation <> 0 order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey::int2[]) where i.indrelid = c.oid and i.indisprimary) as "keyTexts",
      (select array_agg(distinct r.relname::text) from pg_constraint f join pg_class r on r.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as "refersTo"
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relkind = 'r' and c.relname <> all($2) order by c.relname collate "C"`, [council, LEFT_OUT]);
  return inOrderOfReference(rows.map((row) => {
    if (row.key === null) throw new Error(`The table ${council}.${row.table} has no primary key, so that its rows have no order to be compared in`);
    // Databases sort text differently; by its bytes it is the same everywhere.
    const order = row.key.map((column, i) => name(column) + (row.keyTexts?.[i] ? ' collate "C"' : '')).join(', ');
    return { council, table: row.table, columns: row.columns, order, refersTo: row.refersTo ?? [] };
  }));
}

/** What is referred to stands before what refers to it, so that the foreign keys stay switched on while rows come in. */
function inOrderOfReference(shapes: readonly TableShape[]): TableShape[] {
  const ordered: TableShape[] = [];
  let left = [...shapes];
  while (left.length > 0) {
    const waiting = new Set(left.map((one) => one.table));
    const free = left.filter((one) => !one.refersTo.some((other) => waiting.has(other)));
    if (free.length === 0) throw new Error(`The tables ${[...waiting].join(', ')} refer to one another in a circle and cannot be filled one after the other`);
    ordered.push(...free);
    left = left.filter((one) => !free.includes(one));
  }
  return ordered;
}

/** A migration waits until the backup is done, instead of changing a table under its hands. */
export async function keepMigrationsOut(client: pg.Client, shapes: readonly TableShape[]): Promise<void> {
  await client.query(`lock table ${shapes.map((one) => `${name(one.council)}.${name(one.table)}`).join(', ')} in access share mode`);
  await client.query(`select pg_advisory_unlock_shared(${MIGRATE_LOCK})`);
}

/** In PostgreSQL's binary COPY format, which is the same from version 15 on and half the size of text for documents. */
function copyRowsOut(client: pg.Client, shape: TableShape): CopyToStreamQuery {
  return client.query(copyTo(`copy (select ${shape.columns.map(name).join(', ')} from ${name(shape.council)}.${name(shape.table)} order by ${shape.order}) to stdout (format binary)`));
}

/** Its return value is the count and hash of the rows that have gone by. */
export async function* rowsCounted(client: pg.Client, shape: TableShape): AsyncGenerator<Buffer, TableCount> {
  const { council, table } = shape;
  const hash = createHash('sha256');
  let bytes = 0;
  const rows = copyRowsOut(client, shape);
  for await (const piece of rows as AsyncIterable<Buffer>) {
    hash.update(piece);
    bytes += piece.length;
    yield piece;
  }
  return { council, table, rows: rows.rowCount, bytes, sha256: hash.digest('hex') };
}

export async function countRows(client: pg.Client, shape: TableShape): Promise<TableCount> {
  const rows = rowsCounted(client, shape);
  for (;;) {
    const next = await rows.next();
    if (next.done) return next.value;
  }
}

/** Asked for again by the program itself, or, like the link of a forgotten password, not to be done in a copy. */
const NOT_TAKEN_OVER = ['tick', 'deliver-letters', 'read-reports', 'send-reset-link', 'send-address-link'];

/** The queue's rows are shown to the jobs login alone, so it joins the snapshot. */
export async function listWaitingJobs(of: { ownerUrl: string; sessionSecret: string; council: string; snapshot: string }): Promise<WaitingJobs> {
  const client = await openClient(addressFor(of.ownerUrl, loginsOf(of.council, of.sessionSecret).jobs));
  try {
    await client.query('begin transaction isolation level repeatable read, read only');
    await client.query(`set transaction snapshot ${pg.escapeLiteral(of.snapshot)}`);
    const s = name(jobsSchemaOf(of.council));
    const { rows } = await client.query<{ name: string; payload: unknown; key: string | null; at: Date }>(
      `select t.identifier as name, j.payload, j.key, j.run_at as at from ${s}._private_jobs j join ${s}._private_tasks t on t.id = j.task_id
        where t.identifier <> all($1) and j.attempts < j.max_attempts order by j.id`, [NOT_TAKEN_OVER]);
    return { council: of.council, jobs: rows.map((row) => ({ ...row, at: row.at.toISOString() })) };
  } finally {
    await client.end();
  }
}
