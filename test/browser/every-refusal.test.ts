// Every form of the live app sent with nothing filled in: what is refused says so first, in the title, with a link to each field, and the
// field says it too; in Chromium, axe and the width of a phone. A new form is found by itself.
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { answerTo, KINDS, rights, type Kind } from '../../src/sign-in/rights.ts';
import { aChromium, axe, describeInChromium, partsOf, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { everyKindAt } from '../support/every-kind.ts';
import { listRoutes } from '../support/live-routes.ts';
import { addressOf, type TwoPanels } from '../support/two-panels.ts';

const { deps } = await aCouncil({ at: '2026-03-03T09:00:00Z' });

describeInChromium('every form that refuses', () => {
  const asEveryKind = everyKindAt(deps);
  const posts = listRoutes(asEveryKind.app).filter((route) => route.startsWith('POST '));
  const seen = new Set<string>();
  let panels: TwoPanels;
  let browser: Browser;

  beforeAll(async () => {
    panels = await asEveryKind.layOut();
    browser = await aChromium();
  }, 120_000);

  test('says what is wrong, where, and how to mend it', async () => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
    const findings: string[] = [];
    let refused = 0;
    for (const route of posts) {
      const kind = whoMay(route);
      if (kind === undefined) continue;
      const path = addressOf(route.slice(5), panels.own, panels.council);
      const answered = await asEveryKind.ask({ method: 'POST', path, as: kind });
      if (answered.status !== 422) continue;
      refused++;
      const html = Buffer.from(answered.body, 'latin1').toString('utf8');
      findings.push(...(await look(page, path, html)).map((found) => `${route} as ${kind}: ${found}`));
    }
    expect(findings).toEqual([]);
    expect(refused, 'Few forms refused anything: were they asked?').toBeGreaterThan(30);
  }, 300_000);

  async function look(page: Page, path: string, html: string): Promise<string[]> {
    const address = asEveryKind.address() + path;
    await page.route(address, (asked) => asked.fulfill({ status: 422, contentType: 'text/html; charset=utf-8', body: html }));
    await page.goto(address);
    const fresh = partsOf(html).filter((part) => !seen.has(part));
    for (const part of fresh) seen.add(part);
    // every-page.test.ts has the forms themselves under axe: here what a refusal adds to them.
    const found = [...(fresh.length > 0 ? await axe(page) : []), ...await page.evaluate<string[]>(PATTERN), ...(await sticksOut(page)).map((what) => `sticks out at 320 px: ${what}`)];
    await page.unroute(address);
    return found;
  }
});

function whoMay(route: string): Kind | undefined {
  const right = rights.find(({ routes }) => routes.includes(route));
  return right === undefined ? undefined : KINDS.find((kind) => answerTo(right, kind) === 'in');
}

const PATTERN = `(() => {
  const found = [];
  // Nothing to mend on it: a page that says in its heading what was refused.
  if (document.querySelector('main :is(input:not([type=hidden]), select, textarea)') === null && !document.querySelector('.govuk-error-summary')) return [];
  const summary = document.querySelector('.govuk-error-summary');
  if (!document.title.startsWith('Error: ')) found.push('the title is "' + document.title + '"');
  if (!summary) return [...found, 'no summary of errors'];
  const first = document.querySelector('main h1, main .govuk-error-summary');
  if (first !== summary) found.push('the summary does not come before the heading');
  if (summary.querySelector('[role=alert]') === null && summary.getAttribute('role') !== 'alert') found.push('the summary is no alert');
  for (const link of summary.querySelectorAll('a[href^="#"]')) {
    const field = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) { found.push('the summary leads to ' + link.hash + ', which is not there'); continue; }
    if (!field.matches('input, select, textarea, button, a, [tabindex]')) found.push(link.hash + ' cannot take the focus');
    if (field.matches('form, main')) continue;
    const told = field.closest('.govuk-form-group--error, fieldset') ?? field;
    const ids = [field, told, ...told.querySelectorAll('[aria-describedby]')].flatMap((el) => (el.getAttribute('aria-describedby') ?? '').split(/\\s+/)).filter(Boolean);
    if (!ids.some((id) => document.getElementById(id)?.matches('.govuk-error-message'))) found.push(link.hash + ' is not described by its message');
  }
  return found;
})()`;
