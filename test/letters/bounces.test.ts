// What comes back and what follows: the letter, its address, the clerk, and the next letter.
import { beforeAll, describe, expect, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { findAddressFlags } from '../../src/letters/address-flag.store.ts';
import { envelopeSender } from '../../src/letters/envelope-sender.ts';
import { moveDelivery } from '../../src/letters/delivery.store.ts';
import { receiveReport } from '../../src/letters/receive-report.ts';
import { tellTheClerk } from '../../src/letters/tell-the-clerk.job.ts';
import { someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aPostOffice, eventsOf, queued, stateOf } from './letters.support.ts';
import { samples } from './report-samples.ts';

const { deps, clock } = await aCouncil();
const { db, council } = deps;
beforeAll(() => someSettings(deps));

const CLERK = { name: 'Asha Clerk', address: 'clerk@testborough.example' };
const stop = new AbortController().signal;
const raw = (text: string): Buffer => Buffer.from(text);
const sampleOf = (system: string): ((envelope: string) => string) => samples.find((s) => s.system === system)?.write ?? (() => '');

async function accepted(address?: string): Promise<{ id: string; envelope: string }> {
  const id = await queued(deps, { replyTo: CLERK, ...(address !== undefined && { to: { personId: null, name: 'Reader', address } }) });
  const { deliver } = await aPostOffice(deps);
  await deliver();
  return { id, envelope: envelopeSender('bounces@testborough.example', council.secret, id) };
}

test('the envelope sender at the relay is the one that reports come back to', async () => {
  const id = await queued(deps);
  const { server, deliver } = await aPostOffice(deps);
  await deliver();
  expect(server.visits[0]?.from).toBe(envelopeSender('bounces@testborough.example', council.secret, id));
  expect(server.visits[0]?.from).not.toBe('scrutiny@testborough.example');
});

test('every sample is mapped to its letter, and a hard one flags the address', async () => {
  for (const { system, finding, write } of samples) {
    const { id, envelope } = await accepted();
    const outcome = await receiveReport(deps, raw(write(envelope)));
    expect([system, outcome]).toEqual([system, finding === 'nothing' ? { ok: false, because: 'no-report' } : { ok: true, letterId: id, finding, already: false }]);
    const state = { hard: 'bounced_hard', soft: 'bounced_soft', complaint: 'complained' }[finding as string] ?? 'accepted';
    expect([system, (await stateOf(db, id)).state]).toEqual([system, state]);
  }
}, 60_000);

test('the same report three times is one report', async () => {
  const { id, envelope } = await accepted();
  const message = raw(sampleOf('Postfix, no such user')(envelope));
  const outcomes = [await receiveReport(deps, message), await receiveReport(deps, message), await receiveReport(deps, message)];
  expect(outcomes.map((o) => o.ok && o.already)).toEqual([false, true, true]);
  expect((await eventsOf(db, id)).filter((s) => s === 'bounced_hard')).toHaveLength(1);
});

describe('forged reports change nothing', () => {
  const dead = sampleOf('Postfix, no such user');
  test.each<[string, (envelope: string, id: string) => string]>([
    ['signed by another', (_, id) => dead(envelopeSender('bounces@testborough.example', 'another secret', id))],
    ['of another council', (_, id) => dead(envelopeSender('bounces@testborough.example', `${council.secret} `, id))],
    ['for a letter that never was', () => dead(envelopeSender('bounces@testborough.example', council.secret, randomUUID()))],
    ['with one letter of the name changed', (e) => dead(e.replace(/\+(.)/, (_, c: string) => `+${c === 'a' ? 'b' : 'a'}`))],
    ['with one letter of the signature changed', (e) => dead(e.replace(/(.)@/, (_, c: string) => `${c === 'a' ? 'b' : 'a'}@`))],
    ['with the signature cut short', (e) => dead(e.replace(/.@/, '@'))],
    ['with the letter’s own number in place of the name', (_, id) => dead(`bounces+${id}@testborough.example`)],
    ['to the bare mailbox', () => dead('bounces@testborough.example')],
    ['with the name in the subject alone', (e) => dead('bounces@testborough.example').replace('Undelivered', `Undelivered ${e}`)],
    ['with the name in the returned letter alone', (e) => dead('bounces@testborough.example').replace('From: Scrutiny', `Return-Path: <${e}>\r\nFrom: Scrutiny`)],
    ['with the name in the words alone', (e) => dead('bounces@testborough.example').replace('This is the mail system', `For ${e}. This is the mail system`)],
  ])('%s', async (_, forge) => {
    const { id, envelope } = await accepted();
    expect(await receiveReport(deps, raw(forge(envelope, id)))).toEqual({ ok: false, because: 'not-ours' });
    expect((await stateOf(db, id)).state).toBe('accepted');
  });
});

test('Q-30: the clerk is told within a minute, once, and the next letter waits', async () => {
  const { id, envelope } = await accepted('dead@council.example');
  await receiveReport(deps, raw(sampleOf('Gmail, no such account')(envelope)));
  await tellTheClerk.run(deps, {}, stop);
  await tellTheClerk.run(deps, {}, stop);
  const told = await db('letters').where({ kind: 'letters in trouble', to_address: CLERK.address }).select<{ text: string; subject: string }[]>('text', 'subject');
  expect(told.filter(({ text }) => text.includes('email account that you tried to reach does not exist'))).toHaveLength(1);
  expect((await findAddressFlags(db, ['Dead@council.example'])).get('dead@council.example')?.letterId).toBe(id);
  const next = await queued(deps, { to: { personId: null, name: 'Reader', address: 'dead@council.example' } });
  const { server, deliver } = await aPostOffice(deps);
  await deliver();
  expect((await stateOf(db, next)).state).toBe('held');
  expect(server.visits.map((v) => v.to[0])).not.toContain('dead@council.example');
});

test('three soft returns of three letters flag the address, one does not', async () => {
  for (let i = 1; i <= 3; i++) {
    const { id, envelope } = await accepted('full@council.example');
    await receiveReport(deps, raw(sampleOf('Gmail, over quota')(envelope)));
    expect((await stateOf(db, id)).state).toBe('bounced_soft');
    expect((await findAddressFlags(db, ['full@council.example'])).size).toBe(i === 3 ? 1 : 0);
    clock.advance(86_400_000);
  }
});

test('a report about an unknown letter settles it: it had left', async () => {
  const { id, envelope } = await accepted();
  await moveDelivery(db, { letterId: id, to: 'queued', at: clock.now(), nextTryAt: clock.now() });
  const { deliver } = await aPostOffice(deps, { act: (step) => (step === 'dot' ? { drop: true } : undefined) });
  await deliver();
  expect((await stateOf(db, id)).state).toBe('unknown');
  await receiveReport(deps, raw(sampleOf('Sendmail, user unknown')(envelope)));
  expect((await stateOf(db, id)).state).toBe('bounced_hard');
});
