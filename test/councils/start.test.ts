// `npm start` as a person meets it: everything comes up, parts that are killed come back, and the data is kept.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';
import { afterAll, expect, test } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { freePort } from '../../src/database/free-port.ts';
import { mailboxAddress, startMailbox } from '../../src/letters/mailbox.ts';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'ma-start-'));
const root = fileURLToPath(new URL('../..', import.meta.url));
const all: ChildProcess[] = [];
afterAll(async () => {
  for (const child of all) child.kill('SIGKILL');
  await sleep(1_000); // the parts see that their parent is gone
  rmSync(dataDir, { recursive: true, force: true });
});

interface Started { child: ChildProcess; said: () => string; ended: Promise<number | null> }

function start(env: Record<string, string>): Started {
  // BASE_URL: vitest sets one of its own.
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/start.ts'], { cwd: root, env: { ...process.env, NODE_ENV: 'development', DATABASE_URL: '', SMTP_URL: '', BASE_URL: '', DATA_DIR: dataDir, LOG_LEVEL: 'error', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  all.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => { said += data.toString(); });
  const ended = new Promise<number | null>((resolve) => { child.once('exit', (code) => { resolve(code); }); });
  return { child, said: () => said, ended };
}

async function ready(port: number, started: Started): Promise<void> {
  for (let i = 0; i < 700; i++) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    if (started.child.exitCode !== null) break;
    await sleep(200);
  }
  throw new Error(`not ready: ${started.said()}`);
}

function childrenOf(pid: number, of: string): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number).filter((child) => {
    try { return readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(of); } catch { return false; }
  });
}

async function killAndAwaitNext(pid: number, of: string): Promise<void> {
  const [old = 0] = childrenOf(pid, of);
  process.kill(old, 'SIGKILL');
  for (let i = 0; i < 600; i++) {
    const [now] = childrenOf(pid, of);
    if (now !== undefined && now !== old) return;
    await sleep(100);
  }
  throw new Error(`${of} did not come back`);
}

test('it comes up, survives the death of each part and of itself, and goes down in order', async () => {
  const port = await freePort();
  const first = start({ PORT: String(port) });
  await ready(port, first);
  expect(first.said()).toContain(`Matters Arising is running at http://localhost:${port}`);
  expect(first.said()).toMatch(/Every letter it sends can be read at http:\/\/localhost:\d+/);
  expect(first.said()).toContain(`A second council, with people, words and letters of its own, is at http://doncaster.localhost:${port}`);
  expect((await answerOf(`doncaster.localhost:${port}`, `http://127.0.0.1:${port}/sign-in`)).text).toContain('Doncaster Council');
  expect((await answerOf(`slough.localhost:${port}`, `http://127.0.0.1:${port}/sign-in`)).text).toContain('Slough Borough Council');
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  const secret = readFileSync(path.join(dataDir, 'session.secret'), 'utf8');

  if (existsSync('/proc/self/task')) {
    const pid = first.child.pid ?? 0;
    for (const of of ['src/server.ts', 'src/worker.ts', 'bin/postgres']) {
      await killAndAwaitNext(pid, of);
      await ready(port, first);
    }
    expect(first.said()).toContain('The web process ended (SIGKILL); starting it again');
    expect(first.said()).toContain('The database ended; starting it again');
  }

  first.child.kill('SIGKILL');
  await first.ended;
  const second = start({ PORT: String(port) });
  await ready(port, second);

  const other = start({ PORT: String(port), DATA_DIR: path.join(dataDir, 'other') });
  expect(await other.ended).toBe(1);
  expect(other.said()).toBe(`Port ${port} is taken by another program or not allowed; end that program, or set PORT to another one\n`);
  const same = start({ PORT: '0' });
  expect(await same.ended).toBe(1);
  expect(same.said()).toMatch(/^The database in .* is in use by another start or command of this program; [^\n]*\n$/);

  second.child.kill('SIGINT');
  expect(await second.ended).toBe(0);
  expect(second.said()).toMatch(/Stopping …\n(.*\n)*Stopped\n$/);
  expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(readFileSync(path.join(dataDir, 'session.secret'), 'utf8')).toBe(secret);
}, 600_000);

