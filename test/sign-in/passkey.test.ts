// Passkeys: alone, as the second step, and to confirm; what a false page, a copied authenticator or a stranger would send is refused.
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import type { Person } from '../../src/people/person.ts';
import { aPerson, someSettings } from '../support/builders.ts';
import { makePasskey, showPasskey, type Passkey } from '../support/authenticator.ts';
import { aCouncil } from '../support/database.ts';
import { all, attribute, is } from '../support/html.ts';
import { aSite, type Browser } from '../support/page.ts';
import { aPassword, codeOf, givePassword, setUpSecondFactor } from '../support/signing-in.ts';

const { deps, clock, owner } = await aCouncil();
const site = await aSite(deps);

beforeAll(async () => { await someSettings(deps); });

async function somebody(): Promise<Person> {
  const person = await aPerson(deps);
  await givePassword(deps, person);
  return person;
}

async function withPassword(person: Person): Promise<Browser> {
  const browser = site.browser();
  await browser.open('/sign-in');
  await browser.submit('Sign in', { email: person.email, password: aPassword });
  return browser;
}

/** What the page asks the browser's script for. */
function optionsOn(browser: Browser): string {
  const place = all(browser.page.document, is('div')).find((element) => attribute(element, 'data-passkey') !== undefined);
  return (place && attribute(place, 'data-options')) ?? 'no passkey is asked for';
}

/** Of somebody who signs in with a password and has nothing else yet. */
async function withPasskey(person: Person): Promise<{ key: Passkey; browser: Browser; codes: string[] }> {
  const browser = await withPassword(person);
  await browser.open('/account/passkeys');
  const { key, response } = makePasskey(optionsOn(browser));
  const done = await browser.submit('Add the passkey', { name: 'my telephone', response });
  return { key, browser, codes: done.text.match(/\b[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}\b/g) ?? [] };
}

async function isOut(browser: Browser): Promise<boolean> {
  return ((await browser.send('/actions')).headers.get('location') ?? '').startsWith('/sign-in');
}

