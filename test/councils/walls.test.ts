// Two councils with the same ids and names in one database: with one's logins nothing of the other's is read or written, whatever SQL is
// used (S-33); and what opens a door of the one opens none of the other.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { openCouncils } from '../../src/councils/councils.ts';
import { door } from '../../src/councils/door.ts';
import { installCouncil } from '../../src/councils/install-council.ts';
import { connect, type Db } from '../../src/database/db.ts';
import { addJob } from '../../src/database/jobs.ts';
import { addressFor, loginsOf } from '../../src/database/logins.ts';
import { feedPath, newSecret, secretHashOf } from '../../src/meetings/calendar-feed.ts';
import { makeCalendarFeed } from '../../src/meetings/make-calendar-feed.ts';
import { getMeeting } from '../../src/meetings/meeting.store.ts';
import { makeUpdateLink } from '../../src/progress/make-update-link.ts';
import { makeLink } from '../../src/sign-in/make-link.ts';
import { signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { openSession } from '../support/page.ts';
import { testSecret } from '../support/test-server.ts';
import { twoPanels, type TwoPanels } from '../support/two-panels.ts';

const { deps, owner, superuser, url } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const COUNCILS = ['slough', 'doncaster'] as const;
type Key = (typeof COUNCILS)[number];
const otherOf = (key: Key): Key => (key === 'slough' ? 'doncaster' : 'slough');
/** In every word of Doncaster's, and in none of Slough's. */
const MARK = 'a-word-of-doncaster';
const logins = Object.fromEntries(COUNCILS.map((key) => {
  const { app, jobs } = loginsOf(key, testSecret);
  const open = (login: typeof app): Db => connect({ url: addressFor(url.owner, login), name: 'test walls', connections: 2 });
  return [key, { app: open(app), jobs: open(jobs) }];
})) as Record<Key, Record<'app' | 'jobs', Db>>;
let panels: TwoPanels;

await installCouncil({ ownerUrl: url.owner, councilKey: 'slough', sessionSecret: testSecret });
await installCouncil({ ownerUrl: url.owner, councilKey: 'doncaster', sessionSecret: testSecret }, 'http://doncaster.example');
const councils = await openCouncils({ databaseUrl: url.owner, sessionSecret: testSecret, council: 'slough', baseUrl: 'http://slough.example', loopbackAllowed: false, name: 'test', log: deps.log, clock: deps.clock });
const server = createApp({ door: door(councils) }).listen(0, '127.0.0.1');
const large: Record<string, number> = {};
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await councils.close();
  for (const { app, jobs } of Object.values(logins)) { await app.destroy(); await jobs.destroy(); }
});

beforeAll(async () => {
  panels = await twoPanels(deps);
  await superuser.transaction(async (tx) => {
    await tx.raw("set local session_replication_role = 'replica'");
    for (const { name, columns, words } of await tablesOf(tx, 'slough')) {
      await tx.raw(`delete from doncaster.${name}`);
      await tx.raw(`insert into doncaster.${name} (${columns.join(', ')}) overriding system value select ${columns.map((column) => (words.includes(column) ? `${column} || ' ${MARK}'` : column)).join(', ')} from slough.${name}`);
    }
  });
  for (const key of COUNCILS) {
    await logins[key].app.transaction((tx) => addJob(tx, 'kept', { of: key }));
    large[key] = (await logins[key].app.raw<{ rows: { oid: number }[] }>("select lo_from_bytea(0, 'a large object') as oid")).rows[0]?.oid ?? 0;
  }
}, 180_000);

interface Table { name: string; columns: string[]; words: string[] }

/** `words`: those of a person, which no constraint holds to a form. */
async function tablesOf(db: Db, schema: string): Promise<Table[]> {
  const { rows } = await db.raw<{ rows: Table[] }>(`select c.table_name as name, array_agg(quote_ident(c.column_name::text)) as columns,
      array_agg(quote_ident(c.column_name::text)) filter (where c.column_name in ('name', 'council_name', 'wording', 'note', 'subject', 'person_name', 'title') and c.data_type = 'text') as words
    from information_schema.columns c where c.table_schema = ? and c.is_generated = 'NEVER' and c.table_name not like 'knex%' group by 1 order by 1`, [schema]);
  return rows.map((row) => ({ ...row, words: row.words as string[] | null ?? [] }));
}

interface Thing { schema: string; name: string; kind: string; column: string | null; call: string | null }

/** Everything that stands in the schemas of one council and in that of the list: tables, views, sequences, indexes, functions. */
async function thingsOf(key: Key): Promise<Thing[]> {
  const { rows } = await superuser.raw<{ rows: Thing[] }>(`select n.nspname as schema, c.relname as name, c.relkind::text as kind,
      (select quote_ident(attname) from pg_attribute where attrelid = c.oid and attnum = 1) as column, null as call
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any(?) and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    union all select n.nspname, p.proname, 'function', null,
      (select string_agg('null', ', ') from unnest(p.proargtypes::oid[])) from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = any(?) order by 1, 3, 2`, [[key, `${key}_jobs`, 'registry'], [key, `${key}_jobs`, 'registry']]);
  return rows;
}

