// The second factor: set up by everybody, each code once, recovery codes, step-up for exempt text, lost and taken away, and where one is signed in.
import { generateSync } from 'otplib';
import { beforeAll, describe, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import type { Person } from '../../src/people/person.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { browserLabel } from '../../src/sign-in/browser-label.ts';
import { deactivatePerson } from '../../src/sign-in/deactivate-person.ts';
import { askToResetSecondFactor, confirmResetOfSecondFactor } from '../../src/sign-in/reset-second-factor.ts';
import { seal, unseal } from '../../src/sign-in/seal.ts';
import { stepOfCode } from '../../src/sign-in/totp.ts';
import { aPanel, aPerson, aPost, anAction, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';
import { aPassword, codeOf, givePassword, setUpSecondFactor } from '../support/signing-in.ts';

const { deps, clock, owner } = await aCouncil();
const site = await aSite(deps);
let administrator: Person;

beforeAll(async () => {
  await someSettings(deps);
  administrator = await aPerson(deps, { name: 'Ada Grant', isAdministrator: true });
});

async function somebody(given: Parameters<typeof aPerson>[1] = {}): Promise<Person> {
  const person = await aPerson(deps, given);
  await givePassword(deps, person);
  return person;
}

async function withPassword(person: Person, at = '/sign-in'): Promise<Browser> {
  await owner('guesses').delete();
  const browser = site.browser();
  await browser.open(at);
  await browser.submit('Sign in', { email: person.email, password: aPassword });
  return browser;
}

/** A browser follows a redirect at once: what was proven must be written down by then, however long that takes. */
async function whileSessionsAreSlow(work: () => Promise<void>): Promise<void> {
  await owner.raw('create function dawdle() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return new; end $$');
  await owner.raw('create trigger dawdle before insert or update on sessions for each row execute function dawdle()');
  try {
    await work();
  } finally {
    await owner.raw('drop function dawdle cascade');
  }
}

const codeNow = (secret: string): string => codeOf(secret, clock);
const setUp = (browser: Browser): ReturnType<typeof setUpSecondFactor> => setUpSecondFactor(browser, clock);

describe('codes', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  test('those of RFC 6238, one step early or late, and never twice', () => {
    const at = clock.now();
    const code = codeNow(secret);
    const step = stepOfCode(secret, code, at, 0) ?? 0;
    expect(step).toBe(Math.floor(at.getTime() / 30_000));
    expect(stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, at, 0)).toBe(step);
    expect(stepOfCode(secret, code, at, step), 'once only').toBeUndefined();
    for (const wrong of ['', '000000', '12345', 'abcdef', `${code}0`]) expect(stepOfCode(secret, wrong, at, 0)).toBeUndefined();
    const of = (seconds: number): string => generateSync({ secret, epoch: Math.floor(at.getTime() / 1000) + seconds });
    expect([-30, 30].map((seconds) => stepOfCode(secret, of(seconds), at, 0))).toEqual([step - 1, step + 1]);
    expect([-90, 90].map((seconds) => stepOfCode(secret, of(seconds), at, 0))).toEqual([undefined, undefined]);
  });
  test('a sealed secret opens for its person and council alone, and not when it was changed', () => {
    const sealed = seal('a council', 'a person', 'the secret');
    expect(unseal('a council', 'a person', sealed)).toBe('the secret');
    const changed = Buffer.from(sealed);
    changed[20] = (changed[20] ?? 0) ^ 1;
    for (const open of [() => unseal('another', 'a person', sealed), () => unseal('a council', 'another', sealed), () => unseal('a council', 'a person', changed)]) expect(open).toThrow();
  });
});

