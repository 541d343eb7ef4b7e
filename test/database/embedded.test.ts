// The embedded PostgreSQL: started, started again, joined, killed, without root, and refused in words.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from '../../src/database/embedded.ts';
import { findRunning } from '../../src/database/embedded-lock.ts';

const home = mkdtempSync(path.join(os.tmpdir(), 'ma-embedded-'));
const up: EmbeddedPostgres[] = [];
let dataDir = '';
let count = 0;
beforeEach(() => { dataDir = path.join(home, `n${++count}`, 'postgres'); });
afterAll(async () => {
  for (const one of up) await one.stop();
  rmSync(home, { recursive: true, force: true });
});

async function start(options: { noUserNamespace?: boolean; durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir, durable: false, ...options });
  up.push(server);
  return server;
}

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return Object.values((await client.query<Record<string, unknown>>(sql)).rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

/** Another process that starts the same folder, says so, and stays. */
async function startInAnotherProcess(prefix: string[] = []): Promise<{ pid: number; ended: Promise<void>; kill: (signal: NodeJS.Signals) => void }> {
  const code = `import { startEmbedded } from '${new URL('../../src/database/embedded.ts', import.meta.url).href}';
    const s = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, durable: false }); console.log('up', s.pid, s.owner);
    process.on('SIGTERM', () => s.stop().then(() => process.exit(0))); setInterval(() => {}, 1000);`;
  const words = [...prefix, process.execPath, '--import', 'tsx', '--input-type=module', '-e', code];
  const child = spawn(words[0] ?? '', words.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve(); }); });
  const said = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => { resolve(data.toString()); });
    child.once('exit', (status) => { reject(new Error(`it ended with ${status ?? 'a signal'} before it was up`)); });
  });
  return { pid: Number(said.split(' ')[1]), ended, kill: (signal) => void child.kill(signal) };
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await sleep(50);
  expect(holds()).toBe(true);
}

test('a second start finds the data of the first, and days and sorting are as everywhere', async () => {
  const first = await start();
  expect(first.owner).toBe(true);
  await ask(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  await first.ended;
  const second = await start();
  expect(await ask(second.url, 'select answer from kept')).toBe(42);
  expect(await ask(second.url, `select string_agg(n, ' ' order by n collate "en-GB-x-icu") from unnest(array['Zuk','éclair','apple','Banana']) n`)).toBe('apple Banana éclair Zuk');
});

test('four starts at once make one owner, and three join it', async () => {
  const all = await Promise.all([start(), start(), start(), start()]);
  expect(all.filter((one) => one.owner)).toHaveLength(1);
  expect(new Set(all.map((one) => one.url)).size).toBe(1);
});

test('when the process that started it is killed, the server ends by itself, and the next start needs no repair', async () => {
  const other = await startInAnotherProcess();
  const joined = await start();
  expect(joined).toMatchObject({ owner: false, pid: other.pid });
  await ask(joined.url, 'create table kept as select 7 as answer');
  other.kill('SIGKILL');
  await until(() => findRunning(dataDir) === undefined);
  expect(await ask((await start()).url, 'select answer from kept')).toBe(7);
});

test('when the server itself is killed, the next start recovers what was committed', async () => {
  const first = await start({ durable: true });
  await ask(first.url, 'create table kept as select 9 as answer');
  process.kill(first.pid, 'SIGKILL');
  await first.ended;
  expect(await ask((await start()).url, 'select answer from kept')).toBe(9);
});

test('a lock file that names a process which is not ours is put aside', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n\n127.0.0.1\n\nready\n`);
  writeFileSync(`${dataDir}.starting`, '999999');
  expect((await start()).owner).toBe(true);
});

test('a start that was cut short while it made the database is begun anew', async () => {
  mkdirSync(`${dataDir}.new`, { recursive: true });
  writeFileSync(path.join(`${dataDir}.new`, 'PG_VERSION'), '18\n');
  expect((await start()).owner).toBe(true);
});

test('the data of another PostgreSQL is refused with what to do', async () => {
  const first = await start();
  await first.stop();
  writeFileSync(path.join(dataDir, 'PG_VERSION'), '16\n');
  await expect(start()).rejects.toThrow(/was made by PostgreSQL 16 and this program brings PostgreSQL 18; move the folder away/);
});

test('a folder with other things in it is refused and left as it is', async () => {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path.join(dataDir, 'holiday.txt'), 'mine');
  await expect(start()).rejects.toThrow(/holds files but no database/);
  expect(readFileSync(path.join(dataDir, 'holiday.txt'), 'utf8')).toBe('mine');
});

test('a folder that cannot be written to is refused in one sentence', async () => {
  mkdirSync(path.dirname(path.dirname(dataDir)), { recursive: true });
  writeFileSync(path.dirname(dataDir), 'a file where a folder should be');
  await expect(start()).rejects.toThrow(/^The data folder .* cannot be written to \([A-Z]+\); set DATA_DIR to a folder that can$/);
});

test('a port that somebody else takes in between is given up for another', async () => {
  const taken = await start();
  const port = Number(new URL(taken.url).port);
  dataDir = path.join(home, `n${++count}`, 'postgres');
  await expect(startEmbedded({ dataDir, port, durable: false })).rejects.toThrow(/did not start/);
  expect((await start()).owner).toBe(true);
}, 60_000);

const isRoot = process.getuid?.() === 0;

test.runIf(isRoot)('as root where user namespaces are forbidden, it runs as another user, below a closed folder too', async () => {
  chmodSync(home, 0o700);
  const server = await start({ noUserNamespace: true });
  expect(await ask(server.url, 'select 1')).toBe(1);
  expect(spawnSync('ps', ['-o', 'uid=', '-p', String(server.pid)], { encoding: 'utf8' }).stdout.trim()).not.toBe('0');
  const folder = spawnSync('ps', ['-o', 'args=', '-ww', '-p', String(server.pid)], { encoding: 'utf8' }).stdout.split(' -D ')[1]?.split(' ')[0] ?? '';
  await server.stop();
  if (folder.startsWith('/var/lib/matters-arising/data-')) for (const left of [folder, `${folder}.password`]) rmSync(left, { recursive: true, force: true });
});

test('without root it needs no other user', async () => {
  if (!isRoot) return void expect((await start()).owner).toBe(true);
  // A user namespace of another user: the process is not root, and may still read the checkout wherever it lies.
  const other = await startInAnotherProcess(['unshare', '--user', '--map-user=65534', '--map-group=65534', '--']);
  expect(await ask((await start()).url, 'select 1')).toBe(1);
  other.kill('SIGTERM');
  await other.ended;
});
