// Signing in, in real Chromium: with a passkey of its virtual authenticator, through the provider past the strict form-action, without a script, and warned before it ends.
import type { Browser, CDPSession, Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { changeSignIn } from '../../src/sign-in/change-sign-in.ts';
import { aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aChromium, axe, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { anOpenidProvider } from '../support/openid-provider.ts';
import { aSite } from '../support/page.ts';
import { aPassword, givePassword } from '../support/signing-in.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { deps, clock, owner } = await aCouncil();
const site = await aSite(deps);
// A passkey wants a name for its host, and an address is none.
const address = site.address.replace('127.0.0.1', 'localhost');
deps.council.baseUrl = address;
const provider = await anOpenidProvider(`${address}/sign-in/provider/return`);
const pictures = process.env['PICTURES'];

describeInChromium('signing in', () => {
  let browser: Browser, page: Page, keys: CDPSession, sam: Person;

  beforeAll(async () => {
    await someSettings(deps);
    sam = await aPerson(deps, { name: 'Sam Rao', isAdministrator: true });
    await givePassword(deps, sam);
    browser = await aChromium();
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    keys = await page.context().newCDPSession(page);
    await keys.send('WebAuthn.enable');
    await keys.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  });
  const path = (): string => new URL(page.url()).pathname;
  const shot = async (name: string): Promise<unknown> => (pictures === undefined ? undefined : await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true }));
  async function press(name: string): Promise<void> {
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).click()]);
  }

  test('a passkey is added after the first sign-in, signs in on its own, and is removed', async () => {
    await page.goto(`${address}/sign-in`);
    await page.getByLabel('E-mail address').fill(sam.email);
    await page.getByLabel('Password').fill(aPassword);
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Sign in', exact: true }).click()]);
    expect(path()).toBe('/second-factor');
    await page.getByRole('link', { name: 'a passkey' }).click();
    await page.waitForURL('**/account/passkeys');
    await page.getByLabel('What you call it').fill('this computer');
    await shot('passkeys-none');
    expect(await axe(page)).toEqual([]);
    await press('Add the passkey');
    expect(await page.textContent('h1')).toBe('Write these codes down');
    await page.goto(`${address}/account/passkeys`);
    await shot('passkeys-one');
    expect([await axe(page), await sticksOut(page)]).toEqual([[], []]);
    await press('Sign out');
    await press('Sign in with a passkey');
    expect(path()).toBe('/');
    await page.goto(`${address}/account/passkeys`);
    expect(await page.textContent('main')).toContain('last used 12 March 2026');
    await press('Remove this computer');
    expect(await page.textContent('main')).toContain('The passkey is removed');
    await press('Sign out');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForFunction(`(document.querySelector('[data-passkey-said]')?.textContent ?? '') !== '' || document.querySelector('h1')?.textContent === 'The passkey was refused'`);
    await page.goto(`${address}/account`);
    expect(path(), 'removed it opens nothing').toBe('/sign-in');
  });

  test('without a script no passkey is offered, and a password and the rest of the page work', async () => {
    const plain = await (await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } })).newPage();
    await plain.goto(`${address}/sign-in`);
    expect(await plain.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0);
    await plain.getByLabel('E-mail address').fill(sam.email);
    await plain.getByLabel('Password').fill(aPassword);
    await plain.getByRole('button', { name: 'Sign in', exact: true }).click();
    await plain.waitForURL('**/second-factor');
    await plain.goto(`${address}/account/passkeys`);
    expect(await plain.textContent('main')).toContain('Use an authenticator app instead');
    await plain.context().close();
  });

  test('through the provider and back, under form-action ’self’, with nothing to report', async () => {
    const outcome = await changeSignIn(deps, signedIn(sam), {
      ways: 'either', demonstrationMaySkip: true, cameByProvider: false, plainAllowed: true, version: 0,
      provider: { name: 'Testborough account', issuer: provider.issuer, clientId: provider.clientId, secret: provider.secret, matchesByEmail: true, twoFactorsSay: ['mfa'] },
    });
    expect(outcome).toMatchObject({ ok: true });
    provider.account = { sub: 'sam', email: sam.email, email_verified: true, amr: ['mfa'] };
    const said: string[] = [];
    page.on('console', (message) => { said.push(message.text()); });
    await page.goto(`${address}/sign-in?next=/settings`);
    await shot('sign-in-provider');
    expect([await axe(page), await sticksOut(page)]).toEqual([[], []]);
    await page.getByRole('button', { name: 'Sign in with Testborough account' }).click();
    await page.waitForURL('**/settings');
    expect(said.filter((line) => /Content Security Policy|Refused/.test(line))).toEqual([]);
    await page.goto(`${address}/settings/change-sign-in`);
    await shot('change-sign-in');
    expect([await axe(page), await sticksOut(page)]).toEqual([[], []]);
  });

  test('two minutes before it ends it says so, and one press puts the end off; what is typed stays', async () => {
    await page.clock.install();
    await page.goto(`${address}/settings/change-settings`);
    const field = page.getByLabel('Name of the council');
    await field.fill('Half a name');
    const dialog = page.getByRole('dialog');
    await page.clock.fastForward('26:50');
    expect(await dialog.isVisible()).toBe(false);
    await page.clock.fastForward('00:20');
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('You will be signed out at');
    await shot('session-ends');
    expect(await axe(page)).toEqual([]);
    clock.advance(27 * 60_000);
    await page.getByRole('button', { name: 'Stay signed in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await field.inputValue()).toBe('Half a name');
    expect((await owner('sessions').where({ person_id: sam.id }).max<{ at: Date }[]>({ at: 'last_used_at' }))[0]?.at).toEqual(clock.now());
    await page.clock.fastForward('29:30');
    expect(await dialog.textContent(), 'nothing was pressed').toContain('You have been signed out');
    await page.getByRole('button', { name: 'Back to the page' }).click();
    expect(await field.inputValue()).toBe('Half a name');
  });
});
