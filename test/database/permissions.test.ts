// What the council's login may not do, asked of the database itself; and what it may do with each table, by how the table is kept.
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { installCouncil } from '../../src/councils/install-council.ts';
import { connect } from '../../src/database/db.ts';
import { grantByKeeping } from '../../src/database/grants.ts';
import { addJob } from '../../src/database/jobs.ts';
import { aCouncil } from '../support/database.ts';
import { testSecret } from '../support/test-server.ts';

const { deps, owner, superuser, url, listJobs } = await aCouncil();
await installCouncil({ ownerUrl: url.owner, councilKey: 'doncaster', sessionSecret: testSecret }, 'https://actions.doncaster.example');
const jobsLogin = connect({ url: url.jobs, name: 'test jobs login' });
afterAll(() => jobsLogin.destroy());

interface Table { name: string; keeping: string }
const { rows: tables } = await owner.raw<{ rows: Table[] }>(`select relname as name, substring(obj_description(c.oid, 'pg_class') from '^[a-z-]+') as keeping
  from pg_class c where relnamespace = 'slough'::regnamespace and relkind = 'r' and relname not like 'knex%' order by 1`);

const may: Record<string, string[]> = {
  'append-only': ['SELECT', 'INSERT'], changing: ['SELECT', 'INSERT', 'UPDATE'], passing: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'], 'read-only': ['SELECT'],
};

test('there are tables of every keeping', () => {
  expect(new Set(tables.map((table) => table.keeping))).toEqual(new Set(Object.keys(may)));
});

test.each(tables)('$name is $keeping, and the login has just those rights', async ({ name, keeping }) => {
  const all = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'];
  const { rows } = await deps.db.raw<{ rows: Record<string, boolean>[] }>(`select ${all.map((right) => `has_table_privilege(?, '${right}') as "${right}"`).join(', ')}`, all.map(() => name));
  expect(all.filter((right) => rows[0]?.[right])).toEqual(may[keeping]);
});

test.each([
  ['change what is append-only', "update audit_entries set what = 'x'", /permission denied for table/],
  ['empty a table', 'truncate form_keys', /permission denied for table/],
  ['read another council', 'select * from doncaster.people', /permission denied for schema/],
  ['make a table', 'create table mine (a int)', /permission denied for schema/],
  ['make a temporary table', 'create temporary table mine (a int)', /permission denied to create temporary tables/],
  ['make a table where everybody may look', 'create table public.mine (a int)', /permission denied for schema/],
  ['drop a table', 'drop table form_keys', /must be owner/],
  ['switch a trigger off', 'alter table audit_entries disable trigger all', /must be owner/],
  ['skip the triggers', "set session_replication_role = 'replica'", /permission denied to set parameter/],
  ['read the queue', 'select * from slough_jobs._private_jobs', /permission denied for table/],
  ['use another door to the queue', "select slough_jobs.add_job('x')", /permission denied for function/],
  ['become the owner', 'set role ma_test_owner', /permission denied to set role/],
  ['become the jobs login', 'set role slough_jobs', /permission denied to set role/],
  ['move the chain', "update audit_head set position = 0", /permission denied for table/],
  // B-08: nor can it read a backup, write over one or remove one, were it on the database's own machine.
  ['write a file on the server', "copy form_keys to '/tmp/matters-arising.backup'", /must be superuser|permission denied to COPY/],
  ['run a program on the server', "copy form_keys to program 'rm /tmp/matters-arising.backup'", /must be superuser|permission denied to COPY/],
  ['read a backup on the server', "select pg_read_binary_file('/tmp/matters-arising.backup')", /permission denied for function/],
  ['read a file of the server', "copy form_keys from '/etc/passwd'", /must be superuser|permission denied to COPY/],
])('the login may not %s', async (_what, sql, refusal) => {
  await expect(deps.db.raw(sql)).rejects.toThrow(refusal);
});

test('the owner itself cannot change or remove what is append-only', async () => {
  await superuser.raw(`insert into slough.seed_loads values ('a', now())`);
  for (const sql of ["update slough.seed_loads set name = 'b'", 'delete from slough.seed_loads', 'truncate slough.seed_loads']) await expect(owner.raw(sql)).rejects.toThrow(/append-only/);
});

test('the jobs login knows nothing of the council', async () => {
  await expect(jobsLogin.raw('select * from slough.people')).rejects.toThrow(/permission denied for schema/);
});

test('a job asked for in a transaction that is rolled back is not there', async () => {
  await deps.db.transaction(async (tx) => { await addJob(tx, 'kept', { a: 1 }); });
  await deps.db.transaction(async (tx) => { await addJob(tx, 'lost', {}); throw new Error('no'); }).catch(() => {});
  await deps.db.transaction(async (tx) => { await addJob(tx, 'keyed', { n: 1 }, { key: 'one' }); await addJob(tx, 'keyed', { n: 2 }, { key: 'one' }); });
  expect(await listJobs()).toEqual([{ name: 'kept', payload: { a: 1 } }, { name: 'keyed', payload: { n: 2 } }]);
});

test('a table that does not say how it is kept stops the migrating, by name', async () => {
  await owner.raw('create table silent (a int)');
  await expect(grantByKeeping(owner, 'slough', 'slough_app')).rejects.toThrow(/The table silent does not say how it is kept: its comment must begin with one of "append-only:"/);
  await owner.raw("comment on table silent is 'passing: only for this test'");
  await grantByKeeping(owner, 'slough', 'slough_app');
  await deps.db.raw('delete from silent');
  await owner.raw("comment on table silent is 'append-only: it has changed'");
  await grantByKeeping(owner, 'slough', 'slough_app');
  await expect(deps.db.raw('delete from silent')).rejects.toThrow(/permission denied/);
});

test('a day is text and a count is a number, whatever the zone of the machine', async () => {
  const { rows } = await deps.db.raw<{ rows: unknown[] }>("select date '2026-03-29' as day, count(*) as n, 12.50::numeric as measure, timestamptz '2026-03-29T00:30:00Z' as at from form_keys");
  expect(rows[0]).toEqual({ day: '2026-03-29', n: 0, measure: 12.5, at: new Date('2026-03-29T00:30:00Z') });
});

test('what a login is refused is translated once, with its constraint', async () => {
  const { transact } = await import('../../src/database/transact.ts');
  const key = randomUUID();
  const twice = transact(deps, {}, async (tx) => {
    await tx('form_keys').insert([{ key, taken_at: deps.clock.now() }, { key, taken_at: deps.clock.now() }]);
    return { ok: true };
  });
  await expect(twice).rejects.toMatchObject({ name: 'DatabaseRefused', kind: 'already there', constraint: 'form_keys_pkey', table: 'form_keys' });
});