describe('a passkey', () => {
  test('is a second step, with recovery codes; then it signs in on its own, and after a password', async () => {
    const sam = await somebody();
    const { key, browser, codes } = await withPasskey(sam);
    expect(codes).toHaveLength(10);
    expect((await browser.open('/actions')).path, 'it is the second step everybody has').toBe('/actions');
    expect(await owner('letters').where({ person_id: sam.id }).pluck('text')).toEqual([expect.stringContaining('A passkey, named “my telephone”, was added')]);
    clock.advance(60_000);
    const alone = site.browser();
    await alone.open('/sign-in?next=/questions');
    expect(optionsOn(alone)).toContain('"userVerification":"required"');
    expect(optionsOn(alone), 'nobody is told whose passkeys there are').toContain('"allowCredentials":[]');
    expect((await alone.submit('Sign in with a passkey', { response: showPasskey(key, optionsOn(alone)) })).path).toBe('/questions');
    const second = await withPassword(sam);
    expect(second.page.path).toMatch(/^\/sign-in\/code/);
    expect(await isOut(second)).toBe(true);
    expect(optionsOn(second)).toContain(key.credentialId.toString('base64url'));
    await second.submit('Use your passkey', { response: showPasskey(key, optionsOn(second)) });
    expect((await second.open('/questions')).path).toBe('/questions');
    expect((await listAuditEntriesAbout(deps.db, { kind: 'people', id: sam.id }))[0]).toMatchObject({ what: 'person.signed-in', changes: JSON.stringify({ by: [null, 'the passkey my telephone'] }) });
    const third = await withPassword(sam);
    expect((await third.submit('Sign in', { code: codes[0] ?? '' })).text, 'a recovery code, without the script').toContain('recovery codes');
  });

  test('one of another council, from a false page, unverified, changed, copied, or for another question: refused', async () => {
    const sam = await somebody();
    const { key } = await withPasskey(sam);
    const { key: other } = await withPasskey(await somebody());
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const browser = site.browser();
    await browser.open('/sign-in');
    const first = showPasskey(key, optionsOn(browser));
    const alone = async (response: string): Promise<string> => {
      await browser.submit('Sign in with a passkey', { response });
      const said = browser.page.text;
      expect(browser.page.status).toBe(422);
      expect(await isOut(browser)).toBe(true);
      await browser.open('/sign-in');
      return said;
    };
    await browser.open('/sign-in');
    for (const [what, odd] of Object.entries({
      'a false page': { origin: 'https://slough-council.example' }, 'the same host on another port': { origin: 'http://localhost:4000' }, 'another council': { rpId: 'doncaster.localhost' },
      'nobody verified': { isVerified: false }, 'another question': { challenge: 'AAAA' }, 'made, not shown': { type: 'webauthn.create' }, 'another key': { signWith: stranger }, 'somebody else’s name': { userHandle: other.userHandle },
      'an unknown credential': { credentialId: Buffer.from('nobody has this one') },
    })) expect(await alone(showPasskey({ ...key, counter: 5 }, optionsOn(browser), odd)), what).toContain('could not be verified');
    for (const rubbish of ['', '{', '[]', '{"id":1}', '"x"', 'null', first.slice(0, -5)]) expect(await alone(rubbish), rubbish).toContain('could not be verified');
    await browser.submit('Sign in with a passkey', { response: showPasskey({ ...key, counter: 10 }, optionsOn(browser)) });
    expect((await browser.open('/questions')).path).toBe('/questions');
    const again = site.browser();
    await again.open('/sign-in');
    await again.submit('Sign in with a passkey', { response: showPasskey({ ...key, counter: 10 }, optionsOn(again)) });
    expect(again.page.text, 'a copy whose counter is behind').toContain('could not be verified');
    const second = await withPassword(sam);
    await second.submit('Use your passkey', { response: showPasskey(other, optionsOn(second)) });
    expect(second.page.status, 'somebody else’s passkey after one’s password').toBe(422);
    expect(await isOut(second)).toBe(true);
    await owner('guesses').delete();
    const late = site.browser();
    await late.open('/sign-in');
    const answer = showPasskey({ ...key, counter: 20 }, optionsOn(late));
    clock.advance(11 * 60_000);
    expect((await late.submit('Sign in with a passkey', { response: answer })).text).toContain('Too much time passed');
  });

  test('what is offered to be added is verified as well, and a second use of one question is refused', async () => {
    const browser = await withPassword(await somebody());
    for (const odd of [{ origin: 'https://slough-council.example' }, { rpId: 'doncaster.localhost' }, { isVerified: false }, { challenge: 'AAAA' }, { type: 'webauthn.get' }]) {
      await browser.open('/account/passkeys');
      expect((await browser.submit('Add the passkey', { name: 'x', response: makePasskey(optionsOn(browser), odd).response })).text, JSON.stringify(odd)).toContain('could not be verified');
    }
    await browser.open('/account/passkeys');
    const { response } = makePasskey(optionsOn(browser));
    await browser.submit('Add the passkey', { name: 'one', response });
    await browser.open('/account/passkeys');
    expect((await browser.submit('Add the passkey', { name: 'two', response })).text).toContain('could not be verified');
    expect(await owner('passkeys').where({ name: 'two' })).toEqual([]);
  });

  test('removed it opens nothing; the last one takes the recovery codes with it and another second step is asked for', async () => {
    const sam = await somebody();
    const { key, browser, codes } = await withPasskey(sam);
    await browser.open('/account/passkeys');
    expect((await browser.submit('Remove my telephone')).text).toContain('is removed');
    expect((await browser.open('/actions')).path).toBe('/second-factor');
    expect(await owner('letters').where({ person_id: sam.id }).pluck('text')).toContainEqual(expect.stringContaining('was removed from your sign-in'));
    const alone = site.browser();
    await alone.open('/sign-in');
    await alone.submit('Sign in with a passkey', { response: showPasskey(key, optionsOn(alone)) });
    expect(await isOut(alone)).toBe(true);
    expect(await owner('recovery_codes').where({ person_id: sam.id, ended_at: null })).toEqual([]);
    expect(codes).toHaveLength(10);
    await setUpSecondFactor(browser, clock);
    expect((await browser.open('/actions')).path).toBe('/actions');
  });

  test('strangers’ wrong passwords do not keep its owner out (S-14), and it confirms before what matters', async () => {
    const sam = await somebody();
    const { key } = await withPasskey(sam);
    for (let i = 0; i < 11; i++) {
      const stranger = site.browser();
      await stranger.open('/sign-in');
      await stranger.submit('Sign in', { email: sam.email, password: 'a wrong one of many' });
      if (i === 10) expect(stranger.page.status).toBe(429);
    }
    const browser = site.browser();
    await browser.open('/sign-in');
    await browser.submit('Sign in with a passkey', { response: showPasskey(key, optionsOn(browser)) });
    clock.advance(6 * 60_000);
    expect((await browser.open('/account/recovery-codes')).path).toContain('/confirm-it-is-you?fully=yes');
    expect((await browser.submit('Use your passkey', { response: showPasskey(key, optionsOn(browser)) })).path).toBe('/account/recovery-codes');
    await owner('guesses').delete();
  });
});