function attemptsOn({ schema, name, kind, column, call }: Thing): string[] {
  const it = `"${schema}"."${name}"`;
  if (kind === 'function') return [`select ${it}(${call ?? ''})`];
  if (kind === 'S') return [`select nextval('${it}')`, `select setval('${it}', 1)`, `select currval('${it}')`, `select * from ${it}`];
  return [`select * from ${it}`, `select count(*) from ${it}`, `insert into ${it} default values`, `update ${it} set ${column ?? ''} = ${column ?? ''}`, `delete from ${it}`, `truncate ${it}`, `do $$ begin lock table ${it}; end $$`, `merge into ${it} using (select 1) x on false when not matched then insert default values`];
}

test.each(COUNCILS.flatMap((key) => (['app', 'jobs'] as const).map((login) => [key, login] as const)))('the login %s_%s is refused everything of the other council and of the list', async (key, login) => {
  const db = logins[key][login];
  const things = await thingsOf(otherOf(key));
  expect([...new Set(things.map(({ schema, kind }) => `${schema} ${kind}`))].length).toBeGreaterThanOrEqual(6);
  const through: string[] = [];
  let tried = 0;
  for (const attempt of things.flatMap(attemptsOn)) {
    tried += 1;
    const code = await db.raw(attempt).then(() => 'done', (error: { code?: string }) => error.code ?? 'no code');
    if (code !== '42501') through.push(`${attempt}: ${code}`);
  }
  expect(through).toEqual([]);
  expect(tried).toBeGreaterThan(500);
}, 120_000);

test('nor by another way: other roles, other paths, files, programs, large objects, statistics, other people’s statements', async () => {
  const { app } = logins.slough;
  const refused = [
    'set role doncaster_app', 'set role doncaster_jobs', 'set role doncaster_eraser', 'set role ma_test_owner', 'set session authorization doncaster_app', 'grant doncaster_app to slough_app', 'alter role doncaster_app password null',
    'set search_path = doncaster; select * from people', 'alter schema doncaster rename to mine', 'alter table doncaster.people owner to slough_app', 'grant select on doncaster.people to slough_app', 'comment on table doncaster.people is null',
    'do $$ begin perform * from doncaster.people; end $$', 'do $$ begin execute \'delete from doncaster.people\'; end $$', 'explain analyze select * from doncaster.people', 'prepare p as select * from doncaster.people', 'declare c cursor for select * from doncaster.people',
    'create view mine as select * from doncaster.people', 'create function mine() returns void language sql as \'delete from doncaster.people\'', 'create extension dblink', 'create extension postgres_fdw', 'create schema mine',
    'select query_to_xml(\'select * from doncaster.people\', true, true, \'\')', "select schema_to_xml('doncaster', true, true, '')", "select table_to_xml('doncaster.people', true, true, '')",
    "select 'doncaster.people'::regclass", 'select null::doncaster.people', "select pg_read_file('PG_VERSION')", "select pg_ls_dir('.')", "copy form_keys to program 'true'", "copy form_keys from '/etc/passwd'", "select lo_import('/etc/passwd')", 'select * from pg_largeobject', 'select * from pg_authid',
    `select lo_get(${large['doncaster']})`, `select lo_put(${large['doncaster']}, 0, 'x')`, `select lo_unlink(${large['doncaster']})`, "set session_replication_role = 'replica'", "alter system set log_statement = 'all'",
    'select pg_terminate_backend(pid) from pg_stat_activity where usename = \'doncaster_app\'', "select slough_jobs.add_job('x')", "select doncaster_jobs.enqueue('x', '{}', null, null)", 'vacuum full doncaster.people; analyze doncaster.people; select * from doncaster.people',
  ];
  await logins.doncaster.app.raw("select 'a-secret-statement'");
  const through: string[] = [];
  for (const sql of refused) {
    // As one string of statements, as an injection would be.
    const answer = await app.raw(sql.replaceAll('?', '\\?')).then(() => 'done', () => 'refused');
    if (answer === 'done') through.push(sql);
  }
  expect(through).toEqual([]);
  const silent = ["select * from pg_stats where schemaname = 'doncaster'", "select * from information_schema.columns where table_schema = 'doncaster'", "select 1 from pg_stat_activity where usename <> current_user and query <> '<insufficient privilege>'"];
  for (const sql of silent) expect((await app.raw<{ rows: unknown[] }>(sql)).rows, sql).toEqual([]);
  expect(JSON.stringify((await app.raw<{ rows: unknown[] }>("select database_to_xml(true, true, '')::text as x")).rows)).not.toContain(MARK);
});

