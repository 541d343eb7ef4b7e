// Real Chromium for the tests that need one: found at CHROMIUM or in the usual places; where it is absent the tests say so.
import axeCore, { type AxeResults } from 'axe-core';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { afterAll, describe } from 'vitest';
import { CHROMIUM_ARGS, chromiumPath } from './chromium-here.ts';

/** `describe`, or a skip that names the reason, so that it is counted and seen. */
export function describeInChromium(name: string, tests: () => void): void {
  if (chromiumPath === undefined) describe.skip(`${name} (no Chromium here: apt-get install chromium, or set CHROMIUM)`, tests);
  else describe(name, () => {
    afterAll(async () => { for (const close of closers.splice(0)) await close(); });
    tests();
  });
}

/** Call inside `describeInChromium`, in a beforeAll; closes itself after the file's tests. */
export async function aChromium(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('There is no Chromium here; put the test inside describeInChromium');
  const browser = await playwright.launch({
    executablePath: chromiumPath,
    args: CHROMIUM_ARGS,
  });
  closers.push(() => browser.close());
  return browser;
}

const closers: (() => Promise<void>)[] = [];

/**
 * What axe finds against WCAG 2.2 A and AA and its best practice: one line a finding, `where: what`; "incomplete" ones are marked.
 * Left out by verdict: the contrast of cells scrolled out of their frame, which axe cannot see; in the same colours it sees them at 1,280 px.
 * And of a chart's words, whose background axe does not know, and of a quotation that axe now and then calls overlapped
 * without naming what overlaps it: they stand on white, and their contrast is worked out here instead.
 */
export async function axe(page: Page): Promise<string[]> {
  await page.evaluate(`${axeCore.source}; undefined`);
  const found = await page.evaluate<AxeResults>(`axe.run(document, { resultTypes: ['violations', 'incomplete'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })`);
  const findings = (list: typeof found.violations): { id: string; at: string; line: string }[] =>
    list.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => ({ id, at: target.map(String).join(' '), line: `${target.map(String).join(' ')}: ${id} (${help})` })));
  const incomplete: string[] = [];
  for (const { id, at, line } of findings(found.incomplete)) {
    const isSeenElsewhere = await page.evaluate<boolean>(`document.querySelector(${JSON.stringify(at)})?.closest('.table-frame') != null || (${ON_WHITE})(document.querySelector(${JSON.stringify(at)})) >= 4.5`);
    if (id !== 'color-contrast' || !isSeenElsewhere) incomplete.push(`incomplete: ${line}`);
  }
  return [...findings(found.violations).map(({ line }) => line), ...incomplete];
}

/** The contrast with white (WCAG 1.4.3) of an SVG text or a quotation in its printed spacing, 0 for anything else. */
const ON_WHITE = `(el) => {
  if (!(el instanceof SVGTextElement) && !el.matches('.verbatim')) return 0;
  const [r, g, b] = getComputedStyle(el)[el instanceof SVGTextElement ? 'fill' : 'color'].match(/[\\d.]+/g).map((n) => { const c = n / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}`;

/** Tags with their classes, each distinct one once: what axe judges, without the words. */
export function partsOf(body: string): string[] {
  return [...new Set([...body.matchAll(/<([a-z0-9]+)(?:\s[^>]*?class="([^"]*)")?/g)].map(([, tag, of = '']) => `${tag} ${of}`))];
}

/** What sticks out to the right at this width, by its tag and class; [] when the page reflows (WCAG 1.4.10). Frames that scroll on purpose may. */
export async function sticksOut(page: Page): Promise<string[]> {
  return await page.evaluate(`(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > width + 1 && !el.closest('.table-frame'))
      .map((el) => el.tagName.toLowerCase() + '.' + el.className);
  })()`);
}
