// The place a backup is restored into: whether it is empty, the mark that a restore is at work in it, and clearing away one that was cut short.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Transaction } from '../database/db.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { addressFor, jobsSchemaOf, loginsOf } from '../database/logins.ts';
import { RESTORING } from '../database/restoring.ts';
import { openClient } from './snapshot.store.ts';

const name = pg.escapeIdentifier;

/** One restore at a time in a database, for as long as this connection lives. */
export async function takeRestoreTurn(client: pg.Client): Promise<void> {
  // Some seconds: PostgreSQL notices only by and by that a restore that was killed has gone.
  for (let i = 0; i < 40; i++) {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock(hashtext('matters arising restore')) as taken");
    if (rows[0]?.taken) return;
    await sleep(250);
  }
  throw new OperatorMustAct('Another restore is at work in this database. Nothing was changed.');
}

export async function isMarked(client: pg.Client): Promise<boolean> {
  return (await client.query('select 1 from pg_namespace where nspname = $1', [RESTORING])).rows.length > 0;
}

/** Schemas that hold anything but what extensions brought. */
export async function listOccupied(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select distinct n.nspname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    order by 1`);
  return rows.map((row) => row.name);
}

/** From here to the end of the restore everything else turns back at this database, after a kill -9 too. */
export async function mark(client: pg.Client, councils: readonly string[]): Promise<void> {
  await client.query('begin');
  await client.query(`create schema ${name(RESTORING)}`);
  await client.query(`create table ${name(RESTORING)}.councils (key text primary key)`);
  await client.query(`insert into ${name(RESTORING)}.councils select unnest($1::text[])`, [councils]);
  await client.query('commit');
}

/** Blank again, in one transaction. Only what the mark names: it was set where there was nothing. */
export async function clearAway(client: pg.Client): Promise<void> {
  await client.query('begin');
  const { rows } = await client.query<{ key: string }>(`select key from ${name(RESTORING)}.councils`);
  for (const schema of [...rows.flatMap(({ key }) => [key, jobsSchemaOf(key)]), 'registry', RESTORING]) await client.query(`drop schema if exists ${name(schema)} cascade`);
  await client.query('commit');
}

/** The last of all: from its commit on the place is what the archive was. */
export async function unmark(tx: Transaction): Promise<void> {
  await tx.raw('drop schema ?? cascade', [RESTORING]);
}

/** Names without a schema mean this council's until the commit. */
export async function workIn(tx: Transaction, council: string): Promise<void> {
  await tx.raw('set local search_path to ??, pg_temp', [council]);
}

/**
 * Logins belong to the server and not to the database. Where one is there with another password, somebody else's copy of this
 * council is served from this server under another secret, and giving the login a new password would shut that copy out.
 */
export async function mustNotTakeLogins(client: pg.Client, of: { ownerUrl: string; sessionSecret: string; councils: readonly string[] }): Promise<void> {
  for (const council of of.councils) {
    const { app } = loginsOf(council, of.sessionSecret);
    if ((await client.query('select 1 from pg_roles where rolname = $1', [app.name])).rows.length === 0) continue;
    try {
      await (await openClient(addressFor(of.ownerUrl, app))).end();
    } catch (error) {
      if (((error as Error).cause as { code?: string } | undefined)?.code !== '28P01') continue; // may not connect to this database yet: the password was right
      throw new OperatorMustAct(`The login ${app.name} is on this server already, with a password made from another SESSION_SECRET: another copy of ${council} may be served from here. Restore on another server, or set the SESSION_SECRET of that copy, or drop the login if nobody uses it. Nothing was changed.`, { cause: error });
    }
  }
}
