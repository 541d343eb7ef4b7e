// The place a backup is restored into: an empty one or none (B-06), blank or complete whenever the restore is killed (B-07), at the program's own migrations in the end.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import { checkArchive } from '../../src/backup/check-archive.ts';
import { makeBackup, type Backup } from '../../src/backup/make-backup.ts';
import { differencesBetween } from '../../src/backup/manifest.ts';
import { restoreBackup, type Restored } from '../../src/backup/restore-backup.ts';
import { openCouncils } from '../../src/councils/councils.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { installCouncil } from '../../src/councils/install-council.ts';
import { readiness } from '../../src/councils/readiness.ts';
import { connect } from '../../src/database/db.ts';
import { listOwnMigrations } from '../../src/database/migration-source.ts';
import { listMissingMigrations } from '../../src/database/migrations-run.ts';
import { aPanel, aPerson, someSettings } from '../support/builders.ts';
import { aCouncil, anEmptyDatabase } from '../support/database.ts';
import { testCouncil, testSecret } from '../support/test-server.ts';
import { aFolder, aKey } from './backup.support.ts';

const { deps, clock, url } = await aCouncil();
const folder = aFolder();
let made: Backup;

beforeAll(async () => {
  await installCouncil({ ownerUrl: url.owner, ...testCouncil });
  await someSettings(deps);
  await aPerson(deps, { part: { panel: await aPanel(deps), part: 'clerk' } });
  made = await backUp('whole.backup', url.owner);
}, 120_000);

const backUp = (name: string, ownerUrl: string): Promise<Backup> => makeBackup({ ownerUrl, sessionSecret: testSecret, clock, key: aKey, file: path.join(folder, name), program: '0.0.1' });

async function restoreInto(ownerUrl: string, { sessionSecret = testSecret, file = made.file } = {}): Promise<Restored> {
  const archive = await checkArchive(file, aKey, 'slough');
  try {
    return await restoreBackup({ ownerUrl, sessionSecret, archive, clock, say: () => {} });
  } finally {
    await archive.close();
  }
}

const opening = (ownerUrl: string, council = 'slough'): Parameters<typeof openCouncils>[0] => ({ databaseUrl: ownerUrl, sessionSecret: testSecret, council, baseUrl: 'http://localhost:3000', loopbackAllowed: true, name: 'copy', log: pino({ level: 'silent' }), clock });

async function inCopy<T>(ownerUrl: string, work: (copy: Deps) => Promise<T>, council?: string): Promise<T> {
  const councils = await openCouncils(opening(ownerUrl, council));
  try {
    return await work(councils.main);
  } finally {
    await councils.close();
  }
}

/** Everything there is in the database, by its name. */
async function listThere(ownerUrl: string): Promise<string[]> {
  const owner = connect({ url: ownerUrl, name: 'test' });
  const { rows } = await owner.raw<{ rows: { name: string }[] }>("select format('%s.%s', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname !~ '^(pg_|information_schema)' order by 1");
  await owner.destroy();
  return rows.map((row) => row.name);
}

test('a place that is not empty is left as it is', async () => {
  const before = await listThere(url.owner);
  await expect(restoreInto(url.owner)).rejects.toThrow(/^The database is not empty: it holds registry, slough, slough_jobs\. A backup is restored into an empty place only: .* Nothing was changed\.$/);
  expect(await listThere(url.owner)).toEqual(before);
  const { ownerUrl } = await anEmptyDatabase();
  const owner = connect({ url: ownerUrl, name: 'test' });
  await owner.raw('create schema library; create table library.books (a int)');
  await owner.destroy();
  await expect(restoreInto(ownerUrl)).rejects.toThrow(/it holds library\./);
});

test('beside the original, on its server, it does not take the logins the original is served with', async () => {
  const { ownerUrl } = await anEmptyDatabase();
  await expect(restoreInto(ownerUrl, { sessionSecret: 'another secret than that of the original' })).rejects.toThrow(/^The login slough_app is on this server already, with a password made from another SESSION_SECRET/);
  expect(await listThere(ownerUrl)).toEqual([]);
  expect(await deps.db('people').count()).toHaveLength(1);
});

test('every council of the database is in it and comes out of it, as an owner that is no superuser', async () => {
  await installCouncil({ ownerUrl: url.owner, councilKey: 'doncaster', sessionSecret: testSecret }, 'https://actions.doncaster.example');
  const { file } = await backUp('of-two.backup', url.owner);
  const { ownerUrl } = await anEmptyDatabase();
  const restored = await restoreInto(ownerUrl, { file });
  expect(restored.councils.map(({ council }) => council)).toEqual(['doncaster', 'slough']);
  expect(await inCopy(ownerUrl, async (copy) => (await copy.db('people').count<{ n: number }[]>({ n: '*' }))[0]?.n)).toBe(1);
  const councils = await openCouncils(opening(ownerUrl));
  expect(councils.at('actions.doncaster.example')?.council.key).toBe('doncaster');
  await councils.close();
}, 120_000);