describe('every change of a sign-in asks for a full sign-in not older than five minutes (S-29)', () => {
  const changes: [string, string][] = [
    ['the password', '/account/change-password'], ['the e-mail address', '/account/change-email'], ['the authenticator app', '/second-factor'], ['adding a passkey', '/account/passkeys'],
    ['removing a passkey', '/account/passkeys/remove'], ['the recovery codes', '/account/recovery-codes'], ['connecting single sign-on', '/account/connect'], ['disconnecting it', '/account/disconnect'],
  ];
  test('all of them, opened or sent, also where the second step alone was proven again', async () => {
    const sam = await somebody();
    const browser = await withPassword(sam);
    const { secret } = await setUpSecondFactor(browser, clock);
    const csrf = (): string => all(browser.page.document, is('input')).flatMap((input) => (attribute(input, 'name') === '_csrf' ? [attribute(input, 'value') ?? ''] : []))[0] ?? '';
    const post = async (path: string): Promise<string> => {
      const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' };
      const { status, headers: answered } = await browser.send(path, { method: 'POST', headers, body: new URLSearchParams({ _csrf: csrf(), once: '5f0c1a52-0000-4000-8000-000000000001', version: '0' }).toString() });
      return `${status} ${answered.get('location') ?? ''}`;
    };
    await browser.open('/account');
    clock.advance(5 * 60_000 - 1000);
    expect((await browser.open('/account/change-email')).path).toBe('/account/change-email');
    clock.advance(2000);
    await browser.open('/account');
    for (const [what, path] of changes) expect(await post(path), what).toMatch(/^303 \/confirm-it-is-you\?fully=yes/);
    for (const [what, path] of changes.filter(([, at]) => !/remove|connect/.test(at))) expect((await browser.send(path)).headers.get('location'), what).toContain('/confirm-it-is-you?fully=yes');
    clock.advance(60_000);
    await browser.open('/confirm-it-is-you?next=/account');
    await browser.submit('Go on', { code: codeOf(secret, clock) });
    expect((await browser.send('/account/change-email')).headers.get('location'), 'the code alone is not a full sign-in').toContain('fully=yes');
    await browser.open('/account/change-email');
    clock.advance(60_000);
    expect((await browser.submit('Go on', { code: codeOf(secret, clock), password: 'a wrong one of many' })).errorOf('password')).toContain('not your password');
    expect((await browser.submit('Go on', { code: codeOf(secret, clock), password: aPassword })).path, 'a mistyped password did not use the code up').toBe('/account/change-email');
  });
});
