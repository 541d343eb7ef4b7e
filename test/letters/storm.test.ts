// Workers killed with SIGKILL while letters go out: none lost, none twice, and what nobody can know stands in a list for a person.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import type { Script } from '../support/scripted-relay.ts';
import { brisk, moody, seeded, storm, type Figures, type Storm } from './storm.ts';

/** `npm run storm` is this file in full. */
const isFull = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'storm';
const figures: Record<string, Figures> = {};

afterAll(() => {
  if (isFull) console.log(JSON.stringify(figures, null, 1));
});

function mustHold(of: Figures): void {
  expect({ lost: of.lost, duplicates: of.duplicates, mistaken: of.mistaken }).toEqual({ lost: [], duplicates: [], mistaken: [] });
  expect(of.accepted + of.unknown).toBe(of.letters);
}

describe('a relay that dawdles and hangs up', async () => {
  const council = await aCouncil();
  beforeAll(() => someSettings(council.deps));
  test('nothing is lost, nothing goes twice, and unknown is what was cut between 354 and the answer', async () => {
    const random = seeded(2026);
    const of: Storm = isFull
      ? { letters: 2_500, workers: 4, kills: 60, killEveryMs: 3_000, perSecond: 12, slots: 3, relay: moody(random) }
      : { letters: 120, workers: 2, kills: 4, killEveryMs: 700, perSecond: null, slots: 3, relay: moody(random) };
    const seen = (figures['a relay that dawdles and hangs up'] = await storm(council.deps, council.url.app, of, random));
    mustHold(seen);
    expect(seen.kills).toBe(of.kills);
  }, 580_000);
});

describe('workers asked to end while letters go out', async () => {
  const council = await aCouncil();
  beforeAll(() => someSettings(council.deps));
  test('Q-11: a deployment under load leaves nothing unknown, lost or twice', async () => {
    const steady: Script = { act: (step) => (step === 'dot' ? { reply: '250 2.0.0 taken', afterMs: 100 } : undefined) };
    const seen = (figures['workers asked to end'] = await storm(council.deps, council.url.app,
      { letters: isFull ? 1_000 : 80, workers: 2, kills: isFull ? 20 : 3, killEveryMs: 700, perSecond: null, slots: 3, relay: steady, signal: 'SIGTERM' }, seeded(11)));
    mustHold(seen);
    expect(seen.unknown).toBe(0);
  }, 580_000);
});

if (isFull) describe('a relay that answers in 5 ms', async () => {
  const council = await aCouncil();
  beforeAll(() => someSettings(council.deps));
  test('unknown are at most two in a thousand', async () => {
    const random = seeded(7);
    const seen = (figures['a relay that answers in 5 ms'] = await storm(council.deps, council.url.app,
      { letters: 2_500, workers: 4, kills: 60, killEveryMs: 3_000, perSecond: 12, slots: 3, relay: brisk() }, random));
    mustHold(seen);
    expect(seen.kills).toBe(60);
    expect(seen.unknown).toBeLessThanOrEqual(5);
  }, 580_000);
});
