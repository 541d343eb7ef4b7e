// From the outbox to the relay: every answer lands where it must, and what is not certain is never sent twice.
import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, test } from 'vitest';
import { claimDue, moveDelivery } from '../../src/letters/delivery.store.ts';
import type { LetterState } from '../../src/letters/letter.ts';
import { patience } from '../../src/letters/patience.ts';
import { getRelayState } from '../../src/letters/relay-state.store.ts';
import { sweep } from '../../src/letters/sweep.ts';
import { authority } from '../support/certificates.ts';
import type { RelaySettings } from '../../src/letters/relay-settings.ts';
import { aCouncil } from '../support/database.ts';
import { someSettings } from '../support/builders.ts';
import type { Script } from '../support/scripted-relay.ts';
import { aPostOffice, eventsOf, queued, queuedInBulk, stateOf } from './letters.support.ts';

const { deps, clock, owner } = await aCouncil();
await someSettings(deps);
const { db } = deps;
const MINUTE = 60_000;

beforeEach(async () => {
  // Each test begins with an empty outbox and a relay nothing is known against.
  await owner('letter_deliveries').whereIn('state', ['queued', 'deferred', 'claimed', 'handing_over']).update({ state: 'superseded', worker: null });
  await owner('relay_state').update({ failures: 0, trouble: null, troubled_since: null, probes: 0, probe_at: null, alerted_at: null, next_slot_at: null });
});

test('a queued letter is handed over, and its whole way is written down', async () => {
  const { server, deliver } = await aPostOffice(deps);
  const id = await queued(deps);
  expect(await deliver()).toBe(1);
  expect(await eventsOf(db, id)).toEqual(['queued', 'claimed', 'handing_over', 'accepted']);
  expect(await stateOf(db, id)).toMatchObject({ state: 'accepted', said: '250 2.0.0 taken', worker: null });
  expect(server.taken()).toMatchObject([{ letterId: id }]);
});

test('what is about to be written is hashed and committed first', async () => {
  const seen: boolean[] = [];
  const { deliver } = await aPostOffice(deps, {
    act: (step, visit) => {
      if (step === 'bytes') seen.push(visit.wentAhead);
      return undefined;
    },
  });
  const id = await queued(deps);
  await deliver();
  const [event] = await db('letter_events').where({ letter_id: id, became: 'handing_over' }).select<{ bytes_sha256: string }[]>('bytes_sha256');
  expect(seen).toEqual([true]);
  expect(event?.bytes_sha256).toMatch(/^[0-9a-f]{64}$/);
});

const at = (wanted: string, act: ReturnType<NonNullable<Script['act']>>): Script => ({ act: (step) => (step === wanted ? act : undefined) });

