// The pages of sign-in through the real app, as a person and as a stranger see them.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import { sendResetLinkJob } from '../../src/sign-in/send-reset-link.job.ts';
import { aPanel, aPerson, aPost, anAction, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';
import { aPassword, givePassword, linkIn, setUpSecondFactor } from '../support/signing-in.ts';

const { deps, owner, clock } = await aCouncil();
const site = await aSite(deps);
let sam: Person, administrator: Person;
const newPassword = 'three teal kayaks';

beforeAll(async () => {
  await someSettings(deps);
  sam = await aPerson(deps, { name: 'Sam Rao', email: 'sam.rao@testborough.example' });
  administrator = await aPerson(deps, { name: 'Ada Grant', isAdministrator: true });
  for (const person of [sam, administrator]) await givePassword(deps, person);
});
beforeEach(async () => { await owner('guesses').delete(); });

const signIn = async (browser: Browser, email: string, password: string) => {
  await browser.open('/sign-in');
  return await browser.submit('Sign in', { email, password });
};

describe('signing in', () => {
  test('leads to where one was going, under a new session, and out again', async () => {
    const browser = site.browser();
    const asked = await browser.open('/account');
    expect(asked.path).toBe('/sign-in?next=%2Faccount');
    const planted = browser.cookies.get('matters');
    const page = await browser.submit('Sign in', { email: 'Sam.Rao@testborough.example', password: aPassword });
    // Everybody has a second factor; who has none yet is led to it first.
    expect([page.path, page.h1]).toEqual(['/second-factor', 'The second step of your sign-in']);
    await setUpSecondFactor(browser, clock);
    expect((await browser.open('/account')).h1).toBe('Your account');
    expect(browser.cookies.get('matters')).not.toBe(planted);
    const signedInCookie = browser.cookies.get('matters') ?? '';
    const out = await browser.submit('Sign out');
    expect([out.path, out.notice]).toEqual(['/sign-in', 'Done. You have signed out.']);
    browser.cookies.set('matters', signedInCookie);
    expect((await browser.open('/account')).path).toBe('/sign-in?next=%2Faccount');
  });
  test('somebody who is signed in already is not asked again', async () => {
    const browser = await site.signIn(sam);
    expect((await browser.open('/sign-in?next=/account')).h1).toBe('Your account');
  });
  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/%5cevil.example'])('never to another site: %s', async (next) => {
    const browser = site.browser();
    await browser.open(`/sign-in?next=${encodeURIComponent(next)}`);
    const [form] = [browser.page];
    const body = new URLSearchParams({ _csrf: form.valueOf('_csrf').split(', ')[0] ?? '', once: form.valueOf('once').split(', ')[0] ?? '', version: '0', email: sam.email, password: aPassword });
    const response = await browser.send(`/sign-in?next=${encodeURIComponent(next)}`, { method: 'POST', body, headers: { origin: site.address } });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/(?![/\\])/);
  });
  test('what was typed stays, but for the password; the sentence is the same for everybody', async () => {
    const pages = [];
    for (const email of [sam.email, 'nobody@testborough.example']) {
      const page = await signIn(site.browser(), email, 'not the password');
      expect([page.status, page.valueOf('email'), page.valueOf('password')]).toEqual([422, email, '']);
      pages.push(page.html.replaceAll(email, 'THE ADDRESS').replace(/value="[^"]{20,}"/g, '').replace(/challenge&#34;:&#34;[\w-]{43}/g, ''));
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('The e-mail address or the password is not right');
  });
  test('an empty form says what to enter', async () => {
    const page = await signIn(site.browser(), '', '');
    expect(page.errorSummary).toEqual(['Enter your e-mail address', 'Enter your password']);
  });
  test('after ten wrong ones: 429, and what can be done about it', async () => {
    for (let i = 0; i < 10; i++) await signIn(site.browser(), sam.email, 'not the password');
    const page = await signIn(site.browser(), sam.email, aPassword);
    expect([page.status, page.errorSummary]).toEqual([429, ['There were too many tries. Wait five minutes and try again, or set a new password: that works at once.']]);
  });
  test('no people are listed where the council is no demonstration', async () => {
    expect((await site.browser().open('/sign-in')).text).not.toContain('Demonstration');
  });
});

