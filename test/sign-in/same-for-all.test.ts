// Nobody finds out who has an account: the same work is done for known and unknown people, and in the same time (S-15).
import { beforeAll, describe, expect, test } from 'vitest';
import { askForNewAddress } from '../../src/sign-in/ask-for-new-address.ts';
import { askForReset } from '../../src/sign-in/ask-for-reset.ts';
import { signIn } from '../../src/sign-in/sign-in.ts';
import type { Person } from '../../src/people/person.ts';
import { aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { givePassword } from '../support/signing-in.ts';

const { deps, owner } = await aCouncil();
let sam: Person, other: Person;

beforeAll(async () => {
  await someSettings(deps);
  [sam, other] = [await aPerson(deps), await aPerson(deps)];
  await givePassword(deps, sam);
});

/** The queries that something asks of the database, without their values. */
async function queriesOf(work: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const note = ({ sql }: { sql: string }): void => { asked.push(sql); };
  deps.db.on('query', note);
  await work();
  deps.db.removeListener('query', note);
  return asked;
}

const wrong = (email: string) => () => signIn(deps, { email, password: 'a wrong one of many', address: '192.0.2.1', browser: undefined });
const pairs: [string, () => [() => Promise<unknown>, () => Promise<unknown>]][] = [
  ['signing in', () => [wrong(sam.email), wrong('nobody@testborough.example')]],
  ['without a password yet', () => [wrong(other.email), wrong('nobody.either@testborough.example')]],
  ['a forgotten password', () => [() => askForReset(deps, { email: sam.email, address: '192.0.2.2' }), () => askForReset(deps, { email: 'nobody@testborough.example', address: '192.0.2.2' })]],
  ['a new e-mail address', () => [() => askForNewAddress(deps, signedIn(sam), { email: other.email }), () => askForNewAddress(deps, signedIn(sam), { email: 'free@testborough.example' })]],
];
test.each(pairs)('%s: the same questions to the database, in the same order', async (_what, both) => {
  const [known, unknown] = both();
  const [one, two] = [await queriesOf(known), await queriesOf(unknown)];
  expect(one).toEqual(two);
  expect(one.length).toBeGreaterThan(1);
});

/** `npm run bench:doors`: two minutes of a quiet machine; the usual run holds the questions above to be the same. */
if ((import.meta as unknown as { env: { MODE: string } }).env.MODE === 'bench') describe('a thousand pairs, taken in turn', () => {
  test('the medians lie within 5 ms, and the time tells nobody apart (AUC 0.45 to 0.55)', async () => {
    const taken: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
    for (let i = 0; i < 1000; i++) {
      await owner('guesses').delete();
      for (const [kind, email] of [['known', sam.email], ['unknown', `nobody${i}@testborough.example`]] as const) {
        const began = performance.now();
        await wrong(email)();
        taken[kind].push(performance.now() - began);
      }
    }
    const median = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    const gap = Math.abs(median(taken.known) - median(taken.unknown));
    const above = taken.known.reduce((sum, time) => sum + taken.unknown.filter((other) => other < time).length, 0) / 1_000_000;
    console.log(`gap of the medians ${gap.toFixed(2)} ms, AUC ${above.toFixed(3)}`);
    expect(gap).toBeLessThanOrEqual(5);
    expect(above).toBeGreaterThan(0.45);
    expect(above).toBeLessThan(0.55);
  }, 900_000);
});