describe('Q-20: each answer lands where it must', () => {
  test.each<[string, Script, LetterState, number | null]>([
    ['Q-20b: no greeting', at('connect', { hang: true }), 'queued', 1],
    ['Q-20c: 421 at MAIL', at('MAIL', '421 4.3.2 closing'), 'deferred', 5],
    ['Q-20c: 450 at RCPT', at('RCPT', '450 4.7.1 greylisted'), 'deferred', 5],
    ['Q-20d: 550 at RCPT', at('RCPT', '550 5.1.1 no such user'), 'failed', null],
    ['Q-20e: drops before 354', at('DATA', { drop: true }), 'queued', 1],
    ['Q-20f: drops in the middle of the letter', at('bytes', { drop: true }), 'unknown', null],
    ['Q-20f: drops after the dot', at('dot', { drop: true }), 'unknown', null],
    ['Q-20g: silent after the dot', at('dot', { hang: true }), 'unknown', null],
    ['Q-20h: 250 late, but in time', at('dot', { reply: '250 at last', afterMs: 300 }), 'accepted', null],
    ['Q-20i: 451 after the dot', at('dot', '451 4.3.0 later'), 'deferred', 5],
    ['Q-20i: 554 after the dot', at('dot', '554 5.6.0 refused'), 'failed', null],
    ['Q-20l: one byte at a time', at('EHLO', { reply: '250 scripted relay at your service', byteMs: 30 }), 'queued', 1],
  ])('%s', async (name, script, state, minutes) => {
    const isSilent = ['Q-20b', 'Q-20g', 'Q-20l'].some((id) => name.startsWith(id));
    const { deliver } = await aPostOffice(deps, script, isSilent ? { patience: { toTheDotMs: 400, afterTheDotMs: 500 } } : {});
    const id = await queued(deps);
    await deliver();
    const now = await stateOf(db, id);
    expect(now.state).toBe(state);
    expect(now.nextTryAt?.getTime()).toBe(minutes === null ? undefined : clock.now().getTime() + minutes * MINUTE);
    // Nothing more happens to what is not certain: only a person may send it again.
    await deliver();
    expect((await stateOf(db, id)).state).toBe(state);
  });

  test('Q-20a: a refused connection is tried again after 1, 5, 15, 30 and 60 minutes, then each hour', async () => {
    const { server, deliver } = await aPostOffice(deps);
    await server.stop();
    const id = await queued(deps);
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      await deliver();
      const next = (await stateOf(db, id)).nextTryAt?.getTime() ?? 0;
      waits.push((next - clock.now().getTime()) / MINUTE);
      clock.set(new Date(next).toISOString());
    }
    expect(waits).toEqual([1, 5, 15, 30, 60, 60, 60]);
  });

  test('Q-20d: the address is flagged, and the next letter to it waits for a person', async () => {
    const { deliver } = await aPostOffice(deps, { act: (step, v) => (step === 'RCPT' && v.number === 1 ? '550 5.1.1 no such user' : undefined) });
    const to = { personId: null, name: 'Gone', address: 'Gone@example.org' };
    await queued(deps, { to });
    await deliver();
    const next = await queued(deps, { to: { ...to, address: 'gone@Example.org' } });
    await deliver();
    expect(await stateOf(db, next)).toMatchObject({ state: 'held', said: expect.stringContaining('12 March 2026') as string });
    const reset = await queued(deps, { to, lane: 'sign-in' });
    await deliver('sign-in');
    expect((await stateOf(db, reset)).state).toBe('accepted');
  });

  test.each<[string, string, Script, Partial<RelaySettings>, number]>([
    ['Q-20j: STARTTLS missing', 'insecure', { security: 'none' }, { security: 'starttls' }, 0],
    ['Q-20j: STARTTLS refused', 'insecure', { security: 'starttls', act: (step) => (step === 'STARTTLS' ? '454 not now' : undefined) }, { security: 'starttls' }, 0],
    ['Q-20j: a certificate nobody vouches for', 'insecure', { security: 'starttls' }, { security: 'starttls', host: 'localhost' }, 0],
    ['Q-20j: the certificate of another name', 'insecure', { security: 'tls', certificate: 'otherName' }, { security: 'tls', host: 'localhost', ca: authority }, 0],
    ['Q-20k: 535', 'sign-in refused', { auth: true, act: (step) => (step === 'AUTH' ? '535 5.7.8 bad credentials' : undefined) }, { auth: { user: 'u', pass: 'p' } }, 0],
    ['our own address refused', 'sender refused', at('MAIL', '550 5.7.1 sender refused'), {}, 6],
  ])('%s opens the circuit: everything queued, one alert, nothing in the clear; mended, all go', async (_, trouble, script, via, visits) => {
    const { server, post } = await aPostOffice(deps, script, { via });
    const errors: unknown[] = [];
    const log = Object.assign(Object.create(deps.log) as typeof deps.log, { error: (of: unknown) => errors.push(of) });
    const { deliverDue } = await import('../../src/letters/deliver.ts');
    const ids = [];
    for (let i = 0; i < 20; i++) ids.push(await queued(deps));
    await deliverDue({ ...deps, log }, post, 'ordinary');
    await deliverDue({ ...deps, log }, post, 'ordinary');
    const states = await Promise.all(ids.map(async (id) => (await stateOf(db, id)).state));
    expect(new Set(states)).toEqual(new Set(['queued']));
    expect(server.visits.length).toBeLessThanOrEqual(visits);
    expect(server.connections).toBeLessThanOrEqual(6);
    expect(errors).toHaveLength(1);
    expect(await getRelayState(db)).toMatchObject({ trouble });
    // Mended: a single probe goes first, then all the rest.
    const mended = await aPostOffice(deps);
    clock.advance(2 * MINUTE);
    await deliverDue({ ...deps, log }, mended.post, 'ordinary');
    expect(errors).toHaveLength(1);
    expect(await Promise.all(ids.map(async (id) => (await stateOf(db, id)).state))).toEqual(ids.map(() => 'accepted'));
    expect(await getRelayState(db)).toMatchObject({ trouble: null, failures: 0 });
  });
});

test('a letter is not sent after it has lost its use, and the clerk can see why', async () => {
  const { server, deliver } = await aPostOffice(deps);
  const id = await queued(deps, { expiresAt: clock.now() });
  await deliver();
  expect(await stateOf(db, id)).toMatchObject({ state: 'expired' });
  expect(server.visits).toEqual([]);
});

