// The meeting in real Chromium, by keyboard alone: opened, gone through with single keys, undone with one, finished; then the same pages small and without a script.
import type { Browser, Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { getActionByReference } from '../../src/actions/action.store.ts';
import { findSittingOf, listNotes } from '../../src/sittings/sitting.store.ts';
import { standingNotes } from '../../src/sittings/sitting.ts';
import { cookieName } from '../../src/web/session.ts';
import { aChromium, axe, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession } from '../support/page.ts';
import { aReport, type Laid } from '../sittings/a-report.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { deps, clock } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
const pictures = process.env['PICTURES'];

describeInChromium('the meeting', () => {
  let laid: Laid, browser: Browser, page: Page, at: string;

  beforeAll(async () => {
    laid = await aReport(deps);
    clock.set('2026-03-12T18:30:00Z');
    at = `/meetings/${laid.meeting.id}/sitting`;
    browser = await aChromium();
    page = await openPage({});
  });

  async function openPage(options: { javaScriptEnabled?: boolean; viewport?: { width: number; height: number } }): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    await context.addCookies([{ name: cookieName(deps), value: await openSession(deps, laid.clerk.id), url: site.address }]);
    return await context.newPage();
  }
  const path = () => new URL(page.url()).pathname;
  const standing = async () => standingNotes(await listNotes(deps.db, (await findSittingOf(deps.db, laid.meeting.id))!.id)).map(({ kind }) => kind);
  const focused = async (): Promise<string> => await page.evaluate(`document.activeElement.textContent.trim()`);
  /** Presses Tab until the words are reached, as somebody without a mouse would. */
  async function tabTo(words: string): Promise<void> {
    for (let i = 0; i < 80; i++) {
      await page.keyboard.press('Tab');
      if ((await focused()).startsWith(words)) return;
    }
    throw new Error(`${words} is not reached by Tab on ${path()}`);
  }
  async function press(key: string, to: string): Promise<void> {
    await Promise.all([page.waitForURL(`**${to}`), page.keyboard.press(key)]);
  }
  const shot = async (name: string) => (pictures === undefined ? undefined : await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true }));

  describe('by keyboard alone', () => {
    test('is opened with Tab and Enter, and lies on the first thing to decide', async () => {
      await page.goto(site.address + at);
      await tabTo('Open the meeting');
      await press('Enter', '/sitting/ECS-1');
      await shot('sitting-card-1280');
      expect(await axe(page)).toEqual([]);
    });

    test('one key and Enter note a decision and go on; u takes back the last', async () => {
      await page.keyboard.press('2');
      await press('Enter', '/sitting/ECS-2');
      await press('u', '/sitting/ECS-1');
      expect(await standing()).toEqual([]);
      await page.keyboard.press('2');
      await press('Enter', '/sitting/ECS-2');
      await page.keyboard.press('4');
      await press('Enter', '/sitting/ECS-3');
      expect(await standing()).toEqual(['closed', 'extension agreed']);
    });

    test('a letter typed into a field is a letter', async () => {
      await page.keyboard.press('9');
      await page.getByLabel('In the words of the meeting').focus();
      await page.keyboard.type('up and pun, 2');
      expect(await page.getByLabel('In the words of the meeting').inputValue()).toBe('up and pun, 2');
      await tabTo('Note it, and go on');
      await press('Enter', '/sitting/ECS-4');
      expect(await standing()).toEqual(['closed', 'extension agreed', 'chair to write']);
    });

    test('n and p go on and back, a notes something new, l leads to the list', async () => {
      await press('n', '/sitting/ECS-5');
      await press('p', '/sitting/ECS-4');
      await press('a', '/sitting/new');
      expect(await axe(page)).toEqual([]);
      await page.getByLabel('What was resolved or promised').focus();
      await page.keyboard.type('that officers report on placements');
      await tabTo('Note it');
      await press('Enter', '/sitting');
      await shot('sitting-list-1280');
      expect(await axe(page)).toEqual([]);
    });

    test('at 320 pixels nothing sticks out, every target is 24 pixels at least, and without a script the same form does it', async () => {
      const small = await openPage({ javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
      for (const where of ['', '/ECS-4', '/new']) {
        await small.goto(site.address + at + where);
        if (pictures !== undefined) await small.screenshot({ path: `${pictures}/sitting${where.replace('/', '-')}-320.png`, fullPage: true });
      }
      await small.goto(`${site.address}${at}/ECS-4`);
      expect(await small.locator('kbd').count()).toBe(0);
      await small.getByLabel('Noted', { exact: true }).check();
      await Promise.all([small.waitForURL('**/sitting/ECS-5'), small.getByRole('button', { name: 'Note it, and go on' }).click()]);
      await small.getByRole('button', { name: /^Undo ECS-4/ }).click();
      expect(await small.locator('.notice').innerText()).toContain('Undone: ECS-4, noted.');
      await small.context().close();
      const narrow = await openPage({ viewport: { width: 320, height: 700 } });
      for (const where of ['', '/ECS-4', '/new']) {
        await narrow.goto(site.address + at + where);
        expect(await sticksOut(narrow)).toEqual([]);
        expect(await narrow.evaluate(`[...document.querySelectorAll('main button, main .sitting-way a, main .sitting-list > li > a')].filter((el) => el.getBoundingClientRect().height < 24).map((el) => el.textContent)`)).toEqual([]);
      }
      await narrow.context().close();
      await page.goto(site.address + at);
    });

    test('finished with Tab and Enter, everything has taken effect', async () => {
      await tabTo('Finish the meeting');
      await Promise.all([page.waitForSelector('.notice'), page.keyboard.press('Enter')]);
      expect(await page.locator('.notice').innerText()).toContain('3 decisions have taken effect');
      expect(await getActionByReference(deps.db, 'ECS-1')).toMatchObject({ state: 'closed' });
      expect(await getActionByReference(deps.db, 'ECS-6')).toMatchObject({ wording: 'Officers report on placements' });
    });
  });
});