describe('a forgotten password', () => {
  test('the same answer for everybody; the letter’s link sets a new one, and opening it changes nothing', async () => {
    const answers = [];
    for (const email of [sam.email, 'nobody@testborough.example']) {
      const browser = site.browser();
      await browser.open('/forgotten-password');
      answers.push((await browser.submit('Send me the letter', { email })).text.replace(email, 'THE ADDRESS'));
    }
    expect(answers[0]).toBe(answers[1]);
    await sendResetLinkJob.run(deps, { email: sam.email }, new AbortController().signal);
    const path = (await linkIn(deps, 'password-reset', sam.id)).replace(deps.council.baseUrl, '');
    const browser = site.browser();
    for (let i = 0; i < 3; i++) expect((await browser.open(path)).h1).toBe('Set your password');
    expect(browser.page.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await signIn(site.browser(), sam.email, aPassword)).status).not.toBe(422);
    const bad = await browser.submit('Set this password', { password: 'Testborough1' });
    expect([bad.status, bad.errorOf('password')?.slice(0, 31)]).toEqual([422, 'This password is made of words ']);
    const set = await browser.submit('Set this password', { password: newPassword });
    expect([set.path, set.notice]).toEqual(['/sign-in', 'Done. Your password is set. Sign in with it.']);
    expect((await browser.submit('Sign in', { email: sam.email, password: newPassword })).path).toMatch(/^\/sign-in\/code/);
    expect((await site.browser().open(path)).h1).toBe('This link no longer works');
    await givePassword(deps, sam);
  });
  test('a link that never was, is void', async () => {
    const page = await site.browser().open('/set-password/nonsense');
    expect([page.status, page.h1]).toEqual([410, 'This link no longer works']);
  });
});

describe('letting people in and keeping them out', () => {
  test('an administrator invites, and sees no link', async () => {
    const invited = await aPerson(deps, { name: 'New Member' });
    const browser = await site.signIn(administrator);
    await browser.open(`/people/${invited.id}/invite-person`);
    const html = browser.page.html;
    await browser.submit('Send the invitation');
    expect(html + browser.page.html).not.toContain('/set-password/');
    expect(await owner('letters').where({ kind: 'invitation', person_id: invited.id }).pluck('subject')).toEqual(['Testborough Council: set your password for scrutiny actions and reports']);
  });
  test('deactivating lists what is still owned, and signs out at once', async () => {
    const panel = await aPanel(deps);
    const clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
    const post = await aPost(deps, { title: 'Head of Assessment' });
    const officer = await aPerson(deps, { name: 'Jo Amin', posts: [post] });
    await anAction(deps, clerk, panel, { leadPostId: post.id });
    const theirs = await site.signIn(officer);
    expect((await theirs.open('/account')).status).toBe(200);
    const browser = await site.signIn(administrator);
    const page = await browser.open(`/people/${officer.id}/deactivate-person`);
    expect(page.text).toContain('Hand over Head of Assessment, which leads 1 open action');
    await browser.submit('Deactivate Jo Amin');
    expect((await theirs.open('/account')).path).toBe('/sign-in?next=%2Faccount');
  });
  test('nobody else may, and nobody deactivates themselves', async () => {
    expect((await (await site.signIn(sam)).open(`/people/${administrator.id}/deactivate-person`)).status).toBe(403);
    const own = await (await site.signIn(administrator)).open(`/people/${administrator.id}/deactivate-person`);
    expect([own.status, own.text]).toEqual([403, expect.stringContaining('ask another administrator')]);
    expect((await (await site.signIn(administrator)).open('/people/nonsense/invite-person')).status).toBe(404);
  });
});

describe('one’s own account', () => {
  test('changes the password and signs everybody else out', async () => {
    const elsewhere = await site.signIn(sam);
    const browser = await site.signIn(sam);
    await browser.open('/account/change-password');
    expect((await browser.submit('Change the password', { presentPassword: 'not it', newPassword })).errorOf('presentPassword')).toBe('This is not your present password');
    const page = await browser.submit('Change the password', { presentPassword: aPassword, newPassword });
    expect(page.notice).toContain('Your password is changed');
    expect((await elsewhere.open('/account')).path).toBe('/sign-in?next=%2Faccount');
    clock.advance(1000);
  });
});