describe('signing in', () => {
  test('without a second factor no page opens but the one that sets it up; then every page does', async () => {
    const sam = await somebody({ name: 'Sam Rao' });
    const browser = await withPassword(sam);
    for (const path of ['/', '/actions', '/meetings', '/account', '/people', '/who-may-do-what']) expect((await browser.open(path)).path, path).toBe('/second-factor');
    expect(browser.page.text).toContain('Everybody here has one');
    expect(browser.page.text).not.toContain('demonstration');
    expect((await browser.submit('Set it up', { code: '123456' })).errorOf('code')).toMatch(/not right/);
    const { codes } = await setUp(browser);
    expect(new Set(codes).size).toBe(10);
    expect((await browser.open('/actions')).path).toBe('/actions');
    const [entry] = await listAuditEntriesAbout(deps.db, { kind: 'people', id: sam.id });
    expect(entry?.what).toBe('person.second-factor-set-up');
    expect(await owner('letters').where({ kind: 'second-factor-changed', person_id: sam.id }).pluck('subject')).toEqual(['Testborough Council: your sign-in was changed']);
    const stored = JSON.stringify([await owner('second_factors').select(), await owner('recovery_codes').select(), await owner('audit_details').select('changes')]);
    for (const code of codes) expect(stored).not.toContain(code);
  });

  test('with one the password alone signs nobody in; a code does, once; and ten wrong ones shut it for five minutes', async () => {
    const sam = await somebody();
    const { secret, codes } = await setUp(await withPassword(sam));
    clock.advance(60_000);
    const browser = await withPassword(sam, '/sign-in?next=/questions');
    expect(browser.page.path).toBe('/sign-in/code?next=%2Fquestions');
    expect((await browser.send('/actions')).headers.get('location')).toMatch(/^\/sign-in/);
    expect((await browser.submit('Sign in', { code: '000000' })).errorOf('code')).toMatch(/not right/);
    const code = codeNow(secret);
    
    expect((await browser.submit('Sign in', { code })).path).toBe('/questions');
    const again = await withPassword(sam);
    expect((await again.submit('Sign in', { code })).errorOf('code'), 'the same code once more').toMatch(/used before/);
    expect((await again.submit('Sign in', { code: codes[0] ?? '' })).text).toContain('recovery codes. It is good no more');
    const third = await withPassword(sam);
    expect((await third.submit('Sign in', { code: codes[0] ?? '' })).errorOf('code'), 'a recovery code once more').toMatch(/used before/);
    for (let i = 0; i < 10; i++) await third.submit('Sign in', { code: '000000' });
    expect(third.page.errorOf('code')).toMatch(/too many tries/);
    clock.advance(11 * 60_000);
    expect((await third.submit('Sign in', { code: codes[1] ?? '' })).text, 'a password waits ten minutes for its code').toContain('Please sign in again');
  });

  test('the demonstration may skip it, and says that it is the demonstration', async () => {
    const sam = await somebody();
    await owner.transaction(async (tx) => { await tx.raw('alter table settings disable trigger user'); await tx('settings').update({ is_demonstration: true }); await tx.raw('alter table settings enable trigger user'); });
    try {
      const browser = await withPassword(sam);
      expect((await browser.open('/actions')).path).toBe('/actions');
      expect((await browser.open('/second-factor')).text).toContain('This is the demonstration, where the second step may be skipped. In real use it cannot.');
    } finally {
      await owner.transaction(async (tx) => { await tx.raw('alter table settings disable trigger user'); await tx('settings').update({ is_demonstration: false }); await tx.raw('alter table settings enable trigger user'); });
    }
  });
});

test('exempt text asks for a proof not older than 15 minutes, and goes on where one was', async () => {
  const panel = await aPanel(deps);
  const post = await aPost(deps);
  const clerk = await somebody({ part: { panel, part: 'clerk', entitledToExempt: true } });
  const { reference } = await anAction(deps, clerk, panel, { leadPostId: post.id });
  await writeExemptNote(deps, signedIn(clerk), { reference, note: 'The name of a child.', paragraph: 1, reason: 'It names a child.', replacesId: null });
  const browser = await withPassword(clerk);
  const { secret } = await setUp(browser);
  expect((await browser.open(`/actions/${reference}/exempt`)).path).toBe(`/actions/${reference}/exempt`);
  clock.advance(14 * 60_000);
  await browser.open('/');
  clock.advance(2 * 60_000);
  expect((await browser.open('/actions')).path, 'other pages stay open').toBe('/actions');
  const asked = await browser.open(`/actions/${reference}/exempt`);
  expect(asked.h1).toBe('Confirm that it is you');
  const before = browser.cookies.get('matters');
  expect((await browser.submit('Go on', { code: '000000' })).errorOf('code')).toMatch(/not right/);
  await whileSessionsAreSlow(async () => {
    expect((await browser.submit('Go on', { code: codeNow(secret) })).path, 'kept before the browser follows').toBe(`/actions/${reference}/exempt`);
  });
  expect(browser.cookies.get('matters'), 'a new id at every proof').not.toBe(before);
  expect(browser.page.text).not.toContain('The name of a child');
});

