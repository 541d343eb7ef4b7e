// `npm run bench:pages`: the pages people wait for, at 1 and 16 connections, and the list beside a bare Express, pg and EJS page of the same rows, on 12,000 and 120,000 actions.
import { fork, type ChildProcess } from 'node:child_process';
import { createHmac, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { clockAt } from '../../src/calendar/clock.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { connect, type Db } from '../../src/database/db.ts';
import { startEmbedded } from '../../src/database/embedded.ts';
import { addressFor, loginsOf } from '../../src/database/logins.ts';
import { migrate } from '../../src/database/migrate.ts';
import { cookieName } from '../../src/web/session.ts';
import { saveSession } from '../../src/web/session.store.ts';
import { testCouncil, testSecret } from '../support/test-server.ts';
import { load, type Load } from './bench-load.ts';
import { fill, layOut, type BenchRegister } from './bench-register.ts';
import { BENCH_AT, benchCouncil } from './bench-council.ts';

const SECONDS = Number(process.argv[2] ?? 4);
const ROUNDS = 3;

const folder = path.join(os.tmpdir(), `matters-arising-bench-${process.pid}`);
const embedded = await startEmbedded({ dataDir: folder, durable: false });
const children: ChildProcess[] = [];
try {
  await migrate({ ownerUrl: embedded.url, ...testCouncil });
  const laidOut = await asOwner(embedded.url, async (superuser) => {
    const deps: Deps = { db: connect({ url: appOf(embedded.url), name: 'bench' }), clock: clockAt(BENCH_AT), log: pino({ level: 'silent' }), council: benchCouncil };
    const register = await layOut(deps);
    await fill(superuser, register, 1, 12_000);
    const cookies = await cookiesOf(deps, register);
    await deps.db.destroy();
    return { register, cookies };
  });
  const tenfold = inDatabase(embedded.url, 'tenfold');
  // A database is copied while nobody is connected to it.
  await asOwner(inDatabase(embedded.url, 'template1'), (superuser) => superuser.raw('create database tenfold template ??', [new URL(embedded.url).pathname.slice(1)]));
  await asOwner(tenfold, (superuser) => fill(superuser, laidOut.register, 12_001, 120_000));
  await measure(laidOut, tenfold);
} finally {
  for (const child of children) child.kill();
  await embedded.stop();
  fs.rmSync(folder, { recursive: true, force: true });
  fs.rmSync(`${folder}.password`, { force: true });
}

async function asOwner<T>(url: string, work: (superuser: Db) => PromiseLike<T>): Promise<T> {
  const superuser = connect({ url, name: 'bench owner', statementMs: 0 });
  try {
    return await work(superuser);
  } finally {
    await superuser.destroy();
  }
}

function inDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}

function appOf(url: string): string {
  return addressFor(url, loginsOf(testCouncil.councilKey, testSecret).app);
}

async function measure({ register, cookies }: { register: BenchRegister; cookies: Awaited<ReturnType<typeof cookiesOf>> }, tenfold: string): Promise<void> {
  const url = appOf(embedded.url);
  const [app, bare, tenfoldApp] = [await start('app', url), await start('bare', url, register.panel.id), await start('app', appOf(tenfold))];
  const reference = 'ECS-7001';
  const pages: [name: string, path: string, cookie: string][] = [
    ['list, 25 rows', '/actions', cookies.clerk], ['list, 100 rows', '/actions?rows=100', cookies.clerk], ['one action', `/actions/${reference}`, cookies.clerk], ['home, clerk of 12,000', '/', cookies.clerk],
    ['home, clerk of 60', '/', cookies.smallClerk], ['home, officer', '/', cookies.officer], ['home, member', '/', cookies.smallMember], ['search', '/search?q=supervision', cookies.clerk], ['CSV of 2,400', '/actions.csv?state=at+risk', cookies.clerk],
  ];
  for (const [name, at, cookie] of pages) for (const connections of [1, 16]) say(`${name}, ${connections}`, await load(app + at, cookie, connections, SECONDS));
  let kept = true;
  for (const rows of [25, 100]) for (const connections of [1, 16]) kept = (await beside(app, bare, cookies.clerk, rows, connections)) >= 0.6 && kept;
  kept = (await besideTenfold(app, tenfoldApp, cookies.clerk)) <= 1.3 && kept;
  if (!kept) process.exitCode = 1;
}

