// The outbox and what happens around it at the same moment: commits, wake-ups, rights, lanes.
import { expect, test, beforeAll } from 'vitest';
import { claimDue } from '../../src/letters/delivery.store.ts';
import { deliverLettersJob } from '../../src/letters/deliver-letters.job.ts';
import { queue } from '../../src/letters/queue.ts';
import { someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { anOrder, aPostOffice, queued, queuedInBulk, stateOf } from './letters.support.ts';

const { deps, clock, owner, listJobs } = await aCouncil();
const { db } = deps;
beforeAll(async () => {
  await someSettings(deps);
  await owner.raw('create table rights (person text primary key, entitled boolean not null)');
  await owner.raw('grant select, insert, update on rights to public');
});

const stop = new AbortController().signal;
const claim = (atMost = 1000): ReturnType<typeof claimDue> => claimDue(db, { worker: 'w', lane: 'ordinary', now: clock.now(), atMost, onlyReleased: false });

test('Q-01: what is rolled back was never queued, and wakes nobody', async () => {
  const before = (await listJobs()).length;
  const order = anOrder();
  await expect(db.transaction(async (tx) => {
    await queue(tx, deps, order);
    throw new Error('the cause failed');
  })).rejects.toThrow('the cause failed');
  expect(await db('letters').where({ dedupe_key: order.dedupeKey })).toEqual([]);
  expect(await listJobs()).toHaveLength(before);
});

test('Q-02: a letter is not seen before its cause is committed', async () => {
  await db.transaction(async (tx) => {
    await queue(tx, deps, anOrder());
    expect(await claim()).toEqual([]);
  });
  expect(await claim()).toHaveLength(1);
});

test('the same order from two transactions at once is one letter, and both are told its number', async () => {
  // A race has to be run more than once.
  for (let round = 0; round < 20; round++) {
    const order = anOrder();
    const answers = await Promise.all(Array.from({ length: 8 }, () => db.transaction((tx) => queue(tx, deps, order))));
    expect(new Set(answers.map((a) => a.letterId)).size).toBe(1);
    expect(answers.filter((a) => !a.already)).toHaveLength(1);
  }
});

test('a transaction that queues many letters wakes each lane once', async () => {
  const before = (await listJobs()).length;
  await db.transaction(async (tx) => {
    for (let i = 0; i < 20; i++) await queue(tx, deps, anOrder());
    await queue(tx, deps, anOrder({ lane: 'sign-in' }));
  });
  expect((await listJobs()).slice(before)).toEqual([{ name: 'deliver-letters', payload: { lane: 'ordinary' } }, { name: 'deliver-letters', payload: { lane: 'sign-in' } }]);
});

test('two transactions that queue letters do not wait for each other', async () => {
  const first = await db.transaction();
  await queue(first, deps, anOrder());
  // Would hang until the first commits, if waking took a lock.
  await db.transaction((tx) => queue(tx, deps, anOrder()));
  await first.commit();
});

test('a wake-up while a round is under way makes it look once more, and never two rounds at once', async () => {
  const { server, post } = await aPostOffice(deps, { act: (step) => (step === 'dot' ? { reply: '250 slow', afterMs: 150 } : undefined) });
  const job = deliverLettersJob(post);
  await claim();
  const first = await queued(deps);
  const round = job.run(deps, { lane: 'ordinary' }, stop);
  await new Promise((resolve) => setTimeout(resolve, 60));
  const second = await queued(deps);
  await Promise.all(Array.from({ length: 20 }, () => job.run(deps, { lane: 'ordinary' }, stop)));
  await round;
  expect([(await stateOf(db, first)).state, (await stateOf(db, second)).state]).toEqual(['accepted', 'accepted']);
  expect(server.taken()).toHaveLength(2);
});

test('Q-13: a sign-in letter leaves at once while 30,000 letters are waiting and going out', async () => {
  await claim();
  await queuedInBulk(deps, 30_000);
  const { server, post } = await aPostOffice(deps, { act: (step) => (step === 'dot' ? { reply: '250 slow', afterMs: 100 } : undefined) });
  const job = deliverLettersJob(post);
  const controller = new AbortController();
  const dispatch = job.run(deps, { lane: 'ordinary' }, controller.signal);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = performance.now();
  const id = await queued(deps, { lane: 'sign-in' });
  await job.run(deps, { lane: 'sign-in' }, stop);
  expect((await stateOf(db, id)).state).toBe('accepted');
  expect(performance.now() - began).toBeLessThan(15_000);
  // The dispatch is under way and far from its end.
  expect(server.taken().length).toBeGreaterThan(1);
  expect(server.taken().length).toBeLessThan(10_000);
  controller.abort();
  await dispatch;
  await owner('letter_deliveries').where({ state: 'queued' }).update({ state: 'superseded' });
}, 120_000);

test('Q-17: of 200 rights taken away while letters go out, none is read after it was gone when the relay asked for the letter', async () => {
  await claim();
  const gone = new Map<string, number>();
  const askedAt = new Map<string, number>();
  const { server, deliver } = await aPostOffice(deps, {
    act: (step, visit) => {
      if (step === 'DATA') askedAt.set(visit.to[0] ?? '', performance.now());
      return undefined;
    },
  }, {
    checks: { 'exempt letter': async ({ db: at }, letter) => ((await at('rights').where({ person: letter.to.address, entitled: true }).first<object | undefined>()) === undefined ? 'No longer entitled.' : true) },
  });
  const people = Array.from({ length: 200 }, (_, i) => `entitled${i}@example.org`);
  await db('rights').insert(people.map((person) => ({ person, entitled: true })));
  const ids = new Map<string, string>();
  for (const address of people) ids.set(address, await queued(deps, { kind: 'exempt letter', to: { personId: null, name: 'Member', address } }));
  const delivering = deliver();
  for (const [i, person] of people.entries()) {
    await db('rights').where({ person }).update({ entitled: false });
    gone.set(person, performance.now());
    if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await delivering;
  const wrong = server.taken().filter(({ to: [to = ''] }) => (gone.get(to) ?? Infinity) < (askedAt.get(to) ?? 0));
  expect(wrong.map((v) => v.to[0])).toEqual([]);
  const states = await Promise.all([...ids.values()].map(async (id) => (await stateOf(db, id)).state));
  expect(new Set(states)).toEqual(new Set(server.taken().length > 0 ? ['accepted', 'superseded'] : ['superseded']));
  expect(states.filter((s) => s === 'accepted')).toHaveLength(server.taken().length);
}, 60_000);
