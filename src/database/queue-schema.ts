// The queue's tables (graphile-worker), one schema a council, and the one door through which the app puts a job in.
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Db } from './db.ts';
import { addressFor, jobsSchemaOf, type Logins } from './logins.ts';

/**
 * The tables have row security without policies: only the login that owns them sees a row.
 * So they are made by the jobs login, in a schema the owner gives it, and the app's login gets one function.
 */
export async function installQueue(owner: Db, ownerUrl: string, councilKey: string, logins: Logins): Promise<void> {
  const schema = jobsSchemaOf(councilKey);
  await owner.raw('create schema if not exists ??', [schema]);
  await owner.raw('grant usage, create on schema ?? to ??', [schema, logins.jobs.name]);
  await owner.raw('grant usage on schema ?? to ??', [schema, logins.app.name]);
  const pool = new pg.Pool({ connectionString: addressFor(ownerUrl, logins.jobs), max: 2 });
  // A connection that breaks is reported by the query that was on it.
  pool.on('error', () => {});
  pool.on('connect', (client) => { client.on('error', () => {}); });
  try {
    await makeTables(pool, schema);
    // The owner, which may be no superuser, puts back by the same door what a restore finds in an archive.
    const { rows } = await owner.raw<{ rows: { name: string }[] }>('select current_user as name');
    await makeDoor(pool, schema, [logins.app.name, rows[0]?.name ?? '']);
  } finally {
    await pool.end();
  }
  // Named without a schema by src/database/jobs.ts, so it stands in the council's own.
  await owner.raw(`create or replace function ??.add_job(name text, payload json, key text, at timestamptz) returns void language sql
    as $$ select ??.enqueue(name, payload, key, at) $$`, [councilKey, schema]);
}

async function makeTables(pool: pg.Pool, schema: string): Promise<void> {
  const s = pg.escapeIdentifier(schema);
  // graphile-worker would first create the schema, for which it asks the right even when it is there: so it finds its first table made.
  await pool.query(`create table if not exists ${s}.migrations (id int primary key, ts timestamptz default now() not null, breaking boolean not null default false)`);
  await runMigrations({ pgPool: pool, schema });
}

async function makeDoor(pool: pg.Pool, schema: string, openTo: string[]): Promise<void> {
  const s = pg.escapeIdentifier(schema);
  await pool.query(`
    create or replace function ${s}.enqueue(name text, payload json, key text, at timestamptz) returns void
      language sql security definer set search_path = pg_catalog, pg_temp
      as $$ select ${s}.add_job(identifier => name, payload => payload, job_key => key, run_at => at) $$;
    revoke execute on all functions in schema ${s} from public;
    grant execute on function ${s}.enqueue(text, json, text, timestamptz) to ${openTo.map((login) => pg.escapeIdentifier(login)).join(', ')}`);
}