/** Ours and the bare one in turns, so that what else the machine does meets both; the median of the rounds. */
async function beside(app: string, bare: string, cookie: string, rows: number, connections: number): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const theirs = await load(`${bare}/actions?rows=${rows}`, '', connections, SECONDS);
    const own = await load(`${app}/actions?rows=${rows}`, cookie, connections, SECONDS);
    ratios.push(own.perSecond / theirs.perSecond);
    say(`  bare, ${rows} rows, ${connections}`, theirs);
    say(`  ours, ${rows} rows, ${connections}`, own);
  }
  const ratio = medianOf(ratios);
  console.log(`list of ${rows} beside the bare page, ${connections} connection${connections === 1 ? '' : 's'}: ${ratio.toFixed(2)} of its rate (may be 0.6)`);
  return ratio;
}

/** The list of 12,000 and that of 120,000 in turns; the median of the rounds. */
async function besideTenfold(app: string, tenfold: string, cookie: string): Promise<number> {
  const ratios: number[] = [];
  for (let round = 0; round < 2 * ROUNDS + 1; round += 1) {
    const [few, many] = [await load(`${app}/actions`, cookie, 1, SECONDS), await load(`${tenfold}/actions`, cookie, 1, SECONDS)];
    ratios.push(many.p50 / few.p50);
    console.log(`  p50 with 120,000 actions ${many.p50.toFixed(2)} ms, with 12,000 ${few.p50.toFixed(2)} ms`);
  }
  const ratio = medianOf(ratios);
  console.log(`the list's p50 with 120,000 actions: ${ratio.toFixed(2)} times that with 12,000 (may be 1.3)`);
  return ratio;
}

function medianOf(figures: number[]): number {
  return figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? NaN;
}

function say(what: string, { perSecond, p50: median, p99 }: Load): void {
  console.log(`${what.padEnd(28)} ${perSecond.toFixed(1).padStart(8)}/s   p50 ${median.toFixed(1).padStart(7)} ms   p99 ${p99.toFixed(1).padStart(7)} ms`);
}

async function start(...args: string[]): Promise<string> {
  const child = fork(fileURLToPath(new URL('./bench-server.ts', import.meta.url)), args, { execArgv: ['--import', 'tsx'], env: { ...process.env, NODE_ENV: 'production' } });
  children.push(child);
  return await new Promise((resolve, reject) => { child.once('message', (said) => { resolve(`http://127.0.0.1:${(said as { port: number }).port}`); }); child.once('exit', (code) => { reject(new Error(`The ${args[0] ?? ''} process ended with ${code ?? 'a signal'}`)); }); });
}

async function cookiesOf(deps: Deps, register: BenchRegister): Promise<Record<'clerk' | 'officer' | 'smallClerk' | 'smallMember', string>> {
  const open = async (person: { id: string }): Promise<string> => {
    const id = randomBytes(32).toString('base64url');
    await saveSession(deps.db, id, { cookie: { originalMaxAge: null }, passport: { user: person.id }, byTwoFactors: true, provenAt: deps.clock.now().getTime() }, deps.clock.now());
    return `${cookieName(deps)}=${encodeURIComponent(`s:${id}.${createHmac('sha256', deps.council.secret).update(id).digest('base64').replace(/=+$/, '')}`)}`;
  };
  return { clerk: await open(register.clerk), officer: await open(register.officer), smallClerk: await open(register.smallClerk), smallMember: await open(register.smallMember) };
}