test('a lost one is taken away by two administrators who each say how they made sure; the person is told of both, and signed out at once', async () => {
  const sam = await somebody({ name: 'Lena Ortiz' });
  const theirs = await withPassword(sam);
  await setUp(theirs);
  const browser = await site.signIn(administrator);
  await browser.open(`/people/${sam.id}`);
  await browser.follow('Take away a lost second step');
  expect((await browser.submit('Ask for it')).errorOf('how')).toBe('Say how you made sure that it is this person');
  expect((await browser.submit('Ask for it', { how: 'Met her at the town hall.' })).path).toBe(`/people/${sam.id}`);
  expect((await browser.open(`/people/${sam.id}/reset-second-factor`)).text).toContain('You asked for it');
  expect(await confirmResetOfSecondFactor(deps, signedIn(administrator), { personId: sam.id, how: 'Again.' }), 'not by the same').toEqual({ ok: false, because: 'same-person' });
  expect((await theirs.open('/actions')).path, 'one alone takes nothing away').toBe('/actions');
  const second = await site.signIn(await aPerson(deps, { name: 'Bo Lind', isAdministrator: true }));
  expect((await second.open(`/people/${sam.id}/reset-second-factor`)).text).toContain('Ada Grant asked for it');
  expect((await second.submit('Take it away', { how: 'Rang back on the number in the directory.' })).path).toBe(`/people/${sam.id}`);
  expect((await theirs.open('/actions')).path).toMatch(/^\/sign-in/);
  const [taken, asked] = await listAuditEntriesAbout(deps.db, { kind: 'people', id: sam.id });
  expect(asked).toMatchObject({ what: 'person.second-factor-reset-asked', personName: 'Ada Grant', changes: JSON.stringify({ how: [null, 'Met her at the town hall.'] }) });
  expect(taken).toMatchObject({ what: 'person.second-factor-reset', personName: 'Bo Lind', changes: JSON.stringify({ how: [null, 'Rang back on the number in the directory.'], askedBy: [null, 'Ada Grant'] }) });
  expect((await owner('letters').where({ kind: 'second-factor-changed', person_id: sam.id })).length).toBe(3);
  expect((await (await withPassword(sam)).open('/actions')).path, 'and sets up another').toBe('/second-factor');
  expect((await browser.open(`/people/${administrator.id}`)).links.map(({ text }) => text), 'nobody their own').not.toContain('Take away a lost second step');
  expect(await askToResetSecondFactor(deps, signedIn(administrator), { personId: sam.id, how: 'x' })).toEqual({ ok: false, because: 'no-factor' });
});

test('what nobody has confirmed within a day is asked for anew, and what was asked by somebody who no longer may', async () => {
  const sam = await somebody();
  await setUp(await withPassword(sam));
  const gone = await aPerson(deps, { isAdministrator: true });
  expect(await askToResetSecondFactor(deps, signedIn(gone), { personId: sam.id, how: 'Met.' })).toEqual({ ok: true });
  expect(await deactivatePerson(deps, signedIn(administrator), { personId: gone.id, version: 1 })).toEqual({ ok: true });
  expect(await confirmResetOfSecondFactor(deps, signedIn(administrator), { personId: sam.id, how: 'Met.' })).toEqual({ ok: false, because: 'asked-meanwhile' });
  expect(await askToResetSecondFactor(deps, signedIn(administrator), { personId: sam.id, how: 'Met.' })).toEqual({ ok: true });
  clock.advance(25 * 60 * 60_000);
  const other = signedIn(await aPerson(deps, { isAdministrator: true }));
  expect(await confirmResetOfSecondFactor(deps, other, { personId: sam.id, how: 'Met.' })).toEqual({ ok: false, because: 'asked-meanwhile' });
  expect(await askToResetSecondFactor(deps, other, { personId: sam.id, how: 'Met.' })).toEqual({ ok: true });
  expect(await confirmResetOfSecondFactor(deps, signedIn(administrator), { personId: sam.id, how: 'Met.' })).toEqual({ ok: true });
});

test('where one is signed in, and out everywhere else', async () => {
  const sam = await somebody();
  const one = await withPassword(sam);
  const { codes } = await setUp(one);
  const two = await withPassword(sam);
  await two.submit('Sign in', { code: codes[0] ?? '' });
  const page = await one.open('/account/signed-in');
  expect(page.tables[0]?.length).toBe(3);
  expect(page.text.match(/\(this one\)/g)).toHaveLength(1);
  expect((await one.submit('Sign out everywhere else')).text).toContain('signed out in one other place');
  expect((await two.open('/account')).path).toMatch(/^\/sign-in/);
  expect((await one.open('/account')).path).toBe('/account');
  expect(browserLabel('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0')).toBe('Edge on Windows');
});
