// Every part of a page in real Chromium: nothing inline is refused, nothing sticks out at 320 px, axe finds nothing, and the keyboard is seen.
import { mkdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { aChromium, axe, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession, type Site } from '../support/page.ts';
import { exampleRoutes } from './example/example.routes.ts';

const { deps, superuser } = await aCouncil();
const site: Site = await aSite(deps, { rooms: [exampleRoutes] });
const clerk = { id: randomUUID() };
const pictures = new URL('../output/pictures/', import.meta.url).pathname;

describeInChromium('the look', () => {
  let chromium: Browser;
  beforeAll(async () => {
    chromium = await aChromium();
    mkdirSync(pictures, { recursive: true });
    await superuser.transaction(async (tx) => {
      await tx.raw('set local session_replication_role = replica');
      await tx.raw('insert into slough.people (id, name, email, joined_on, is_administrator) values (?, ?, ?, ?, true)', [clerk.id, 'Priya Nair', 'clerk@example.org', '2020-01-01']);
      await tx.raw(`insert into slough.settings (id, council_name, is_demonstration, mail_from_name, mail_from_address) values (?, 'Slough Borough Council', true, 'Scrutiny', 'scrutiny@example.org')`, [randomUUID()]);
    });
  });

  async function openPage(path: string, { width = 1280, ...rest }: { width?: number; javaScriptEnabled?: boolean; forcedColors?: 'active'; reducedMotion?: 'reduce' } = {}): Promise<Page & { refused: string[] }> {
    const context = await chromium.newContext({ viewport: { width, height: 900 }, ...rest });
    await context.addCookies([{ name: 'matters', value: await openSession(deps, clerk.id), url: site.address }]);
    const page = Object.assign(await context.newPage(), { refused: [] as string[] });
    page.on('console', (message) => { if (message.type() === 'error') page.refused.push(message.text()); });
    page.on('pageerror', (error) => { page.refused.push(error.message); });
    await page.goto(site.address + path);
    return page;
  }

  async function sendWrong(page: Page): Promise<void> {
    await page.fill('#title', '');
    await page.click('main button[type=submit]');
    await page.waitForSelector('.govuk-error-summary');
  }

  test.each([['everything', '/example/everything?wide', 1280], ['everything-narrow', '/example/everything', 320], ['form', '/example', 1280], ['form-narrow', '/example', 320], ['not-found', '/none', 1280]])('%s', async (name, path, width) => {
    const page = await openPage(path, { width });
    await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
    expect(await sticksOut(page)).toEqual([]);
    expect(await axe(page)).toEqual([]);
    expect(page.refused.filter((line) => !line.includes('404'))).toEqual([]);
    await page.context().close();
  });

  test('a refused form moves to its summary, whose links go to the fields, with and without scripts', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await openPage('/example', { javaScriptEnabled });
      await sendWrong(page);
      expect(await page.locator(':focus').getAttribute('class')).toBe('govuk-error-summary');
      await page.screenshot({ path: `${pictures}errors${javaScriptEnabled ? '' : '-no-script'}.png`, fullPage: true });
      if (javaScriptEnabled) {
        expect(await axe(page)).toEqual([]);
        await page.click('.govuk-error-summary a >> nth=0');
        expect(await page.locator(':focus').getAttribute('id')).toBe('title');
      }
      await page.context().close();
    }
  });

  test('every stop of the keyboard is seen and in reading order, and every control is 24 px or more', async () => {
    const page = await openPage('/example/everything?wide');
    const small = await page.evaluate(`[...document.querySelectorAll('button, input:not([type=hidden]), select, summary, .buttons a, nav a, .pages a, .foot a, .top a')]
      .map((el) => [el, el.getBoundingClientRect()]).filter(([el, box]) => box.width > 0 && !el.closest('.govuk-skip-link') && (box.height < 24 || box.width < 24)).map(([el, box]) => el.outerHTML.slice(0, 80) + ' ' + box.width + 'x' + box.height)`);
    expect(small).toEqual([]);
    const seen = new Set<string>();
    for (let stop = 0; stop < 60; stop++) {
      await page.keyboard.press('Tab');
      const now = await page.evaluate<{ what: string; shown: boolean } | undefined>(`(() => { const el = document.activeElement; if (el === document.body) return undefined; const style = getComputedStyle(el);
        return { what: el.tagName + ' ' + el.textContent.trim().slice(0, 40), shown: style.outlineStyle !== 'none' || style.boxShadow !== 'none' }; })()`);
      if (now === undefined) break;
      expect(now, `nothing shows that ${now.what} has the focus`).toMatchObject({ shown: true });
      seen.add(now.what);
    }
    expect(seen.size).toBeGreaterThan(20);
    await page.context().close();
  });

  test('forced colours and stillness', async () => {
    const page = await openPage('/example/everything', { forcedColors: 'active', reducedMotion: 'reduce' });
    await page.screenshot({ path: `${pictures}forced-colours.png`, fullPage: true });
    const moving = await page.evaluate(`[...document.querySelectorAll('*')].filter((el) => { const s = getComputedStyle(el); return Math.max(parseFloat(s.transitionDuration), parseFloat(s.animationDuration)) > 0.001; }).length`);
    expect(moving).toBe(0);
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    await page.screenshot({ path: `${pictures}print.png`, fullPage: true });
    await page.context().close();
  });
});
