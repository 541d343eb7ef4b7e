// No worker was there at the moment a letter was to leave, or three were: it leaves once if it is still of use, else the clerk is told.
import { beforeAll, expect, test } from 'vitest';
import { later } from '../../src/calendar/clock.ts';
import { deliverLettersJob } from '../../src/letters/deliver-letters.job.ts';
import { tellTheClerk } from '../../src/letters/tell-the-clerk.job.ts';
import { someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aPostOffice, eventsOf, queued, stateOf } from './letters.support.ts';

const { deps, clock } = await aCouncil();
const { db } = deps;
const MINUTE = 60_000;
const never = new AbortController().signal;
const CLERK = { name: 'Asha Clerk', address: 'clerk@testborough.example' };
beforeAll(() => someSettings(deps));

const told = async (): Promise<string[]> => await db('letters').where({ kind: 'letters in trouble' }).pluck<string[]>('text');

test.each<[string, number, 'accepted' | 'expired']>([
  ['one minute', MINUTE, 'accepted'], ['two hours', 120 * MINUTE, 'accepted'], ['three days, past the meeting', 3 * 24 * 60 * MINUTE, 'expired'],
])('Q-14: down for %s over the moment of dispatch', async (name, downMs, state) => {
  const dispatchAt = later(clock.now(), 10 * MINUTE);
  const id = await queued(deps, { subject: `Report, ${name}`, notBefore: dispatchAt, expiresAt: later(dispatchAt, 2 * 24 * 60 * MINUTE), replyTo: CLERK });
  const { server, deliver } = await aPostOffice(deps);
  await deliver();
  expect(server.visits).toEqual([]);
  clock.set(later(dispatchAt, downMs).toISOString());
  // The worker is back: its first rounds.
  await deliver();
  await deliver();
  await tellTheClerk.run(deps, {}, never);
  await tellTheClerk.run(deps, {}, never);
  expect((await stateOf(db, id)).state).toBe(state);
  expect(server.taken().filter(({ letterId }) => letterId === id)).toHaveLength(state === 'accepted' ? 1 : 0);
  expect((await told()).filter((text) => text.includes(`Report, ${name}`))).toHaveLength(state === 'accepted' ? 0 : 1);
});

test('Q-15: three workers at the same second send a letter once and tell the clerk once', async () => {
  await queued(deps, { subject: 'Refused', to: { personId: null, name: 'Reader', address: 'no address' }, replyTo: CLERK });
  const ids = [await queued(deps), await queued(deps), await queued(deps)];
  const { server, post } = await aPostOffice(deps);
  const offices = [post, { ...post, worker: 'second' }, { ...post, worker: 'third' }];
  await Promise.all(offices.flatMap((office) => [deliverLettersJob(office).run(deps, { lane: 'ordinary' }, never), tellTheClerk.run(deps, {}, never)]));
  for (const id of ids) {
    expect(await eventsOf(db, id)).toEqual(['queued', 'claimed', 'handing_over', 'accepted']);
    expect(server.taken().filter(({ letterId }) => letterId === id)).toHaveLength(1);
  }
  expect((await told()).filter((text) => text.includes(': Refused\n'))).toHaveLength(1);
});
