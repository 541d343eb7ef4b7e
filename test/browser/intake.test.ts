// Intake in real Chromium, with a script and without: minutes in Word and a report in PDF through the review to actions, and a tracker brought in.
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import PdfDocument from 'pdfkit';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import { getActionByReference, listActions } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { cookieName } from '../../src/web/session.ts';
import { aMeeting, anOrganisation, aPanel, aPerson, aPost, someSettings } from '../support/builders.ts';
import { aChromium, axe, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession } from '../support/page.ts';
import { runJobs } from '../support/run-jobs.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });
const council = await aCouncil({ at: '2026-03-16T10:00:00Z' });
const { deps } = council;
const site = await aSite(deps);
const ITEMS = 20;

/** Forty resolutions in words of our own, two an item. */
async function minutesInWord(mark: string): Promise<Buffer> {
  const items = Array.from({ length: ITEMS }, (_, n) => [
    new Paragraph({ text: `${30 + n}. Subject ${n + 1} of the evening (${mark})`, heading: HeadingLevel.HEADING_2 }),
    new Paragraph(`The Head of Assessment presented a report on subject ${n + 1}. Members asked how long it would take.`),
    new Paragraph('RESOLVED –'),
    new Paragraph(`(a) That the report on subject ${n + 1} be noted; and`),
    new Paragraph(`(b) That the Head of Assessment bring figures on subject ${n + 1} to the next meeting.`),
  ]);
  return await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph({ text: `Minutes of the panel, ${mark}`, heading: HeadingLevel.HEADING_1 }), ...items.flat()] }] }));
}

async function reportInPdf(mark: string): Promise<Buffer> {
  const pdf = new PdfDocument({ margin: 60 });
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => { pdf.on('end', resolve); });
  const heading = (text: string): void => void pdf.font('Helvetica-Bold').fontSize(16).text(text, { paragraphGap: 8 });
  const plain = (text: string): void => void pdf.font('Helvetica').fontSize(11).text(text, { paragraphGap: 8 });
  const row = (area: string, grade: string): void => {
    const top = pdf.y;
    pdf.font('Helvetica').fontSize(11).text(area, 60, top, { width: 300 });
    const end = pdf.y;
    pdf.text(grade, 380, top, { width: 180 });
    [pdf.x, pdf.y] = [60, Math.max(end, pdf.y) + 8];
  };
  for (const text of ['Testborough Council', 'Inspection of local authority children’s services']) heading(text);
  for (const text of ['Inspection dates: 2 to 13 February 2026', `Lead inspector: A. Nobody (${mark})`]) plain(text);
  row('Judgement', 'Grade');
  row('The experiences and progress of children who need help and protection', 'Inadequate');
  row('Overall effectiveness', 'Requires improvement to be good');
  heading('What needs to improve?');
  for (const text of [`How soon children are seen after a referral, ${mark}.`, 'The oversight of plans by managers.', 'The recording of what children say.']) plain(`•  ${text}`);
  heading('The experiences and progress of children who need help and protection');
  plain('Too many children wait to be seen.');
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

