// Three people as new to it as can be, counted in page loads, by keyboard alone, without scripts, on a screen of 320 px, in forced colours and
// stillness: a clerk from minutes to a report sent, an officer seven updates, a member a question.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aChromium, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { aPostBySmtp } from '../support/post-by-smtp.ts';
import { runJobs } from '../support/run-jobs.ts';
import { aPassword, givePassword } from '../support/signing-in.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const council = await aCouncil({ at: '2014-04-14T09:00:00Z' });
const { deps, clock } = council;
const site = await aSite(deps);
const { letters, deliver } = await aPostBySmtp(deps, site);
const minutes = readFileSync(fileURLToPath(new URL('../intake/fixtures/improvement-item.txt', import.meta.url)), 'utf8');
const emails = { clerk: 'clerk@testborough.example', officer: 'officer@testborough.example', member: 'member@testborough.example' };

describeInChromium('three walk-throughs', () => {
  let chromium: Browser, walk: Walk;

  beforeAll(async () => {
    chromium = await aChromium();
    await someSettings(deps, { isDemonstration: true }); // where the second factor may be skipped; second-factor.test.ts tries it
    const panel = await aPanel(deps);
    const lead = await aPost(deps, { title: 'Head of Assessment' });
    const clerk = await aPerson(deps, { name: 'Marian Clerk', email: emails.clerk, part: { panel, part: 'clerk' } });
    await aPerson(deps, { name: 'Sam Officer', email: emails.officer, posts: [lead] });
    const member = await aPerson(deps, { name: 'Cllr Member', email: emails.member, part: { panel, part: 'member' } });
    for (const person of [clerk, member]) await givePassword(deps, person);
    const held = await aMeeting(deps, panel, { meetsOn: day('2014-04-24') });
    await aMeeting(deps, panel, { meetsOn: day('2014-07-10') });
    for (let i = 1; i <= 7; i += 1) await anAction(deps, clerk, panel, { wording: `Keep promise ${i}`, leadPostId: lead.id, target: { on: day('2014-12-15'), words: null, meetingId: null } });
    expect(await dispatchEdition(deps, signedIn(clerk), aDispatch(held))).toMatchObject({ ok: true });
    await work();
    letters.length = 0;
  });

  async function work(): Promise<void> {
    await runJobs(council);
    await deliver();
  }

  const linkTo = (address: string, like: RegExp): string => like.exec(letters.filter(({ to }) => to?.[0]?.address === address).at(-1)?.text ?? '')?.[0] ?? '';

  test('the officer: from the letter to seven updates in at most nine page loads', async () => {
    clock.set('2014-06-16T07:00:00Z');
    await tick([runCycles], deps);
    await work();
    walk = await Walk.from(chromium, linkTo(emails.officer, /http\S+\/answer\/\S+/));
    for (let i = 1; i <= 7; i += 1) {
      const card = walk.page.locator(`#ECS-${i}`);
      await walk.choose(card.getByLabel('On track'));
      await walk.type(card.locator('[name=text]'), `Answer ${i}.`);
      await walk.press(card.getByRole('button', { name: 'Save this update' }));
    }
    expect(await walk.words()).toContain('7 of 7 done');
    expect(walk.loads).toBeLessThanOrEqual(9);
    await walk.end();
  });

  test('the clerk: from the minutes in hand to the report dispatched in at most 25 page loads, no sentence typed again', async () => {
    clock.set('2014-06-27T09:00:00Z');
    walk = await Walk.from(chromium, site.address);
    await walk.signIn(emails.clerk);
    await walk.press(walk.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Intake' }));
    await walk.press(walk.page.getByRole('button', { name: 'Read in a paper' }));
    await walk.type(walk.page.locator('[name=pasted]'), minutes);
    await walk.choose(walk.page.getByLabel('Minutes or decisions'));
    await walk.pick(walk.page.locator('[name=meeting]'), '24 April 2014');
    await walk.press(walk.page.getByRole('button', { name: 'Read it' }));
    const typed: string[] = [];
    for (const line of [walk.page.locator('fieldset.review-line', { hasText: 'regular reports' }), walk.page.locator('fieldset.review-line', { hasText: 'a seminar for the Panel' })]) {
      await walk.pick(line.getByLabel(/’s post$/), 'Head of Assessment');
      for (const [part, value] of [['day', '30'], ['month', '9'], ['year', '2014']] as const) await walk.type(line.locator(`[name$="-on-${part}"]`), value, typed);
    }
    await walk.press(walk.page.getByRole('button', { name: 'Confirm 2 actions' }));
    expect(await walk.words()).toMatch(/Made ECS-8, ECS-9/);
    await walk.press(walk.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Meetings' }));
    await walk.press(walk.page.getByRole('main').getByRole('link', { name: /10 July 2014/ }).first());
    await walk.press(walk.page.getByRole('button', { name: 'Prepare the progress report' }));
    await walk.press(walk.page.getByRole('link', { name: 'Read the draft' }));
    await walk.press(walk.page.getByRole('link', { name: /dispatch/i }).first());
    await walk.press(walk.page.getByRole('button', { name: 'Dispatch the report' }));
    await work();
    expect(letters.at(-1)?.to?.[0]?.address).toBe(emails.member);
    expect(typed.filter((text) => /\s/.test(text))).toEqual([]);
    expect(walk.loads).toBeLessThanOrEqual(25);
    await walk.end();
  });

  test('the member: from the letter to the first question marked in at most four page loads', async () => {
    walk = await Walk.from(chromium, linkTo(emails.member, /(?<=after signing in: )\S+/i));
    await walk.signIn(emails.member);
    await walk.press(walk.page.locator('article.edition').getByRole('link', { name: 'Ask about ECS-1', exact: true }).first());
    await walk.type(walk.page.locator('[name=text]'), 'Who checks that promise 1 is kept?');
    await walk.choose(walk.page.getByLabel(/^Shared with/));
    await walk.press(walk.page.getByRole('button', { name: /question/i }));
    expect(await walk.words()).toContain('Who checks that promise 1 is kept?');
    expect(walk.loads).toBeLessThanOrEqual(4);
    await walk.end();
  });
});

/** One person at a keyboard. */
class Walk {
  loads = 0;
  readonly page: Page;
  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(30_000);
    page.on('response', (response) => { if (response.request().resourceType() === 'document' && response.status() < 300) this.loads += 1; });
  }

  static async from(chromium: Browser, address: string): Promise<Walk> {
    const context = await chromium.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 700 }, forcedColors: 'active', reducedMotion: 'reduce' });
    const walk = new Walk(await context.newPage());
    await walk.page.goto(address);
    return walk;
  }

  async signIn(email: string): Promise<void> {
    await this.type(this.page.getByLabel('E-mail address'), email);
    await this.type(this.page.getByLabel('Password'), aPassword);
    await this.press(this.page.getByRole('button', { name: 'Sign in', exact: true }));
  }

  /** Tab after tab until it has the focus: what cannot be reached by keyboard is never reached. */
  async reach(what: Locator): Promise<void> {
    const closed = what.locator('xpath=ancestor::details[not(@open)]/summary');
    if (await closed.count() > 0) { await this.reach(closed.first()); await this.page.keyboard.press('Enter'); }
    for (let stops = 0; stops < 400; stops += 1) {
      if (await this.hasFocus(what)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`The keyboard does not reach ${String(what)} on ${this.page.url()}`);
  }

  private async hasFocus(what: Locator): Promise<boolean> {
    return await what.and(this.page.locator(':focus')).count() > 0;
  }

  async type(field: Locator, text: string, typed?: string[]): Promise<void> {
    await this.reach(field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
    typed?.push(text);
  }

  /** Down through a list to the line that says this. */
  async pick(list: Locator, text: string): Promise<void> {
    await this.reach(list);
    const lines = await list.locator('option').count();
    const chosen = async (): Promise<string> => await list.locator('option:checked').textContent() ?? '';
    for (let i = 0; i < lines && !(await chosen()).includes(text); i += 1) await this.page.keyboard.press('ArrowDown');
    expect(await chosen()).toContain(text);
  }

  /** The tab key stops once at a group of radio buttons; the arrows go through it. */
  async choose(radio: Locator): Promise<void> {
    const group = radio.locator(`xpath=ancestor::fieldset[1]//input[@type="radio"]`);
    const count = await group.count();
    for (let stops = 0; stops < 400 && !(await this.hasFocus(group)); stops += 1) await this.page.keyboard.press('Tab');
    await this.page.keyboard.press('Space');
    for (let i = 0; i < count && !(await radio.isChecked()); i += 1) await this.page.keyboard.press('ArrowDown');
    expect(await radio.isChecked(), `${String(radio)} by keyboard`).toBe(true);
  }

  async press(control: Locator): Promise<void> {
    await this.reach(control);
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press('Enter')]);
    expect(await sticksOut(this.page), this.page.url()).toEqual([]);
  }

  async words(): Promise<string> {
    return await this.page.locator('main').innerText();
  }

  async end(): Promise<void> {
    await this.page.context().close();
  }
}
