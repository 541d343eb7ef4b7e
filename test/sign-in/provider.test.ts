// Single sign-on through a real OpenID provider, and every way in which one, or whoever stands between, might misbehave.
import { createPublicKey } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import type { Person } from '../../src/people/person.ts';
import { changeSignIn, type ChangeSignInOrder } from '../../src/sign-in/change-sign-in.ts';
import { makeAdministrator } from '../../src/sign-in/make-administrator.ts';
import { makeLink } from '../../src/sign-in/make-link.ts';
import { provesTwoFactors, refusalOfIssuer, verifiedEmailOf } from '../../src/sign-in/provider.ts';
import { getSignInSettings } from '../../src/sign-in/sign-in-settings.store.ts';
import { aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { anOpenidProvider, signedByHmac, unsigned, type Token } from '../support/openid-provider.ts';
import { aSite, type Browser } from '../support/page.ts';
import { aPassword, codeOf, givePassword, setUpSecondFactor } from '../support/signing-in.ts';

const { deps, clock, owner } = await aCouncil();
const site = await aSite(deps);
const provider = await anOpenidProvider(`${deps.council.baseUrl}/sign-in/provider/return`);
const another = await anOpenidProvider(`${deps.council.baseUrl}/sign-in/provider/return`);
let administrator: Person;

beforeAll(async () => {
  await someSettings(deps);
  administrator = await aPerson(deps, { name: 'Ada Grant', isAdministrator: true });
  await choose({});
});
beforeEach(() => {
  Object.assign(provider, { forge: undefined, discovery: undefined, account: { sub: 'nobody' } });
});

type Chosen = Partial<Omit<ChangeSignInOrder, 'provider'>> & { provider?: Partial<NonNullable<ChangeSignInOrder['provider']>> };
async function choose({ provider: of, ...rest }: Chosen): Promise<string> {
  const { version } = await getSignInSettings(deps.db);
  const outcome = await changeSignIn(deps, signedIn(administrator), {
    ways: 'either', demonstrationMaySkip: true, cameByProvider: false, plainAllowed: true, version,
    provider: { name: 'Testborough account', issuer: provider.issuer, clientId: provider.clientId, secret: provider.secret, matchesByEmail: false, twoFactorsSay: ['mfa'], ...of }, ...rest,
  });
  return outcome.ok ? 'saved' : outcome.because;
}

/** Presses the button on the sign-in page; answers with where the browser is sent. */
async function goOn(browser: Browser, at = '/sign-in'): Promise<string> {
  await browser.open(at);
  const page = await browser.submit('Sign in with Testborough account');
  return page.links.find(({ text }) => text.startsWith('Go on'))?.href ?? `no way on: ${page.text}`;
}

async function throughProvider(browser: Browser, at = '/sign-in'): Promise<Browser> {
  await browser.open(await provider.visit(await goOn(browser, at)));
  return browser;
}

/** @returns the refusal's sentence; fails where anybody was let in */
async function refusedAt(browser: Browser): Promise<string> {
  expect(browser.page.h1).toBe('You are not signed in');
  expect([422, 503]).toContain(browser.page.status);
  expect((await browser.send('/actions')).headers.get('location')).toMatch(/^\/sign-in/);
  expect(await owner('sessions').whereNotNull('person_id').count({ n: '*' })).toEqual([{ n: 0 }]);
  return browser.page.text;
}

async function nobodySignedIn(): Promise<void> {
  await owner('sessions').delete();
}

async function connected(person: Person, sub: string): Promise<void> {
  await choose({ provider: { matchesByEmail: true } });
  provider.account = { sub, email: person.email, email_verified: true };
  await throughProvider(site.browser());
  await choose({});
  await nobodySignedIn();
}

describe('signing in', () => {
  test('issuer and subject are the person; with two factors they are in, and come to where they wanted', async () => {
    const sam = await aPerson(deps, { name: 'Sam Rao', email: 'sam.rao@testborough.example' });
    await connected(sam, 'sam-at-provider');
    provider.account = { sub: 'sam-at-provider', email: 'new.name@testborough.example', amr: ['pwd', 'mfa'], roles: ['administrator'], groups: ['admins'] };
    const browser = await throughProvider(site.browser(), '/sign-in?next=/questions');
    expect(browser.page.path).toBe('/questions');
    expect((await browser.open('/account')).text).toContain('Sam Rao');
    expect((await browser.send('/people')).status, 'no role is taken from there').toBe(403);
    const entries = await listAuditEntriesAbout(deps.db, { kind: 'people', id: sam.id });
    expect(entries.map(({ what }) => what).slice(0, 3)).toEqual(['person.signed-in', 'person.signed-in', 'person.account-connected']);
    expect(await owner('letters').where({ person_id: sam.id }).pluck('subject')).toEqual(['Testborough Council: your sign-in was changed']);
    const out = await browser.submit('Sign out');
    expect(out.text).toContain('You may still be signed in at Testborough account');
    expect(out.links.find(({ text }) => text === 'Sign out at Testborough account')?.href).toBe(`${provider.issuer}/session/end?client_id=${provider.clientId}`);
    expect((await browser.send('/actions')).headers.get('location')).toMatch(/^\/sign-in/);
  });

  test('where it does not say that it asked for two factors, our own is asked for; whoever has none sets one up first', async () => {
    const kim = await aPerson(deps);
    await connected(kim, 'kim');
    provider.account = { sub: 'kim', amr: ['pwd'] };
    const browser = await throughProvider(site.browser());
    expect(browser.page.path).toBe('/second-factor');
    expect((await browser.open('/actions')).path).toBe('/second-factor');
    const { secret } = await setUpSecondFactor(browser, clock);
    clock.advance(60_000);
    const again = await throughProvider(site.browser(), '/sign-in?next=/questions');
    expect(again.page.path).toMatch(/^\/sign-in\/code/);
    expect((await again.send('/actions')).headers.get('location')).toMatch(/^\/sign-in/);
    expect((await again.submit('Sign in', { code: codeOf(secret, clock) })).path).toBe('/questions');
  });

  test('the browser is sent with state, nonce and PKCE, by a page of ours and no redirect of a form', async () => {
    const browser = site.browser();
    const address = new URL(await goOn(browser));
    expect(browser.page.status).toBe(200);
    expect(browser.page.headers.get('refresh')).toBe(`0; url=${address.href}`);
    expect(browser.page.headers.get('content-security-policy')).toContain("form-action 'self';");
    expect(Object.fromEntries(address.searchParams)).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email', redirect_uri: `${deps.council.baseUrl}/sign-in/provider/return` });
    expect(['state', 'nonce', 'code_challenge'].map((name) => (address.searchParams.get(name) ?? '').length >= 43)).toEqual([true, true, true]);
    expect((await site.browser().send('/sign-in/provider')).status, 'no GET begins it: nobody is signed in by a link').toBe(404);
  });
});

describe('by e-mail address', () => {
  test('an account that is connected with nobody opens nothing, whatever address it has', async () => {
    const lee = await aPerson(deps, { email: 'lee@testborough.example' });
    await nobodySignedIn();
    provider.account = { sub: 'stranger', email: lee.email, email_verified: true, amr: ['mfa'] };
    expect(await refusedAt(await throughProvider(site.browser()))).toContain('not connected with anybody here');
    await choose({ provider: { matchesByEmail: true } });
    for (const said of [{ email_verified: false }, {}, { email_verified: 'true' }, { preferred_username: lee.email, email: undefined }]) {
      provider.account = { sub: 'stranger', email: lee.email, amr: ['mfa'], ...said };
      expect(await refusedAt(await throughProvider(site.browser())), JSON.stringify(said)).toContain('did not say that it has verified your e-mail address');
    }
    provider.account = { sub: 'stranger', email: 'nobody.here@testborough.example', email_verified: true };
    expect(await refusedAt(await throughProvider(site.browser()))).toContain('not connected with anybody here');
    provider.account = { sub: 'lee', email: 'LEE@testborough.example', email_verified: true, amr: ['mfa'] };
    expect((await throughProvider(site.browser(), '/sign-in?next=/questions')).page.path).toBe('/questions');
    await nobodySignedIn();
    provider.account = { sub: 'another subject', email: lee.email, email_verified: true, amr: ['mfa'] };
    expect(await refusedAt(await throughProvider(site.browser()))).toContain('connected here with another account');
    expect(await owner('provider_identities').where({ person_id: lee.id, ended_at: null }).pluck('subject')).toEqual(['lee']);
    await choose({});
  });

  test('what is believed, Entra ID’s quirks included', () => {
    const iss = 'https://login.microsoftonline.com/5f0c1a52-0000-4000-8000-000000000001/v2.0';
    const email = 'lee@testborough.example';
    expect(verifiedEmailOf({ iss: 'https://id.example', sub: 'x', email, email_verified: true })).toBe(email);
    expect([{ email }, { email, email_verified: true }, { email, xms_edov: false }, { email, xms_edov: '0' }, { preferred_username: email, upn: email, xms_edov: true }].map((said) => verifiedEmailOf({ iss, sub: 'x', ...said }))).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect([true, '1', 1].map((xms_edov) => verifiedEmailOf({ iss, sub: 'x', email, xms_edov }))).toEqual([email, email, email]);
    const two = { twoFactorsSay: ['mfa', 'c1'] };
    expect([{ amr: ['pwd', 'mfa'] }, { acr: 'mfa' }, { acrs: ['c1'] }, { amr: ['pwd'] }, {}, { amr: 'mfa mfa' }].map((said) => provesTwoFactors(two, { iss, sub: 'x', ...said }))).toEqual([true, true, true, false, false, false]);
    expect(provesTwoFactors({ twoFactorsSay: [] }, { iss, sub: 'x', amr: ['mfa'] })).toBe(false);
    expect(['https://login.microsoftonline.com/common/v2.0', 'https://login.microsoftonline.com/organizations/v2.0', 'http://id.example', 'https://10.0.0.1', 'https://[::1]/', 'id.example', 'https://id.example/?x=1', 'https://id.example/.well-known/openid-configuration', iss]
      .map((typed) => refusalOfIssuer(typed, { plainAllowed: false }))).toEqual(['of-everybody', 'of-everybody', 'not-https', 'not-https', 'not-https', 'not-an-address', 'not-an-address', 'not-an-address', undefined]);
  });
});

describe('a provider that misbehaves, or somebody who stands between', () => {
  const soon = (): number => Math.floor(performance.now() / 1000 + performance.timeOrigin / 1000);
  const forged: [string, (token: Token) => string][] = [
    ['a wrong nonce', ({ header, claims, sign }) => sign(header, { ...claims, nonce: 'another' })],
    ['no nonce', ({ header, claims, sign }) => sign(header, { ...claims, nonce: undefined })],
    ['a wrong audience', ({ header, claims, sign }) => sign(header, { ...claims, aud: 'another-client' })],
    ['many audiences, for another party', ({ header, claims, sign }) => sign(header, { ...claims, aud: ['matters', 'other'], azp: 'other' })],
    ['a foreign issuer', ({ header, claims, sign }) => sign(header, { ...claims, iss: another.issuer })],
    ['an expired token', ({ header, claims, sign }) => sign(header, { ...claims, iat: soon() - 7200, exp: soon() - 3600 })],
    ['a token that is not good yet', ({ header, claims, sign }) => sign(header, { ...claims, nbf: soon() + 3600 })],
    ['no signature, alg none', ({ header, claims }) => unsigned({ ...header, alg: 'none' }, claims)],
    ['no signature under RS256', ({ header, claims }) => unsigned(header, claims)],
    ['HS256 with the public key', ({ header, claims }) => signedByHmac(provider.publicKey.export({ type: 'spki', format: 'pem' }).toString(), header, claims)],
    ['HS256 with the client secret', ({ header, claims }) => signedByHmac(provider.secret, header, claims)],
    ['a changed subject under an old signature', ({ header, claims, sign }) => [sign(header, claims).split('.')[0], Buffer.from(JSON.stringify({ ...claims, sub: 'administrator' })).toString('base64url'), sign(header, claims).split('.')[2]].join('.')],
    ['a key nobody published', ({ header, claims, sign }) => sign({ ...header, kid: 'unknown' }, claims)],
    ['a key named by the token itself (jku)', ({ header, claims, sign }) => sign({ ...header, kid: 'unknown', jku: `${another.issuer}/jwks` }, claims)],
    ['no subject', ({ header, claims, sign }) => sign(header, { ...claims, sub: undefined })],
    ['no token at all', () => undefined as never],
    ['rubbish', () => 'rubbish'],
  ];
  test.each(forged)('%s: refused with a sentence', async (_what, forge) => {
    await nobodySignedIn();
    provider.account = { sub: 'sam-at-provider', amr: ['mfa'] };
    provider.forge = forge;
    expect(await refusedAt(await throughProvider(site.browser()))).toContain('could not be verified');
  });

  test('with the forger silent the same way in works: it is the forgeries that were refused', async () => {
    provider.account = { sub: 'sam-at-provider', amr: ['mfa'] };
    provider.forge = ({ header, claims, sign }) => sign(header, claims);
    expect((await throughProvider(site.browser(), '/sign-in?next=/questions')).page.path).toBe('/questions');
    expect(createPublicKey(provider.publicKey.export({ type: 'spki', format: 'pem' })).asymmetricKeyType).toBe('rsa');
  });

  test('answers with a missing, foreign or used state, a used or foreign code, from another browser, too late, or from another issuer', async () => {
    await nobodySignedIn();
    provider.account = { sub: 'sam-at-provider', amr: ['mfa'] };
    const browser = site.browser();
    const answer = new URL(await provider.visit(await goOn(browser)), deps.council.baseUrl);
    const changed = (change: (query: URLSearchParams) => void): string => {
      const other = new URL(answer);
      change(other.searchParams);
      return other.pathname + other.search;
    };
    const open = async (path: string, by = browser): Promise<string> => { await by.open(path); return await refusedAt(by); };
    const notAsked = 'does not belong to a sign-in begun in this browser';
    expect(await open(changed((query) => { query.delete('state'); }))).toContain(notAsked);
    expect(await open(changed((query) => { query.set('state', 'foreign'); }))).toContain(notAsked);
    expect(await open('/sign-in/provider/return')).toContain(notAsked);
    expect(await open(answer.pathname + answer.search, site.browser()), 'another browser').toContain(notAsked);
    const victim = site.browser();
    await goOn(victim);
    expect(await open(answer.pathname + answer.search, victim), 'an answer put into a browser that asked for another').toContain(notAsked);
    // None of these took the right answer away from the browser that waits for it; one more wrong in itself does.
    expect(await open(changed((query) => { query.set('iss', another.issuer); })), 'mix-up').toContain('could not be verified');
    const second = new URL(await provider.visit(await goOn(browser)), deps.council.baseUrl);
    const swapped = new URL(second);
    swapped.searchParams.set('code', 'no-such-code');
    expect(await open(swapped.pathname + swapped.search)).toContain('could not be verified');
    const late = await provider.visit(await goOn(browser));
    clock.advance(10 * 60_000 + 1000);
    expect(await open(late), 'after ten minutes').toContain(notAsked);
    const stolen = new URL(await provider.visit(await goOn(browser)), deps.council.baseUrl);
    const thief = site.browser();
    const own = new URL(await provider.visit(await goOn(thief)), deps.council.baseUrl);
    own.searchParams.set('code', stolen.searchParams.get('code') ?? '');
    expect(await open(own.pathname + own.search, thief), 'a stolen code lacks its verifier').toContain('could not be verified');
    const used = await provider.visit(await goOn(browser));
    await browser.open(used);
    expect((await browser.open('/questions')).path).toBe('/questions');
    await browser.submit('Sign out');
    await browser.open(used);
    expect(await refusedAt(browser), 'used once more').toContain(notAsked);
    await browser.open('/sign-in/provider/return?error=access_denied&state=x');
    expect(await refusedAt(browser)).toContain(notAsked);
    const state = new URL(await goOn(browser)).searchParams.get('state') ?? '';
    expect(await open(`/sign-in/provider/return?error=access_denied&state=${state}&iss=${encodeURIComponent(provider.issuer)}`)).toContain('You did not sign in there');
  });

  test('it names another host: nobody else is called', async () => {
    await nobodySignedIn();
    provider.account = { sub: 'sam-at-provider', amr: ['mfa'] };
    provider.discovery = (said) => ({ ...said, token_endpoint: `${another.issuer}/token`, jwks_uri: `${another.issuer}/jwks` });
    another.asked.splice(0);
    expect(await choose({ provider: { twoFactorsSay: ['mfa', 'strong'] } })).toBe('saved');
    expect(await refusedAt(await throughProvider(site.browser()))).toContain('could not be verified');
    expect(another.asked).toEqual([]);
    provider.discovery = (said) => ({ ...said, issuer: another.issuer });
    expect(await choose({}), 'and says that it is another').toBe('no-answer');
  });
});

describe('one’s own account', () => {
  const onward = (browser: Browser): string => browser.page.links.find(({ text }) => text.startsWith('Go on'))?.href ?? '';

  test('is connected on the account page, confirms that it is still oneself, and is disconnected; each is told by letter', async () => {
    await choose({});
    const [sam, other] = [await aPerson(deps), await aPerson(deps)];
    await connected(other, 'of the other');
    const browser = await site.signIn(sam);
    await browser.open('/account');
    provider.account = { sub: 'of the other', amr: ['mfa'] };
    await browser.submit('Connect Testborough account');
    expect((await browser.open(await provider.visit(onward(browser)))).text).toContain('That account is not yours here');
    provider.account = { sub: 'of sam', amr: ['mfa'] };
    await browser.open('/account');
    await browser.submit('Connect Testborough account');
    expect((await browser.open(await provider.visit(onward(browser)))).text).toContain('The account is connected');
    clock.advance(6 * 60_000);
    expect((await browser.open('/account/recovery-codes')).path).toContain('/confirm-it-is-you?fully=yes');
    provider.account = { sub: 'of the other', amr: ['mfa'] };
    await browser.submit('Confirm with Testborough account');
    expect((await browser.open(await provider.visit(onward(browser)))).text, 'as somebody else').toContain('That account is not yours here');
    provider.account = { sub: 'of sam', amr: ['mfa'] };
    provider.forge = ({ header, claims, sign }) => sign(header, { ...claims, auth_time: Number(claims['auth_time']) - 3600 });
    await browser.open('/confirm-it-is-you?fully=yes&next=/account');
    await browser.submit('Confirm with Testborough account');
    expect((await browser.open(await provider.visit(onward(browser)))).text, 'it remembered, and asked nobody').toContain('could not be verified');
    provider.forge = undefined;
    await browser.open('/confirm-it-is-you?fully=yes&next=/account/recovery-codes');
    await browser.submit('Confirm with Testborough account');
    expect(new URL(onward(browser)).searchParams.get('prompt')).toBe('login');
    expect((await browser.open(await provider.visit(onward(browser)))).path).toBe('/account/recovery-codes');
    await browser.open('/account');
    expect((await browser.submit('Disconnect Testborough account')).text).toContain('Single sign-on is disconnected');
    expect(await refusedNow(sam)).toContain('not connected with anybody here');
    expect((await owner('letters').where({ person_id: sam.id }).pluck('text')).map((text: string) => /connected|disconnected/.exec(text)?.[0])).toEqual(['connected', 'disconnected']);
  });

  async function refusedNow(sam: Person): Promise<string> {
    await nobodySignedIn();
    provider.account = { sub: 'of sam', email: sam.email, amr: ['mfa'] };
    return await refusedAt(await throughProvider(site.browser()));
  }

  test('where it is the only way in, an invitation’s link connects it, once; the operator’s link opens passwords again', async () => {
    await nobodySignedIn();
    const pat = await aPerson(deps, { name: 'Pat Lowe' });
    await choose({ ways: 'provider', cameByProvider: true });
    const link = await deps.db.transaction(async (tx) => await makeLink(tx, deps, signedIn(administrator), pat, 'invitation'));
    const path = link.address.replace(deps.council.baseUrl, '');
    provider.account = { sub: 'of pat', amr: ['mfa'] };
    const browser = site.browser();
    expect((await browser.open(path)).h1).toBe('Sign in for the first time');
    await browser.submit('Go on to Testborough account');
    const back = await provider.visit(onward(browser));
    await browser.open(back);
    expect((await browser.open('/account')).text).toContain('Pat Lowe');
    expect((await site.browser().open(path)).status, 'once').toBe(410);
    await nobodySignedIn();
    expect((await throughProvider(site.browser(), '/sign-in?next=/account')).page.text).toContain('Pat Lowe');
    expect((await makeAdministrator(deps, { email: administrator.email, name: administrator.name, mailFrom: 'x@testborough.example' })).ok).toBe(true);
    expect((await getSignInSettings(deps.db)).ways).toBe('either');
  });
});

describe('the settings', () => {
  test('the secret is sealed and never shown; the trail says what was changed; a provider that does not answer is not saved', async () => {
    provider.discovery = undefined;
    await choose({});
    const browser = await site.signIn(administrator);
    const page = await browser.open('/settings/change-sign-in');
    expect(page.text).toContain(`${deps.council.baseUrl}/sign-in/provider/return`);
    await browser.submit('Save', { issuer: 'http://127.0.0.1:1', clientSecret: 'x' });
    expect(browser.page.errorOf('issuer')).toContain('No provider of this name answers');
    await browser.submit('Save', { issuer: 'https://login.microsoftonline.com/common/v2.0', clientSecret: 'x' });
    expect(browser.page.errorOf('issuer')).toContain('your own directory');
    await browser.submit('Save', { issuer: another.issuer, clientSecret: '' });
    expect(browser.page.errorOf('clientSecret'), 'a secret is not handed to another provider').toContain('Enter the client secret');
    await browser.open('/settings/change-sign-in');
    await browser.submit('Save', { ways: 'provider' });
    expect(browser.page.errorOf('ways')).toContain('sign in yourself through the single sign-on');
    await browser.open('/settings/change-sign-in');
    expect((await browser.submit('Save', { matchesByEmail: 'yes', providerName: 'the council account' })).text).toContain('How people sign in is changed');
    const kept = JSON.stringify([await owner('sign_in_settings').select(), await owner('audit_details').select('changes'), browser.page.text]);
    expect(kept).not.toContain(provider.secret);
    const [settings] = await owner('settings').pluck('id');
    expect((await listAuditEntriesAbout(deps.db, { kind: 'settings', id: String(settings) }))[0]).toMatchObject({ what: 'settings.sign-in-changed', changes: JSON.stringify({ provider: ['Testborough account', 'the council account'], matchesByEmail: [false, true] }) });
    await choose({});
  });

  test('single sign-on only: passwords open nothing, known or unknown', async () => {
    const pat = await aPerson(deps);
    await givePassword(deps, pat);
    expect(await choose({ ways: 'provider' })).toBe('not-tried');
    expect(await choose({ ways: 'provider', cameByProvider: true })).toBe('saved');
    expect((await site.browser().open('/sign-in')).text).not.toContain('Password');
    await choose({});
    const browser = site.browser();
    await browser.open('/sign-in');
    await choose({ ways: 'provider', cameByProvider: true });
    expect((await browser.submit('Sign in', { email: pat.email, password: aPassword })).text).toContain('single sign-on only');
    expect((await browser.send('/actions')).headers.get('location')).toMatch(/^\/sign-in/);
    await choose({ ways: 'password' });
    expect((await site.browser().open('/sign-in')).text).not.toContain('Testborough account');
  });
});
