// The worker: does what was asked for, ticks, survives a failing job, drains, and takes over from a worker that died.
import { setTimeout as sleep } from 'node:timers/promises';
import net from 'node:net';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openCouncils, type Councils } from '../../src/councils/councils.ts';
import { addCouncil, stopServing } from '../../src/councils/install-council.ts';
import { runWorker, tick } from '../../src/councils/run-worker.ts';
import { relayProblem } from '../../src/councils/relay-answers.ts';
import { addJob, type Job } from '../../src/database/jobs.ts';
import { connect } from '../../src/database/db.ts';
import { aCouncil } from '../support/database.ts';
import { testSecret } from '../support/test-server.ts';

const { deps, url, listJobs } = await aCouncil();
const councils: Councils = { at: () => deps, all: () => [deps], main: deps, refresh: async () => {}, whenChanged: () => {}, close: async () => {} };
const ran: string[] = [];
const order = { councils, databaseUrl: url.owner, sessionSecret: testSecret, smtpUrl: 'smtp://127.0.0.1:1', signEveryMs: 200 };
const job = (name: string, run: Job['run'], everyMinute = false): Job => ({ name, run, everyMinute });

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let i = 0; i < 200 && !(await holds()); i++) await sleep(50);
  expect(await holds()).toBe(true);
}

const ask = (name: string, payload = {}): Promise<void> => deps.db.transaction((tx) => addJob(tx, name, payload));

test('a job is run with the council’s own deps soon after its commit, and the worker is seen', async () => {
  const jobs = [job('greet', async (given, payload) => { ran.push(`${given.council.key} ${String(payload['whom'])}`); await given.db('form_keys').select('key'); })];
  const worker = await runWorker({ ...order, jobs });
  await ask('greet', { whom: 'the clerk' });
  await until(() => ran.includes('slough the clerk'));
  await until(async () => (await deps.db('workers').select('id')).length === 1);
  expect(await deps.db('workers').first<{ relay_problem: string }>('relay_problem')).toEqual({ relay_problem: 'the mail relay at 127.0.0.1:1 cannot be reached (ECONNREFUSED)' });
  await worker.stop();
  expect(await deps.db('workers').select('id')).toEqual([]);
});

test('a council that is added while it runs has its jobs run, and one that is taken off the list no more', async () => {
  const opened = await openCouncils({ databaseUrl: url.owner, sessionSecret: testSecret, council: 'slough', baseUrl: 'https://slough.example', loopbackAllowed: false, name: 'test', log: pino({ level: 'silent' }), refreshEveryMs: 200 });
  const worker = await runWorker({ ...order, councils: opened, jobs: [job('greet', async (given) => { ran.push(`greeted ${given.council.key}`); await given.db('form_keys').select('key'); })] });
  const main = { ownerUrl: url.owner, councilKey: 'slough', sessionSecret: testSecret, baseUrl: 'https://slough.example' };
  await addCouncil(main, { key: 'doncaster', baseUrl: 'https://doncaster.example' });
  await until(() => opened.at('doncaster.example') !== undefined);
  const doncaster = opened.at('doncaster.example') ?? deps;
  await doncaster.db.transaction((tx) => addJob(tx, 'greet', {}));
  await until(() => ran.includes('greeted doncaster'));
  await stopServing(main, 'doncaster');
  await until(() => opened.at('doncaster.example') === undefined);
  await until(async () => (await doncaster.db('workers').select('id')).length === 0);
  await worker.stop();
  await opened.close();
}, 60_000);

test('a worker that is asked to end finishes the job it is at, and notes that it is done', async () => {
  const jobs = [job('slow', async () => { ran.push('slow began'); await sleep(700); ran.push('slow ended'); })];
  const worker = await runWorker({ ...order, jobs });
  await ask('slow');
  await until(() => ran.includes('slow began'));
  await worker.stop();
  expect(ran).toContain('slow ended');
  expect((await listJobs()).filter(({ name }) => name === 'slow')).toEqual([]);
});

test('a job that outlasts many signs of life is not taken from the worker that is at it', async () => {
  let runs = 0;
  const worker = await runWorker({ ...order, jobs: [job('long', async () => { runs += 1; await sleep(2_500); ran.push('long ended'); })] });
  await ask('long');
  await until(() => ran.includes('long ended'));
  await worker.stop();
  expect(runs).toBe(1);
});

test('what a dead worker held is run again by the next', async () => {
  const jobsLogin = connect({ url: url.jobs, name: 'test jobs login' });
  await ask('left');
  await jobsLogin.raw("update slough_jobs._private_jobs set locked_by = 'worker-dead', locked_at = now(), attempts = 1");
  await jobsLogin.destroy();
  const worker = await runWorker({ ...order, jobs: [job('left', () => { ran.push('left'); return Promise.resolve(); })] });
  await until(() => ran.includes('left'));
  await worker.stop();
});

test('one failing job keeps no other from its turn', async () => {
  const seen: string[] = [];
  await tick([
    job('breaks', () => Promise.reject(new Error('no')), true),
    job('works', () => { seen.push('works'); return Promise.resolve(); }, true),
    job('is not of every minute', () => { seen.push('wrong'); return Promise.resolve(); }),
  ], { ...deps, log: pino({ level: 'silent' }) });
  expect(seen).toEqual(['works']);
});

test('a relay is there when it greets, and each other end of the matter has its words', async () => {
  const greetings = ['220 ready\r\n', '554 go away\r\n'];
  const relay = net.createServer((socket) => { socket.on('error', () => {}); socket.write(greetings.shift() ?? ''); });
  await new Promise<void>((resolve) => { relay.listen(0, '127.0.0.1', resolve); });
  const at = `smtp://127.0.0.1:${(relay.address() as net.AddressInfo).port}`;
  expect(await relayProblem(at)).toBeUndefined();
  expect(await relayProblem(at)).toContain('answered 554 go away');
  expect(await relayProblem(at, 100)).toContain('did not greet within 0.1 seconds');
  relay.close();
});