test('a letter with a moment of its own waits for it', async () => {
  const { deliver } = await aPostOffice(deps);
  const id = await queued(deps, { notBefore: new Date(clock.now().getTime() + MINUTE) });
  await deliver();
  expect((await stateOf(db, id)).state).toBe('queued');
  clock.advance(MINUTE);
  await deliver();
  expect((await stateOf(db, id)).state).toBe('accepted');
});

test('Q-16: what is no longer owed is superseded, also when that happens while the relay keeps us waiting', async () => {
  let owed: true | string = true;
  const { server, deliver } = await aPostOffice(deps, {
    act: (step) => {
      if (step === 'DATA') owed = 'No longer a member of the panel.';
      return undefined;
    },
  }, { checks: { 'test letter': () => Promise.resolve(owed) } });
  const id = await queued(deps);
  await deliver();
  expect(await stateOf(db, id)).toMatchObject({ state: 'superseded', said: 'No longer a member of the panel.' });
  const next = await queued(deps);
  await deliver();
  expect((await stateOf(db, next)).state).toBe('superseded');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(server.visits).toMatchObject([{ received: 0, answered: undefined }]);
});

test('Q-12: one letter that cannot be put together fails alone', async () => {
  const { deliver } = await aPostOffice(deps);
  const poison = await queued(deps);
  await owner.raw('alter table letters disable trigger letters_refuse_change');
  await owner('letters').where({ id: poison }).update({ to_address: 'nobody' });
  await owner.raw('alter table letters enable trigger letters_refuse_change');
  const others = await queuedInBulk(deps, 999);
  await deliver();
  expect(await stateOf(db, poison)).toMatchObject({ state: 'failed', said: expect.stringContaining('not a plain e-mail address') as string });
  expect(await db('letter_deliveries').whereIn('letter_id', others).where({ state: 'accepted' }).pluck('letter_id')).toHaveLength(999);
}, 120_000);

test('an address that is not one plain address never reaches the relay and stops nobody else', async () => {
  const { server, deliver } = await aPostOffice(deps);
  const bad = await queued(deps, { to: { personId: null, name: 'X', address: 'a@council.gov.uk <b@evil.example>' } });
  const good = await queued(deps);
  await deliver();
  expect((await stateOf(db, bad)).state).toBe('failed');
  expect((await stateOf(db, good)).state).toBe('accepted');
  expect(server.visits).toHaveLength(1);
});

test('quiet mode: nothing leaves until a person releases it', async () => {
  const { server, deliver } = await aPostOffice(deps, {}, { hold: true });
  const id = await queued(deps);
  await queued(deps, { lane: 'sign-in' });
  await deliver();
  await deliver('sign-in');
  expect((await stateOf(db, id)).state).toBe('held');
  expect(server.visits).toEqual([]);
  await moveDelivery(db, { letterId: id, to: 'queued', at: clock.now(), nextTryAt: clock.now(), released: true });
  await deliver();
  expect(server.taken()).toMatchObject([{ letterId: id }]);
});

test('a stale claim goes back to the queue, a stale hand-over becomes unknown', async () => {
  const { post } = await aPostOffice(deps);
  const [claimed, handing] = [await queued(deps), await queued(deps)];
  await claimDue(db, { worker: 'gone', lane: 'ordinary', now: clock.now(), atMost: 5, onlyReleased: false });
  await moveDelivery(db, { letterId: handing, to: 'handing_over', at: clock.now(), held: { worker: 'gone', attempt: 1 } });
  await sweep(deps, post);
  expect([(await stateOf(db, claimed)).state, (await stateOf(db, handing)).state]).toEqual(['claimed', 'handing_over']);
  clock.advance(patience.staleHandOverMs + 1);
  await sweep(deps, post);
  expect([(await stateOf(db, claimed)).state, (await stateOf(db, handing)).state]).toEqual(['queued', 'unknown']);
});

test('Q-12: a letter on which worker after worker stops is tried three times in a quarter of an hour, set aside, and given up in the end', async () => {
  const { post } = await aPostOffice(deps);
  const id = await queued(deps);
  const began = clock.now().getTime();
  let rounds = 0;
  let inAQuarter = 0;
  while ((await stateOf(db, id)).state !== 'failed') {
    const taken = await claimDue(db, { worker: `w${rounds}`, lane: 'ordinary', now: clock.now(), atMost: 1, onlyReleased: false });
    if (taken.length === 1) rounds += 1;
    if (clock.now().getTime() - began < 15 * MINUTE) inAQuarter = rounds;
    clock.advance(2 * MINUTE);
    await sweep(deps, post);
  }
  expect(rounds).toBe(patience.stallMs.length + 1);
  expect(inAQuarter).toBe(3);
});

