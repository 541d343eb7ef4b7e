// A council of one's own for a test file: a clone of the migrated database, reached with the council's login.
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, inject } from 'vitest';
import { clockAt } from '../../src/calendar/clock.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { connect, type Db } from '../../src/database/db.ts';
import { addressFor, deriveSecret, jobsSchemaOf, loginsOf } from '../../src/database/logins.ts';
import { testCouncil, testSecret, type TestServer } from './test-server.ts';

export interface TestCouncil {
  /** What a verb is given: the council's own login, so that every right is tested as it will be. */
  deps: Deps & { clock: ReturnType<typeof clockAt> };
  clock: ReturnType<typeof clockAt>;
  /** Owns the tables, for asserting and for laying out what the app itself could not. The triggers hold for it too. */
  owner: Db;
  /** Holds nothing back: for tests that do what an intruder with the whole server would. */
  superuser: Db;
  /** The jobs that wait, oldest first. */
  listJobs: () => Promise<{ name: string; payload: unknown }[]>;
  url: { app: string; owner: string; jobs: string };
}

/**
 * Call once, at the top of a test file: `const { deps, clock, owner } = await aCouncil();`. It closes itself when the file's
 * tests are over, and fails the file when one of them left a connection open.
 * @param at where the clock stands at first
 */
export async function aCouncil({ at = '2026-03-12T10:00:00Z' } = {}): Promise<TestCouncil> {
  const closers: (() => Promise<void>)[] = [];
  // Registered before the first await: afterwards vitest may be collecting another suite.
  afterAll(async () => { for (const close of closers) await close(); });
  const server = await askForServer();
  const database = server.prefix + randomBytes(6).toString('hex');
  await asAdmin(server, async (admin) => {
    await admin.raw('create database ?? template ?? owner ma_test_owner strategy wal_log', [database, server.template]);
    // Rights on a database are not cloned with it.
    await admin.raw('revoke temporary on database ?? from public', [database]);
  });
  const logins = loginsOf(testCouncil.councilKey, testSecret);
  const ofClone = (url: string): string => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  const url = { owner: ofClone(server.ownerUrl), app: addressFor(ofClone(server.ownerUrl), logins.app), jobs: addressFor(ofClone(server.ownerUrl), logins.jobs) };
  const open = (name: string, to: string): Db => connect({ url: to, name: `test ${name}`, searchPath: name === 'app' ? undefined : [testCouncil.councilKey] });
  const pools = { app: open('app', url.app), owner: open('owner', url.owner), superuser: open('superuser', ofClone(server.adminUrl)), jobs: open('jobs', url.jobs) };
  closers.push(async () => {
    for (const pool of Object.values(pools)) await pool.destroy();
    await asAdmin(server, (admin) => drop(admin, database));
  });
  const clock = clockAt(at);
  const council = { key: testCouncil.councilKey, baseUrl: 'http://localhost:3000', secret: deriveSecret(testSecret, `council ${testCouncil.councilKey}`) };
  return {
    deps: { db: pools.app, clock, log: pino({ level: 'silent' }), council },
    clock, owner: pools.owner, superuser: pools.superuser, url,
    listJobs: () => listJobs(pools.jobs),
  };
}

/** A database with nothing in it, of the owner who is no superuser; removed when the file's tests are over. */
export async function anEmptyDatabase(): Promise<{ ownerUrl: string; name: string }> {
  let remove: () => Promise<void> = () => Promise.resolve();
  afterAll(() => remove());
  const server = await askForServer();
  const name = server.prefix + randomBytes(6).toString('hex');
  await asAdmin(server, async (admin) => { await admin.raw('create database ?? owner ma_test_owner', [name]); });
  remove = () => asAdmin(server, async (admin) => { await admin.raw('drop database ?? with (force)', [name]); });
  return { ownerUrl: Object.assign(new URL(server.ownerUrl), { pathname: `/${name}` }).href, name };
}

async function askForServer(): Promise<TestServer> {
  const answer = await fetch(inject('databaseDoor'));
  const text = await answer.text();
  if (!answer.ok) throw new Error(`The tests' PostgreSQL did not start: ${text}`);
  return JSON.parse(text) as TestServer;
}

async function asAdmin(server: TestServer, work: (admin: Db) => Promise<void>): Promise<void> {
  const admin = connect({ url: server.adminUrl, name: 'test admin', statementMs: 60_000 });
  try {
    await work(admin);
  } finally {
    await admin.destroy();
  }
}

/** Says who is still there before removing the database under them. */
async function drop(admin: Db, database: string): Promise<void> {
  const left = await leftOpen(admin, database);
  await admin.raw('drop database ?? with (force)', [database]);
  if (left.length > 0) throw new Error(`A test of this file left a connection open: ${left.join('; ')}. Whoever opens a pool destroys it.`);
}

async function leftOpen(admin: Db, database: string): Promise<string[]> {
  // A connection that was ended a moment ago is still on its way out.
  for (let i = 0; ; i++) {
    const { rows } = await admin.raw<{ rows: { application_name: string; usename: string; query: string }[] }>(
      "select application_name, usename, left(query, 80) as query from pg_stat_activity where datname = ? and backend_type = 'client backend'", [database]);
    if (rows.length === 0 || i === 40) return rows.map((row) => `${row.application_name || 'without a name'} as ${row.usename}, last: ${row.query}`);
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
}

async function listJobs(jobs: Db): Promise<{ name: string; payload: unknown }[]> {
  const schema = jobsSchemaOf(testCouncil.councilKey);
  const { rows } = await jobs.raw<{ rows: { name: string; payload: unknown }[] }>(
    'select t.identifier as name, j.payload from ??._private_jobs j join ??._private_tasks t on t.id = j.task_id order by j.id', [schema, schema]);
  return rows;
}