describeInChromium('intake', () => {
  let chromium: Browser, panel: Panel, clerk: Person, head: { id: string };
  let context: BrowserContext, page: Page;

  beforeAll(async () => {
    await someSettings(deps);
    chromium = await aChromium();
    panel = await aPanel(deps);
    head = await aPost(deps, { title: 'Head of Assessment' });
    await anOrganisation(deps, { name: 'Testborough Council', kind: 'council' });
    clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
    await aMeeting(deps, panel, { meetsOn: day('2026-05-14') });
  });

  async function browse(javaScriptEnabled: boolean, width = 1280): Promise<void> {
    context = await chromium.newContext({ javaScriptEnabled, viewport: { width, height: 900 } });
    await context.addCookies([{ name: cookieName(deps), value: await openSession(deps, clerk.id), url: site.address }]);
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
  }

  /** axe looks through a browser with a script; without one the same address is opened in another. */
  async function clean(): Promise<void> {
    const other = await chromium.newContext({ viewport: { width: 1280, height: 900 } });
    await other.addCookies(await context.cookies());
    const seen = await other.newPage();
    await seen.goto(page.url());
    expect(await axe(seen), page.url()).toEqual([]);
    await seen.setViewportSize({ width: 320, height: 700 });
    expect(await sticksOut(seen), `${page.url()} at 320 px`).toEqual([]);
    if (process.env['SHOTS'] !== undefined) {
      const name = `${process.env['SHOTS']}/${new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/, 'id').replaceAll('/', '_')}-${(shots += 1)}`;
      await seen.screenshot({ path: `${name}-320.png` });
      await seen.setViewportSize({ width: 1280, height: 900 });
      await seen.screenshot({ path: `${name}-1280.png` });
    }
    await other.close();
  }
  let shots = 0;

  async function press(name: string | RegExp): Promise<void> {
    await Promise.all([page.waitForNavigation({ waitUntil: 'domcontentloaded' }), page.getByRole('button', { name, exact: true }).click()]);
  }
  /** The second paper of a test is nearly the first one again, and is offered for comparison. */
  async function asItsOwn(): Promise<void> {
    if (!page.url().endsWith('/compare')) return;
    await clean();
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'review all of it as a paper of its own' }).click()]);
  }
  const main = async (): Promise<string> => await page.locator('main').innerText();
  const field = (name: string) => page.locator(`[name="${name}"]`);
  const upload = async (name: string, mimeType: string, buffer: Buffer): Promise<void> => { await page.getByLabel('The file').setInputFiles({ name, mimeType, buffer }); };

  test.each([['without a script', false], ['with a script', true]])('forty resolutions in Word become actions, %s', async (how, hasScript) => {
    await browse(hasScript);
    await page.goto(`${site.address}/intake/new`);
    if (!hasScript) await clean();
    await upload('minutes.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', await minutesInWord(how));
    await page.getByLabel('Minutes or decisions').check();
    for (const [part, value] of [['day', hasScript ? '12' : '11'], ['month', '3'], ['year', '2026']] as const) await field(`meetingOn-${part}`).fill(value);
    await press('Read it');
    await asItsOwn();
    await clean();
    expect(await main()).toContain(`${ITEMS} items · ${2 * ITEMS} resolutions`);
    expect(await page.locator('.paper mark').count()).toBe(2 * ITEMS);
    const before = (await listActions(deps.db, panel.id)).length;

    // Edit one action's own wording, split a line, join it again, leave one out, add one by hand.
    await page.locator('#line-l2 textarea[name="l2-wording"]').fill('Bring figures, by area');
    if (hasScript) await page.getByText(/^Draft saved at/).waitFor();
    await page.getByText('Correct or split the words of line 4', { exact: true }).click();
    await field('l4-text').fill('That the Head of Assessment bring figures on subject 2\n\nto the next meeting');
    await field('l6-kind').selectOption('leave out');
    await press('Save and go on later');
    expect(await main()).toContain(`${2 * ITEMS + 1} resolutions`);
    await page.getByText('Correct or split the words of line 5', { exact: true }).click();
    await press('Join line 5 to the one above');
    await press('Add a line');
    const added = page.locator('fieldset.review-line').last();
    await added.locator('[name$="-text"]').fill('That the chair write to schools');
    await press('Save and go on later');
    expect(await field('l2-wording').inputValue()).toBe('Bring figures, by area');
    await press(`Confirm ${ITEMS} actions`);
    await clean();
    const made = (await listActions(deps.db, panel.id)).slice(before);
    expect(made).toHaveLength(ITEMS);
    expect(made[0]).toMatchObject({ wording: 'Bring figures, by area', leadPostId: head.id, targetOn: '2026-05-14' });
    expect(made.at(-1)?.wording).toBe('The chair write to schools');
    await context.close();
  });

  test.each([['without a script', false], ['with a script', true]])('a report in PDF becomes an inspection with its findings, %s', async (how, hasScript) => {
    await browse(hasScript);
    await page.goto(`${site.address}/intake/new`);
    await upload('report.pdf', 'application/pdf', await reportInPdf(how));
    await press('Read it');
    await asItsOwn();
    await clean();
    expect(await main()).toMatch(/2 judgements · 3 findings/);
    await page.getByLabel('Body inspected').selectOption({ label: 'Testborough Council' });
    await page.getByLabel('Title').fill(`Inspection ${how}`);
    await press('Confirm 3 actions');
    await clean();
    expect(await main()).toContain('How soon children are seen after a referral');
    await context.close();
  });

  test('a tracker is mapped and brought in by keyboard, while its page tells how far it is', async () => {
    await browse(true, 320);
    await page.goto(`${site.address}/intake/new`);
    await upload('tracker.csv', 'text/csv', Buffer.from('Ref,Action,Lead officer,Due date,RAG\nZ1,Answer every letter,Nobody yet,30/06/2026,Green\n'));
    await press('Read it');
    await clean();
    await runJobs(council);
    // Nobody presses anything: the page looks again by itself.
    await page.getByLabel('Green').waitFor();
    await clean();
    await page.getByLabel('Green').selectOption('at risk');
    await page.getByRole('button', { name: 'Read it again with these' }).focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await runJobs(council);
    const bringIn = page.getByRole('button', { name: 'Bring in 1 row' });
    await bringIn.waitFor();
    await bringIn.focus();
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    await runJobs(council);
    await page.getByText('1 row came in.').waitFor();
    await clean();
    const reference = await page.getByRole('link', { name: /^ECS-/ }).innerText();
    expect(await getActionByReference(deps.db, reference)).toMatchObject({ wording: 'Answer every letter', state: 'at risk', leadPostId: null, targetOn: '2026-06-30' });
    await context.close();
  });
});
