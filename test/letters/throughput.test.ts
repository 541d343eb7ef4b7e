// How fast letters leave with all the bookkeeping, beside nodemailer's own pool with none, in the same run to the same relay.
import { fork, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../src/calendar/clock.ts';
import { attachedBytes } from '../../src/letters/attached-bytes.ts';
import { deliverDue } from '../../src/letters/deliver.ts';
import { patience } from '../../src/letters/patience.ts';
import { usualConnections, usualSlots } from '../../src/letters/post.ts';
import { queue } from '../../src/letters/queue.ts';
import { openRelay } from '../../src/letters/smtp.relay.ts';
import { someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

/** `npm run bench:letters` is this file in full. */
const isFull = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'bench';
const LETTERS = isFull ? 2_000 : 100;
const ROUNDS = isFull ? 3 : 1;

const council = await aCouncil();
const deps = { ...council.deps, clock: systemClock };
const report = randomBytes(100 * 1024);
const sha256 = createHash('sha256').update(report).digest('hex');
const text = 'What officers reported this time.\n'.repeat(60);
let sink: ChildProcess;
let port = 0;

beforeAll(async () => {
  await someSettings(deps);
  await deps.db('document_bytes').insert({ sha256, bytes: report });
  sink = fork(fileURLToPath(new URL('./bench-sink.ts', import.meta.url)), { execArgv: ['--import', 'tsx'] });
  port = await new Promise<number>((resolve) => sink.once('message', (said: { port: number }) => resolve(said.port)));
});
afterAll(() => { sink.kill(); });

async function ours(round: number): Promise<number> {
  await deps.db.transaction(async (tx) => {
    for (let i = 0; i < LETTERS; i++) {
      await queue(tx, deps, {
        kind: 'bench', dedupeKey: `bench ${round} ${i}`, to: { personId: null, name: `Member ${i}`, address: `member${i}@example.org` }, subject: 'The progress report', text, html: `<p>${text}</p>`,
        attachments: [{ fileName: 'report.pdf', mediaType: 'application/pdf', sha256 }],
      });
    }
  });
  const relay = openRelay({ host: '127.0.0.1', port, security: 'plain', ownName: 'bench.example.org', connections: usualConnections.ordinary, times: patience });
  const began = performance.now();
  const delivered = await deliverDue(deps, { relays: { ordinary: relay, 'sign-in': relay }, worker: 'bench', bounceMailbox: undefined, checks: {}, hold: false, slots: usualSlots, patience, bytesOf: attachedBytes() }, 'ordinary');
  const perSecond = LETTERS / ((performance.now() - began) / 1000);
  await relay.close();
  expect(delivered).toBe(LETTERS);
  return perSecond;
}

async function bare(): Promise<number> {
  const pool = nodemailer.createTransport({ pool: true, maxConnections: usualConnections.ordinary, maxMessages: Infinity, host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  const began = performance.now();
  const all = Array.from({ length: LETTERS }, (_, i) => () => pool.sendMail({
    from: 'scrutiny@testborough.example', to: { name: `Member ${i}`, address: `member${i}@example.org` }, subject: 'The progress report', text, html: `<p>${text}</p>`,
    attachments: [{ filename: 'report.pdf', contentType: 'application/pdf', content: report }],
  }));
  // Fifty in flight: all at once only fills the memory.
  let next = 0;
  await Promise.all(Array.from({ length: 50 }, async () => { for (let send = all[next++]; send !== undefined; send = all[next++]) await send(); }));
  const perSecond = LETTERS / ((performance.now() - began) / 1000);
  pool.close();
  return perSecond;
}

test('letters with all the bookkeeping leave at 0.7 of the bare pool or faster', async () => {
  await bare();
  const pairs: { ours: number; bare: number }[] = [];
  for (let round = 0; round < ROUNDS; round++) pairs.push({ bare: await bare(), ours: await ours(round) });
  const rate = (of: 'ours' | 'bare'): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
  const ratio = rate('ours') / rate('bare');
  if (isFull) console.log(`${LETTERS} letters with 100 KB: ours ${rate('ours').toFixed(0)}/s, bare pool ${rate('bare').toFixed(0)}/s, ratio ${ratio.toFixed(2)}`);
  // A hundred letters on a busy machine say little; the full run is the measure.
  expect(ratio).toBeGreaterThan(isFull ? 0.7 : 0.2);
}, 580_000);
