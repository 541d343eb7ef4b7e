// A sign-in ends 30 minutes after its last use and 8 hours after it began; that is said beforehand, and nothing typed is lost (S-23, A-12).
import { beforeAll, expect, test } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { aPanel, aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';
import { aPassword, codeOf, givePassword, setUpSecondFactor } from '../support/signing-in.ts';

const { deps, clock, owner } = await aCouncil();
const site = await aSite(deps);
let administrator: Person;

const SECOND = 1000, MINUTE = 60 * SECOND;

beforeAll(async () => {
  await someSettings(deps);
  await aPanel(deps);
  administrator = await aPerson(deps, { isAdministrator: true });
  await givePassword(deps, administrator);
});

const isIn = async (browser: Browser): Promise<boolean> => (await browser.send('/account')).status === 200;

test('one second before the half hour it holds, one second after it does not; a use puts it off', async () => {
  const [kept, left] = [await site.signIn(administrator), await site.signIn(administrator)];
  clock.advance(29 * MINUTE + 59 * SECOND);
  expect(await isIn(kept)).toBe(true);
  clock.advance(2 * SECOND);
  expect([await isIn(kept), await isIn(left)]).toEqual([true, false]);
  clock.advance(29 * MINUTE);
  expect((await kept.send('/account/stay-signed-in')).status, 'the button of the warning').toBe(200);
  clock.advance(29 * MINUTE);
  expect(await isIn(kept)).toBe(true);
});

test('eight hours after it began it is over, however it was used; proving the second step again does not begin them anew', async () => {
  const browser = site.browser();
  await browser.open('/sign-in');
  await browser.submit('Sign in', { email: administrator.email, password: aPassword });
  const { secret } = await setUpSecondFactor(browser, clock);
  const began = clock.now().getTime();
  for (let i = 0; i < 23; i++) { clock.advance(20 * MINUTE); expect(await isIn(browser)).toBe(true); }
  await browser.open('/confirm-it-is-you?next=/account');
  expect((await browser.submit('Go on', { code: codeOf(secret, clock) })).path).toBe('/account');
  clock.advance(19 * MINUTE + 59 * SECOND);
  expect([await isIn(browser), clock.now().getTime() - began]).toEqual([true, 8 * 60 * MINUTE - SECOND]);
  clock.advance(2 * SECOND);
  expect(await isIn(browser)).toBe(false);
});

test('every page says in plain text when that is, and tells the script how long is left', async () => {
  clock.set('2026-03-12T08:00:00Z');
  const browser = await site.signIn(administrator);
  expect((await browser.open('/settings')).html).toMatch(/at the latest until 4(?:\.00)? pm; after 30 minutes without opening or sending a page you are signed out/);
  clock.advance(20 * MINUTE);
  await browser.open('/settings');
  expect(/data-idle="(\d+)" data-left="(\d+)"/.exec(browser.page.html)?.slice(1).map(Number)).toEqual([29 * 60, 8 * 3600 - 20 * 60]);
  expect((await site.browser().open('/sign-in')).html).not.toContain('data-session');
});

test('what was typed when it ended is sent after signing in on another page, as it was typed', async () => {
  const browser = site.browser();
  browser.cookies.set('matters', (await site.signIn(administrator)).cookies.get('matters') ?? '');
  await browser.open('/people/add-person');
  const name = '  Zoë “Zed” <b>Ångström</b> & Søn  ';
  clock.advance(31 * MINUTE);
  const ended = await browser.submit(browser.page.buttons.at(-1) ?? '', { name, email: 'zed@testborough.example' });
  expect([ended.status, ended.h1]).toEqual([403, 'This form had expired']);
  expect(ended.text).toContain('You are no longer signed in');
  const { action, hidden } = sentAgain(ended.html);
  expect(hidden.get('name'), 'what waits to be sent is what was typed').toBe(name);
  // On another page, so that this one stays: only the cookie is another now.
  browser.cookies.set('matters', (await site.signIn(administrator)).cookies.get('matters') ?? '');
  await browser.submit('Send it again');
  expect(browser.page.text).toContain('Check it and send it again');
  await browser.submit('Send it again');
  expect(action).toBe('/people/add-person');
  expect(await owner('people').where({ email: 'zed@testborough.example' }).pluck('name')).toEqual([name.trim()]);
});

function sentAgain(html: string): { action: string; hidden: Map<string, string> } {
  const plain = (text: string): string => text.replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code))).replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');
  const form = /<form class="form" action="([^"]*)"[\s\S]*?<\/form>/.exec(html) ?? ['', ''];
  return { action: plain(form[1] ?? ''), hidden: new Map([...(form[0] ?? '').matchAll(/name="([^"]*)" value="([^"]*)"/g)].map((one) => [one[1] ?? '', plain(one[2] ?? '')])) };
}