describe('Q-04: a worker that lost its claim changes nothing', () => {
  test.each<[string, LetterState]>([
    ['complete', 'accepted'], ['fail', 'failed'], ['defer', 'deferred'], ['hand over', 'handing_over'],
    ['give back', 'queued'], ['hold', 'held'], ['supersede', 'superseded'], ['call it unknown', 'unknown'],
  ])('%s', async (_, to) => {
    const id = await queued(deps);
    await claimDue(db, { worker: 'slow', lane: 'ordinary', now: clock.now(), atMost: 100, onlyReleased: false });
    await moveDelivery(db, { letterId: id, to: 'queued', at: clock.now(), nextTryAt: clock.now() });
    await claimDue(db, { worker: 'quick', lane: 'ordinary', now: clock.now(), atMost: 100, onlyReleased: false });
    for (const held of [{ worker: 'slow', attempt: 1 }, { worker: 'slow', attempt: 2 }, { worker: 'quick', attempt: 1 }]) {
      expect(await moveDelivery(db, { letterId: id, to, at: clock.now(), nextTryAt: clock.now(), held })).toBe(false);
    }
    expect(await stateOf(db, id)).toMatchObject({ state: 'claimed', worker: 'quick' });
  });
});

test('Q-05: while the relay takes its time no connection of the database is held', async () => {
  // Silent after the dot for as long as this test likes.
  const { server, deliver } = await aPostOffice(deps, at('dot', { hang: true }), { slots: { ordinary: 20, 'sign-in': 2 }, patience: { toTheDotMs: 60_000, afterTheDotMs: 60_000 } });
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) ids.push(await queued(deps));
  const under = deliver();
  try {
    await expect.poll(async () => (await db('letter_deliveries').whereIn('letter_id', ids).where({ state: 'handing_over' }).pluck('letter_id')).length, { timeout: 50_000, interval: 50 }).toBe(20);
    await expect.poll(() => (db.client as { pool: { numUsed(): number } }).pool.numUsed(), { timeout: 5_000, interval: 20 }).toBeLessThanOrEqual(2);
    // Whoever asks the database meanwhile is answered.
    expect(await db('letter_deliveries').whereIn('letter_id', ids).where({ state: 'handing_over' }).pluck('letter_id')).toHaveLength(20);
  } finally {
    await server.stop();
    await under;
  }
}, 90_000);

test('Q-11: asked to stop, it finishes what it has begun and gives the rest back', async () => {
  const { server, deliver } = await aPostOffice(deps, at('dot', { reply: '250 slow', afterMs: 100 }), { slots: { ordinary: 2, 'sign-in': 1 } });
  const ids: string[] = [];
  for (let i = 0; i < 12; i++) ids.push(await queued(deps));
  const stop = new AbortController();
  const under = deliver('ordinary', stop.signal);
  await new Promise((resolve) => setTimeout(resolve, 150));
  stop.abort();
  await under;
  const counts = await db('letter_deliveries').whereIn('letter_id', ids).select('state').count('* as n').groupBy('state').orderBy('state');
  expect(counts).toEqual([{ state: 'accepted', n: server.taken().length }, { state: 'queued', n: 12 - server.taken().length }]);
  expect(server.taken().length).toBeGreaterThan(0);
});

test('a thousand rounds leave nothing behind on the signal that ends the process', async () => {
  const { deliver } = await aPostOffice(deps);
  const stop = new AbortController();
  for (let i = 0; i < 5; i++) await deliver('ordinary', stop.signal);
  expect(getEventListeners(stop.signal, 'abort')).toEqual([]);
});

test('Q-03: eight workers on one queue of 10,000 claim every letter once', async () => {
  const ids = await queuedInBulk(deps, 10_000);
  const claims = await Promise.all(Array.from({ length: 8 }, async (_, w) => {
    const mine: string[] = [];
    for (;;) {
      const taken = await claimDue(db, { worker: `w${w}`, lane: 'ordinary', now: clock.now(), atMost: 100, onlyReleased: false });
      if (taken.length === 0) return mine;
      mine.push(...taken.map((one) => one.letter.id));
    }
  }));
  expect(claims.flat()).toHaveLength(10_000);
  expect(new Set(claims.flat())).toEqual(new Set(ids));
}, 120_000);

test('a per-second limit holds for all workers together', async () => {
  const { systemClock } = await import('../../src/calendar/clock.ts');
  const live = { ...deps, clock: systemClock };
  const offices = [await aPostOffice(live, {}, { perSecond: 20 }), await aPostOffice(live, {}, { perSecond: 20 })];
  for (let i = 0; i < 20; i++) await queued(live);
  const began = performance.now();
  await Promise.all(offices.map((office) => office.deliver()));
  expect(performance.now() - began).toBeGreaterThan(850);
});
