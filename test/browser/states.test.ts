// The pages where it matters in the states nobody designs for: nothing yet, very long, very many, and somebody else saved first. In Chromium: axe and the width of a phone.
import type { Browser, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { changeAction } from '../../src/actions/change-action.ts';
import { day } from '../../src/calendar/day.ts';
import { makeActions } from '../../src/actions/make-actions.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { readPaper } from '../../src/intake/read-paper.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { ask } from '../../src/progress/ask.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { cookieName } from '../../src/web/session.ts';
import { aMeeting, anAction, anInspection, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aChromium, axe, describeInChromium, partsOf, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-02-20T09:00:00Z' });
const site = await aSite(deps);

/** One word that no line takes, and as much as a field takes. */
const WORD = 'Kinderschutzbericht'.repeat(22).slice(0, 400);
const LONG = `${WORD} ${'and every child is seen within the day '.repeat(110)}`.slice(0, 4000);

describeInChromium('states', () => {
  let browser: Browser;
  /** Of one state: axe judges what a page shows for the first time. */
  const seen = new Set<string>();
  beforeEach(() => { seen.clear(); });
  beforeAll(async () => {
    browser = await aChromium();
    await someSettings(deps);
  });

  test('the first day: nothing is there yet', async () => {
    const { clerk, member, officer } = await aPanelWith('NEW', 'New panel');
    await look(clerk, ['/', '/actions', '/meetings', '/questions', '/inspections', '/inspections/coverage', '/intake']);
    await look(member, ['/', '/questions']);
    await look(officer, ['/', '/my-actions']);
  }, 60_000);

  test('very long: a word of 400 characters, a text of 4,000, names as long as they may be', async () => {
    const { panel, clerk, member, officer, post } = await aPanelWith('LNG', `${WORD.slice(0, 120)} ${'Overview and Scrutiny '.repeat(4)}`);
    const meeting = await aMeeting(deps, panel, { venue: WORD.slice(0, 150) });
    const inspection = await anInspection(deps, panel, { title: WORD.slice(0, 150), judgements: [[WORD.slice(0, 100), 'Inadequate']], findings: [{ text: LONG }] });
    const { reference } = await anAction(deps, clerk, panel, { wording: LONG, willShow: LONG, leadPostId: post.id, target: { on: day('2026-01-30'), words: WORD.slice(0, 100), meetingId: null }, sources: [{ findingId: inspection.findings[0]?.id ?? '' }] });
    await reportProgress(deps, signedIn(officer), { reference, state: 'at risk', text: LONG, meetingId: meeting.id, afterDeadline: false, proposal: { kind: 'closure', reason: LONG } });
    await ask(deps, signedIn(member), { reference, meetingId: meeting.id, text: LONG.slice(0, 500), shared: true });
    await look(clerk, ['/', '/actions', `/actions/${reference}`, `/meetings/${meeting.id}`, `/meetings/${meeting.id}/cycle`, `/inspections/${inspection.id}`, '/questions', `/intake/${await aPaper(panel, clerk)}`]);
    await look(member, ['/']);
    await look(officer, ['/', '/my-actions']);
  }, 60_000);

  test('very many: 500 actions', async () => {
    const { panel, clerk, officer, post } = await aPanelWith('MNY', 'Panel of many');
    const meeting = await aMeeting(deps, panel);
    const inspection = await anInspection(deps, panel, { findings: [{ text: 'Improve.' }] });
    const sources = [{ findingId: inspection.findings[0]?.id ?? '' }];
    await makeActions(deps, signedIn(clerk), { panelId: panel.id, agreedOn: day('2026-01-08'), actions: Array.from({ length: 500 }, (_, i) => ({ wording: `Keep promise ${i}`, leadPostId: post.id, target: { on: day(i % 2 === 0 ? '2026-01-30' : '2026-06-30'), words: null, meetingId: null }, sources })) });
    await look(clerk, ['/', `/meetings/${meeting.id}/cycle`]);
    // Its rows are those of the other lists, twenty times: only whether they fit.
    const page = await pageOf(clerk);
    await page.goto(`${site.address}/actions?rows=500`);
    expect(await page.locator('main tbody tr').count()).toBe(500);
    expect(await sticksOut(page)).toEqual([]);
    await look(officer, ['/']);
  }, 60_000);

  test('somebody else saved first: both texts stand side by side', async () => {
    const { panel, clerk } = await aPanelWith('CON', 'Panel of conflicts');
    const action = await anAction(deps, clerk, panel);
    const page = await pageOf(clerk);
    await page.goto(`${site.address}/actions/${action.reference}/change`);
    expect(await changeAction(deps, signedIn(clerk), { reference: action.reference, version: action.version, wording: 'What the other one wrote', willShow: null, contributorPostIds: [], why: 'clearer' })).toMatchObject({ ok: true });
    await page.locator('[name=wording]').fill(LONG.slice(0, 1000));
    await page.locator('[name=why]').fill('clearer still');
    await Promise.all([page.waitForNavigation(), page.locator('main form button').first().click()]);
    expect(await page.locator('main').innerText()).toMatch(/Somebody else saved this[\s\S]*What the other one wrote/);
    expect(await findingsOn(page, 'the conflict')).toEqual([]);
  }, 60_000);

  async function aPanelWith(code: string, name: string): Promise<{ panel: Panel; clerk: Person; member: Person; officer: Person; post: { id: string } }> {
    const panel = await aPanel(deps, { code, name });
    const post = await aPost(deps, { title: name.length > 100 ? WORD.slice(0, 150) : `Head of ${code}` });
    const named = (part: string): string => (name.length > 100 ? `${part} ${WORD.slice(0, 100)}` : `${part} of ${code}`);
    const clerk = await aPerson(deps, { name: named('Clerk'), part: { panel, part: 'clerk' } });
    const member = await aPerson(deps, { name: named('Member'), part: { panel, part: 'member' } });
    return { panel, post, clerk, member, officer: await aPerson(deps, { name: named('Officer'), posts: [post] }) };
  }

  async function aPaper(panel: Panel, clerk: Person): Promise<string> {
    const text = `Minutes of the meeting\n\n41. ${WORD}\n\nResolved – That officers report on ${LONG.slice(0, 900)} to each meeting.\n`;
    const proposal = readPaper({ ok: true, text, source: 'text', note: null, rows: null }, 'minutes');
    if (typeof proposal === 'string') throw new Error(proposal);
    const taken = await takeIn(deps, signedIn(clerk), { panelId: panel.id, bytes: Buffer.from(text), fileName: `${WORD.slice(0, 100)}.txt`, mediaType: 'text/plain', text, note: null, proposal, meetingId: null, meetingOn: day('2026-01-08') });
    if (!taken.ok) throw new Error(`The paper was refused: ${taken.because}`);
    return taken.intakeId;
  }

  async function pageOf(person: Person): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 320, height: 700 }, reducedMotion: 'reduce' });
    await context.addCookies([{ name: cookieName(deps), value: await openSession(deps, person.id), url: site.address }]);
    return await context.newPage();
  }

  async function look(person: Person, paths: readonly string[]): Promise<void> {
    const page = await pageOf(person);
    const findings: string[] = [];
    for (const path of paths) {
      const answered = await page.goto(site.address + path);
      if (answered?.status() !== 200) findings.push(`${path}: answered ${answered?.status() ?? 'nothing'}`);
      findings.push(...await findingsOn(page, path));
    }
    await page.context().close();
    expect(findings).toEqual([]);
  }

  async function findingsOn(page: Page, path: string): Promise<string[]> {
    const fresh = partsOf(await page.content()).filter((part) => !seen.has(part));
    for (const part of fresh) seen.add(part);
    return [...(fresh.length > 0 ? await axe(page) : []), ...(await sticksOut(page)).map((what) => `sticks out at 320 px: ${what}`)].map((found) => `${path}: ${found}`);
  }
});