test('wrong settings are all said at once, without a stack', async () => {
  const wrong = start({ PORT: 'x', LETTERS: 'y' });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toBe('PORT="x" must be a port number\nLETTERS="y" must be send or hold\n');
});

test('the mailbox takes a letter by SMTP and shows it, and its HTML can do nothing', async () => {
  const mailbox = await startMailbox({ dataDir, council: 'slough', pagePort: 0, clock: systemClock });
  const post = createTransport(mailbox.smtpUrl);
  await post.sendMail({ from: 'a@example.org', to: 'Mia Member <mia@example.org>', subject: 'The <report>', text: 'What changed', html: '<p>What changed</p><script>alert(1)</script>', attachments: [{ filename: 'report.pdf', content: Buffer.from('%PDF-1.7') }] });
  post.close();
  const list = await (await fetch(mailbox.pageUrl)).text();
  expect(list).toContain('The &lt;report&gt;');
  const letterPath = /href="(\/letters\/[^"]+)"/.exec(list)?.[1] ?? '';
  const letter = await (await fetch(mailbox.pageUrl + letterPath)).text();
  expect(letter).toContain('mia@example.org');
  expect(letter).not.toContain('<script>');
  const html = await fetch(`${mailbox.pageUrl}${letterPath}/html`);
  expect(html.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
  const attached = await fetch(`${mailbox.pageUrl}${letterPath}/attachments/0`);
  expect([attached.headers.get('content-disposition'), await attached.text()]).toEqual(["attachment; filename*=UTF-8''report.pdf", '%PDF-1.7']);
  for (const nothing of ['/letters/..%2f..%2fsession.secret', '/letters/x', `${letterPath}/attachments/7`, '/other']) expect((await fetch(mailbox.pageUrl + nothing)).status).toBe(404);
  expect((await fetch(mailbox.pageUrl, { method: 'POST' })).status).toBe(405);
  expect((await answerOf('evil.example', mailbox.pageUrl)).status).toBe(400);
  await mailbox.close();
});

/** fetch does not let us lie about the host. */
async function answerOf(host: string, to: string): Promise<{ status: number; text: string }> {
  return await new Promise((resolve, reject) => {
    http.get(to, { headers: { host } }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data: string) => { text += data; }).on('end', () => { resolve({ status: response.statusCode ?? 0, text }); });
    }).on('error', reject);
  });
}

test('each council has a page of letters of its own, and what is not addressed to it is not on it', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ma-mailbox-'));
  const mailbox = await startMailbox({ dataDir: folder, council: 'slough', pagePort: 0, clock: systemClock });
  const post = createTransport(mailbox.smtpUrl);
  for (const council of ['slough', 'doncaster']) {
    // What a letter says in its words decides nothing.
    await post.sendMail({ from: 'a@example.org', to: 'mia@example.org', subject: `Of ${council}`, headers: { 'X-Matters-Arising-Council': council }, text: 'X-Matters-Arising-Council: leeds' });
  }
  post.close();
  const read = async (host: string): Promise<string> => (await answerOf(host, mailbox.pageUrl)).text;
  const [slough, doncaster, leeds] = [await read('localhost'), await read('doncaster.localhost'), await read('leeds.localhost')];
  expect([slough.includes('Of slough'), slough.includes('Of doncaster')]).toEqual([true, false]);
  expect([doncaster.includes('Of slough'), doncaster.includes('Of doncaster')]).toEqual([false, true]);
  expect(leeds).toContain('No letters yet');
  const itsPath = /href="(\/letters\/[^"]+)"/.exec(doncaster)?.[1] ?? '';
  expect([(await answerOf('doncaster.localhost', mailbox.pageUrl + itsPath)).status, (await answerOf('localhost', mailbox.pageUrl + itsPath)).status]).toEqual([200, 404]);
  expect(mailboxAddress(mailbox, 'doncaster')).toBe(mailbox.pageUrl.replace('localhost', 'doncaster.localhost'));
  await mailbox.close();
  rmSync(folder, { recursive: true, force: true });
});
