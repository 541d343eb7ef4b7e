// Every page of the live app, for each kind of person who sees a part on it that nobody before them saw there, in Chromium: axe, the width of a phone, doubled text,
// wider spacing, stillness, targets to press. A new route is found by itself.
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerTo, KINDS, rights, type Kind } from '../../src/sign-in/rights.ts';
import { aChromium, axe, describeInChromium, partsOf, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { everyKindAt } from '../support/every-kind.ts';
import { listRoutes } from '../support/live-routes.ts';
import { addressOf, type TwoPanels } from '../support/two-panels.ts';

/** `npm run test:browser` looks at each page as everybody who sees a part of their own; the usual run as the one of these who is shown most. */
const isFull = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'browser';
const usualKinds: readonly Kind[] = ['anonymous', 'clerk', 'member', 'lead officer', 'director', 'administrator'];

const { deps } = await aCouncil({ at: '2026-03-03T09:00:00Z' });

describeInChromium('every page, as everyone who may open it', () => {
  const asEveryKind = everyKindAt(deps);
  const live = listRoutes(asEveryKind.app);
  const pages = new Map<Kind, Page>();
  let panels: TwoPanels;
  let browser: Browser;

  beforeAll(async () => {
    panels = await asEveryKind.layOut();
    browser = await aChromium();
  }, 120_000);

  const rooms = [...new Set(rights.map(({ room }) => room))];
  test.each(rooms)('%s', async (room) => {
    const findings: string[] = [];
    let looked = 0;
    for (const right of rights.filter((one) => one.room === room)) {
      for (const route of right.routes.filter((one) => one.startsWith('GET ') && live.includes(one))) {
        const path = addressOf(route.slice(4), panels.own, panels.council);
        const drawn: { kind: Kind; parts: string[] }[] = [];
        for (const kind of KINDS.filter((one) => answerTo(right, one) === 'in' && (isFull || usualKinds.includes(one)))) {
          const { status, headers, body } = await asEveryKind.askForGood({ method: 'GET', path, as: kind });
          // A report to be downloaded is no page of the app: test/editions/editions.look.test.ts looks at it.
          if (/^text\/html/.test(headers.get('content-type') ?? '') && !/^attachment/.test(headers.get('content-disposition') ?? '') && status < 300) drawn.push({ kind, parts: partsOf(body) });
        }
        const seen = new Set<string>();
        // Whoever is shown most first: the others are looked at for what they alone are shown.
        for (const { kind, parts } of drawn.sort((one, other) => other.parts.length - one.parts.length)) {
          if (parts.every((part) => seen.has(part)) || (!isFull && seen.size > 0)) continue;
          for (const part of parts) seen.add(part);
          looked++;
          findings.push(...(await look(await pageOf(kind), path)).map((found) => `${route} as ${kind}: ${found}`));
        }
      }
    }
    expect(findings).toEqual([]);
    expect(looked, 'No page of this room was looked at').toBeGreaterThan(0);
  }, 300_000);

  async function pageOf(kind: Kind): Promise<Page> {
    const there = pages.get(kind);
    if (there !== undefined) return there;
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
    const [name = '', ...value] = asEveryKind.cookieOf(kind).split('=');
    await context.addCookies([{ name, value: value.join('='), url: asEveryKind.address() }]);
    const page = await context.newPage();
    pages.set(kind, page);
    return page;
  }

  async function look(page: Page, path: string): Promise<string[]> {
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(asEveryKind.address() + path);
    const found = await axe(page);
    found.push(...await page.evaluate<string[]>(STRUCTURE));
    await page.evaluate("document.documentElement.style.fontSize = '200%'");
    found.push(...(await sticksOut(page)).map((what) => `sticks out with text at 200 %: ${what}`));
    await page.evaluate("document.documentElement.style.fontSize = ''");
    await page.setViewportSize({ width: 320, height: 700 });
    found.push(...(await sticksOut(page)).map((what) => `sticks out at 320 px: ${what}`));
    found.push(...await page.evaluate<string[]>(TARGETS));
    return found;
  }
});

const STRUCTURE = `(() => {
  const found = [];
  if (document.querySelectorAll('h1').length !== 1) found.push(document.querySelectorAll('h1').length + ' headings of the first level');
  const ids = [...document.querySelectorAll('[id]')].map((el) => el.id);
  for (const id of new Set(ids)) if (ids.filter((one) => one === id).length > 1) found.push('id "' + id + '" twice');
  for (const el of document.querySelectorAll('[aria-describedby], [aria-labelledby]')) for (const name of ['aria-describedby', 'aria-labelledby'])
    for (const id of (el.getAttribute(name) ?? '').split(/\\s+/).filter(Boolean)) if (!document.getElementById(id)) found.push(name + ' names "' + id + '", which is not there');
  for (const el of document.querySelectorAll('label[for]')) if (!document.getElementById(el.htmlFor)) found.push('a label for "' + el.htmlFor + '", which is not there');
  if (!document.querySelector('footer a[href="/help"]')) found.push('no way to help in the footer');
  for (const el of document.querySelectorAll('body, body *')) { const s = getComputedStyle(el); if ([...s.transitionDuration.split(','), ...s.animationDuration.split(',')].some((d) => parseFloat(d) > 0.001)) found.push('moves: ' + el.tagName + '.' + el.className); }
  return [...new Set(found)];
})()`;

// 24 by 24 px, unless the target is a link within a sentence or has that much room around it (WCAG 2.5.8).
const TARGETS = `(() => {
  const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter((el) => el.getClientRects().length > 0 && !el.closest('.visually-hidden'));
  const boxes = all.map((el) => { const own = el.getBoundingClientRect(); const label = el.matches('[type=radio], [type=checkbox]') ? el.labels?.[0]?.getBoundingClientRect() : null; return label ? { left: Math.min(own.left, label.left), right: Math.max(own.right, label.right), top: Math.min(own.top, label.top), bottom: Math.max(own.bottom, label.bottom) } : own; });
  const found = [];
  all.forEach((el, i) => {
    const b = boxes[i]; const w = b.right - b.left, h = b.bottom - b.top;
    if (w >= 24 && h >= 24) return;
    if (el.tagName === 'A' && getComputedStyle(el).display === 'inline' && (el.parentElement?.textContent ?? '').trim() !== (el.textContent ?? '').trim()) return;
    const x = (b.left + b.right) / 2, y = (b.top + b.bottom) / 2;
    const crowded = boxes.some((o, j) => j !== i && !el.contains(all[j]) && !all[j].contains(el) && x + 12 > o.left && x - 12 < o.right && y + 12 > o.top && y - 12 < o.bottom);
    if (crowded) found.push('a target of ' + Math.round(w) + ' × ' + Math.round(h) + ' px with another within reach: ' + el.tagName + ' “' + (el.textContent ?? '').trim().slice(0, 40) + '” ' + (el.getAttribute('name') ?? ''));
  });
  return [...new Set(found)];
})()`;
