// Signing in: who gets in, how often one may guess, and that nobody can keep the real person out for good.
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import type { Person } from '../../src/people/person.ts';
import { forgetOldGuesses } from '../../src/sign-in/guess.store.ts';
import { knownBrowser } from '../../src/sign-in/known-browser.ts';
import { signIn, type SignInOrder } from '../../src/sign-in/sign-in.ts';
import { aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aPassword, givePassword } from '../support/signing-in.ts';

const { deps, owner } = await aCouncil();
let sam: Person;
let address = 0;
/** Each from an address of its own, unless told. */
const order = (given: Partial<SignInOrder> = {}): SignInOrder => ({ email: sam.email, password: aPassword, address: `192.0.2.${(address += 1)}`, browser: undefined, ...given });

beforeAll(async () => {
  await someSettings(deps);
  sam = await aPerson(deps, { name: 'Sam Rao', email: 'sam.rao@testborough.example' });
  await givePassword(deps, sam);
});
afterEach(async () => {
  // Also where a test fails: the files after it run in the same process.
  vi.useRealTimers();
  await owner('guesses').delete();
});

describe('who gets in', () => {
  test('the right password, whatever the case of the address; the trail says so', async () => {
    expect(await signIn(deps, order({ email: ' Sam.Rao@Testborough.Example '.trim() }))).toMatchObject({ ok: true, person: { id: sam.id } });
    expect((await listAuditEntriesAbout(deps.db, { kind: 'people', id: sam.id }))[0]).toMatchObject({ what: 'person.signed-in', personName: 'Sam Rao' });
  });
  test('a wrong password, an unknown address and somebody without a password are all the same', async () => {
    const invited = await aPerson(deps);
    for (const wrong of [order({ password: 'not the password' }), order({ email: 'nobody@testborough.example' }), order({ email: invited.email })]) {
      expect(await signIn(deps, wrong)).toEqual({ ok: false, because: 'wrong' });
    }
  });
  test('nobody who has left', async () => {
    const gone = await aPerson(deps);
    await givePassword(deps, gone);
    expect(await signIn(deps, order({ email: gone.email }))).toMatchObject({ ok: true });
    await deps.db.transaction(async (tx) => {
      await tx('people').where({ id: gone.id }).update({ left_on: deps.clock.today() });
      await record(tx, deps, theSystem, { what: 'test.left', about: { kind: 'people', id: gone.id } });
    });
    expect(await signIn(deps, order({ email: gone.email }))).toEqual({ ok: false, because: 'wrong' });
  });
});

test('it takes as long for somebody unknown as for somebody known (S-15)', async () => {
  const took: [known: number[], unknown: number[]] = [[], []];
  const time = async (which: 0 | 1): Promise<void> => {
    await owner('guesses').delete();
    const asked = order({ email: which === 0 ? sam.email : 'nobody.at.all@testborough.example', password: 'not the password' });
    const start = performance.now();
    await signIn(deps, asked);
    took[which].push(performance.now() - start);
  };
  // In turns and turned about, so that a busy machine is as busy for the one as for the other.
  for (let i = 0; i < 60; i++) for (const which of i % 2 === 0 ? [0, 1] as const : [1, 0] as const) await time(which);
  const [known, unknown] = took;
  const wins = known.reduce((sum, a) => sum + unknown.filter((b) => a > b).length, 0);
  // How well the time tells them apart: 0.5 is not at all. The bar of 0.45 to 0.55 is for a thousand pairs; sixty wander more.
  expect(Math.abs(wins / (known.length * unknown.length) - 0.5)).toBeLessThan(0.16);
}, 60_000);

describe('guessing', () => {
  const guess = async (given: Partial<SignInOrder>): Promise<string> => {
    const outcome = await signIn(deps, order({ password: 'not the password', ...given }));
    return outcome.ok ? 'in' : outcome.because;
  };
  const times = async (n: number, what: (i: number) => Promise<string>): Promise<string[]> => {
    const answers: string[] = [];
    for (let i = 0; i < n; i++) answers.push(await what(i));
    return answers;
  };

  test('ten at an account in five minutes, from however many addresses; also at one that does not exist', async () => {
    for (const email of [sam.email, 'nobody@testborough.example']) {
      const answers = await times(12, () => guess({ email }));
      expect(answers).toEqual([...Array<string>(10).fill('wrong'), 'too-many', 'too-many']);
    }
  });
  test('no more than ten even when they are all sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => guess({})));
    expect(answers.filter((answer) => answer === 'wrong').length).toBe(10);
  });
  test('the right password is not let in either while the account is shut, and is five minutes later: never for good', async () => {
    await times(11, () => guess({}));
    expect(await signIn(deps, order())).toEqual({ ok: false, because: 'too-many' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1000 });
    expect(await signIn(deps, order())).toMatchObject({ ok: true });
  });
  test('guesses while it is shut do not keep it shut longer', async () => {
    await times(40, () => guess({}));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 60_000 + 1000 });
    expect(await signIn(deps, order())).toMatchObject({ ok: true });
  });
  test('strangers cannot use up the guesses of a browser one has signed in with before', async () => {
    const browser = knownBrowser(deps.council.secret, sam.email);
    await times(11, () => guess({}));
    expect(await signIn(deps, order({ browser }))).toMatchObject({ ok: true });
    expect(await times(11, () => guess({ browser }))).toEqual([...Array<string>(10).fill('wrong'), 'too-many']);
  });
  test('one password tried on many accounts from one address is stopped at fifty', async () => {
    const answers = await times(55, (i) => guess({ email: `person-${i}@testborough.example`, address: '198.51.100.1' }));
    expect(answers.filter((answer) => answer === 'wrong').length).toBe(50);
    expect(answers.slice(50)).toEqual(Array<string>(5).fill('too-many'));
  });
  test('right passwords of a whole building behind one address do not add up', async () => {
    for (let i = 0; i < 60; i++) await guess({ address: '198.51.100.2', password: aPassword });
    expect(await signIn(deps, order({ address: '198.51.100.2' }))).toMatchObject({ ok: true });
  });
  test('counts are tidied away', async () => {
    await guess({});
    await forgetOldGuesses(deps.db, deps.clock.now());
    expect(await owner('guesses').count({ n: '*' }).first()).not.toEqual({ n: 0 });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    deps.clock.set(new Date().toISOString());
    await forgetOldGuesses(deps.db, deps.clock.now());
    vi.useRealTimers();
    deps.clock.set('2026-03-12T10:00:00Z');
    expect(await owner('guesses').count({ n: '*' }).first()).toEqual({ n: 0 });
  });
});