test('a backup of an older version is restored at its own migrations and then brought up to date, with its letters held', async () => {
  const { ownerUrl: source } = await anEmptyDatabase();
  const own = await listOwnMigrations();
  const older = own.filter((name) => name < '20261122');
  expect(older.length).toBeLessThan(own.length);
  await installCouncil({ ownerUrl: source, ...testCouncil, isRestore: true, only: new Set(older) });
  const owner = connect({ url: source, name: 'test', searchPath: ['slough'] });
  const id = randomUUID();
  await owner.raw(`insert into letters (id, kind, dedupe_key, message_id, to_name, to_address, from_name, from_address, subject, text, html, lane, queued_at)
    values (?, 'test', 'd', 'm', 'n', 'a@example.org', 'f', 'f@example.org', 's', 't', 'h', 'ordinary', now())`, [id]);
  await owner.raw(`insert into letter_deliveries (letter_id, state, lane, next_try_at, changed_at) values (?, 'queued', 'ordinary', now(), now())`, [id]);
  await owner.destroy();
  const { file } = await backUp('older.backup', source);
  const { ownerUrl } = await anEmptyDatabase();
  await restoreInto(ownerUrl, { file });
  await inCopy(ownerUrl, async (copy) => {
    expect(await listMissingMigrations(copy.db)).toEqual([]);
    expect(await copy.db('letter_deliveries').select('letter_id', 'state')).toEqual([{ letter_id: id, state: 'held' }]);
  });
}, 120_000);

/** The command itself, killed without a chance to tidy up as soon as it has said this. */
async function restoreKilledAt(ownerUrl: string, sentence: string): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'restore', made.file], {
    env: { ...process.env, NODE_ENV: 'development', DATABASE_URL: ownerUrl, SESSION_SECRET: testSecret, BACKUP_KEY: aKey, COUNCIL: 'slough', SMTP_URL: '', BASE_URL: '', DATA_DIR: folder }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
      if (said.includes(sentence)) child.kill('SIGKILL');
    });
  }
  await new Promise((resolve) => { child.once('exit', resolve); });
  expect(said).toContain(sentence);
}

test('B-07: killed at any step it is blank to everybody, and restored again it is complete', async () => {
  const { ownerUrl } = await anEmptyDatabase();
  for (const sentence of ['Laid out', 'Loaded slough.panels', 'Held every row']) {
    await restoreKilledAt(ownerUrl, sentence);
    // At the last sentence it may have come to its end before the kill reached it, and be complete.
    if (!(await listThere(ownerUrl)).includes('restoring.councils')) continue;
    await expect(installCouncil({ ownerUrl, ...testCouncil })).rejects.toThrow(/^A restore into this database is under way, or was cut short; run npm run restore again/);
    await expect(backUp('of-a-half.backup', ownerUrl)).rejects.toThrow(/what it holds is no council yet/);
    const app = await openCouncils(opening(ownerUrl)).then(async (councils) => { await councils.close(); return 'opened'; }, (error: Error) => error.message);
    expect(app).toMatch(/^A restore into this database|password authentication failed|permission denied/);
  }
  const half = (await listThere(ownerUrl)).includes('restoring.councils');
  if (half) await restoreInto(ownerUrl);
  expect((await listThere(ownerUrl)).filter((name) => name.startsWith('restoring.'))).toEqual([]);
  const again = await backUp('after-kills.backup', ownerUrl);
  expect(differencesBetween(made.tables, again.tables).map((line) => line.replace(/ .*/, ''))).toEqual(expect.not.arrayContaining(['slough.people', 'slough.panels', 'slough.settings']));
  expect(again.tables.find((one) => one.table === 'restored_copies' && one.council === 'slough')?.rows).toBe(1);
}, 240_000);

test('a process that already runs says at its /readyz that a restore is under way', async () => {
  const { ownerUrl } = await anEmptyDatabase();
  await installCouncil({ ownerUrl, ...testCouncil });
  await inCopy(ownerUrl, async (copy) => {
    const owner = connect({ url: ownerUrl, name: 'test' });
    await owner.raw('create schema restoring');
    await owner.destroy();
    expect((await readiness(copy)).checks.database).toEqual({ ok: false, says: 'a restore is under way, or was cut short' });
  });
}, 120_000);

test('a failure takes the restore back: the place is blank again', async () => {
  const { ownerUrl } = await anEmptyDatabase();
  const archive = await checkArchive(made.file, aKey, 'slough');
  await expect(restoreBackup({ ownerUrl, sessionSecret: testSecret, archive, clock, say: (sentence) => { if (sentence === 'Loaded slough.people') throw new Error('No space left on device'); } })).rejects.toThrow('No space left on device');
  await archive.close();
  expect(await listThere(ownerUrl)).toEqual([]);
}, 120_000);