test('with every filter switched off, a council’s own login reads its own rows alone, though ids and names are the same', async () => {
  const seen = { slough: 0, doncaster: 0 };
  for (const key of COUNCILS) {
    for (const { name } of await tablesOf(superuser, key)) {
      const { rows } = await logins[key].app.raw<{ rows: { n: number }[] }>(`select count(*) filter (where to_jsonb(t)::text like '%${MARK}%') as n from ${name} t`).catch(() => ({ rows: [{ n: 0 }] }));
      seen[key] += rows[0]?.n ?? 0;
    }
  }
  expect(seen.slough).toBe(0);
  expect(seen.doncaster).toBeGreaterThan(100);
  const idsOf = async (key: Key): Promise<string[]> => (await logins[key].app<{ id: string }>('people').select('id').orderBy('id')).map(({ id }) => id);
  expect(await idsOf('slough')).toEqual(await idsOf('doncaster'));
});

interface Came { status: number; location: string; text: string }

async function ask(host: string, path: string, of: { method?: string; cookie?: string; body?: string } = {}): Promise<Came> {
  const { port } = server.address() as AddressInfo;
  return await new Promise((resolve, reject) => {
    const headers = { host, 'sec-fetch-site': 'same-origin', ...(of.cookie === undefined ? {} : { cookie: of.cookie }), ...(of.body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) };
    const request = http.request({ host: '127.0.0.1', port, path, method: of.method ?? 'GET', headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (more: string) => { text += more; }).on('end', () => { resolve({ status: response.statusCode ?? 0, location: response.headers.location ?? '', text }); });
    });
    request.on('error', reject);
    request.end(of.body);
  });
}

test('a session, a form’s token, an update link, a one-time link and a calendar’s address of the one are nothing at the other', async () => {
  const [slough] = councils.all();
  const { clerk, 'lead officer': officer } = panels.people;
  if (slough === undefined || clerk === undefined || officer === undefined) throw new Error('Nobody is there');
  const cookie = `matters=${await openSession(slough, clerk.id)}`;
  const secret = newSecret();
  await makeCalendarFeed(slough, signedIn(clerk), { kind: 'meetings', secretHash: secretHashOf(secret) });
  const { link, password } = await slough.db.transaction(async (tx) => {
    const meeting = await getMeeting(tx, panels.own.meeting);
    const made = { link: await makeUpdateLink(tx, slough, { meeting, personId: officer.id, letterKey: 'a request', actionIds: [panels.own.actionId] }), password: await makeLink(tx, slough, theSystem, officer, 'invitation') };
    await record(tx, slough, theSystem, { what: 'test.laid-out', about: { kind: 'meetings', id: meeting.id } });
    return made;
  });
  const paths = [`/actions/${panels.own.reference}`, new URL(link.address).pathname, new URL(password.address).pathname, feedPath(secret)];
  const at = async (host: string): Promise<number[]> => await Promise.all(paths.map(async (path) => (await ask(host, path, { cookie })).status));
  expect(await at('slough.example')).toEqual([200, 200, 200, 200]);
  // 410 is what whoever makes an address up is answered.
  expect(await at('doncaster.example')).toEqual([303, 410, 410, 410]);
  expect((await ask('doncaster.example', '/account', { cookie })).location).toMatch(/^\/sign-in/);
  // The very session put into the other's table too: its signature is of another key.
  await superuser.raw('insert into doncaster.sessions select * from slough.sessions on conflict do nothing');
  expect((await ask('doncaster.example', '/account', { cookie })).location).toMatch(/^\/sign-in/);
  const own = await ask('slough.example', '/account', { cookie });
  expect(own.status).toBe(200);
  const token = /name="_csrf" value="([^"]+)"/.exec(own.text)?.[1] ?? '';
  expect(token).not.toBe('');
  const outAt = async (host: string): Promise<Came> => await ask(host, '/sign-out', { method: 'POST', cookie, body: new URLSearchParams({ _csrf: token }).toString() });
  expect((await outAt('doncaster.example')).status).toBe(403);
  expect((await outAt('slough.example')).status).toBe(303);
});

test('the words on a page are those of the host’s council, and of no other', async () => {
  const doncaster = councils.at('doncaster.example');
  const [slough] = councils.all();
  const { clerk } = panels.people;
  if (doncaster === undefined || slough === undefined || clerk === undefined) throw new Error('Nobody is there');
  for (const [deps, host, has] of [[slough, 'slough.example', false], [doncaster, 'doncaster.example', true]] as const) {
    const cookie = `matters=${await openSession(deps, clerk.id)}`;
    for (const path of ['/', `/actions/${panels.own.reference}`, `/audit/actions/${panels.own.reference}`, '/meetings', '/letters', `/editions/${panels.own.edition}`]) {
      const { status, text } = await ask(host, path, { cookie });
      expect([path, status]).toEqual([path, 200]);
      if (!has) expect(text.includes(MARK), `${host}${path}`).toBe(false);
      else if (path.startsWith('/actions')) expect(text).toContain(MARK);
    }
  }
});

test('the owner, who keeps the list, is the only one to write it; its reader can do nothing else', async () => {
  const { rows } = await owner.raw<{ rows: { grantee: string; privilege: string }[] }>("select grantee, privilege_type as privilege from information_schema.role_table_grants where table_schema = 'registry' and grantee <> 'ma_test_owner'");
  expect(rows).toEqual([{ grantee: expect.stringMatching(/^registry_[0-9a-f]{16}$/) as string, privilege: 'SELECT' }]);
});
