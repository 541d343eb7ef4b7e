// The main job in real Chromium, from the paper to the inbox: what a clerk, an officer and a member do, on the real app, jobs, PostgreSQL and SMTP.
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { aDispatch, aMeeting, anAction, anOrganisation, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aChromium, axe, describeInChromium } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { aPostBySmtp } from '../support/post-by-smtp.ts';
import { runJobs } from '../support/run-jobs.ts';
import { aPassword, givePassword } from '../support/signing-in.ts';

// A step of the journey is many pages; on a crowded machine each takes its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const council = await aCouncil({ at: '2014-04-14T09:00:00Z' });
const { deps, clock } = council;
const site = await aSite(deps);
const { relay, letters, deliver } = await aPostBySmtp(deps, site);

const minutes = fileURLToPath(new URL('../intake/fixtures/improvement-item.txt', import.meta.url));
const emails = { clerk: 'clerk@testborough.example', officer: 'officer@testborough.example', chair: 'chair@testborough.example', member: 'member@testborough.example', coopted: 'coopted@testborough.example' };

describeInChromium('the main job', () => {
  let chromium: Browser, page: Page;
  let held: { id: string }, next: { id: string }, lead: { id: string };
  let edition: { path: string; text: string };

  beforeAll(async () => {
    chromium = await aChromium();
    await layOut();
  });

  /** People, posts, two meetings and one report already dispatched, so that the next has something to be compared with. */
  async function layOut(): Promise<void> {
    await someSettings(deps, { isDemonstration: true }); // where the second factor may be skipped; second-factor.test.ts tries it
    const panel = await aPanel(deps);
    lead = await aPost(deps, { title: 'Head of Assessment' });
    await anOrganisation(deps, { name: 'Testborough Trust', kind: 'trust' });
    const clerk = await aPerson(deps, { name: 'Marian Clerk', email: emails.clerk, part: { panel, part: 'clerk' } });
    const officer = await aPerson(deps, { name: 'Sam Officer', email: emails.officer, posts: [lead] });
    const chair = await aPerson(deps, { name: 'Cllr Chair', email: emails.chair, part: { panel, part: 'chair' } });
    const member = await aPerson(deps, { name: 'Cllr Member', email: emails.member, part: { panel, part: 'member' } });
    await aPerson(deps, { name: 'Rev Coopted', email: emails.coopted, part: { panel, part: 'co-opted member' } });
    for (const person of [clerk, officer, chair, member]) await givePassword(deps, person);
    held = await aMeeting(deps, panel, { meetsOn: day('2014-04-24') });
    next = await aMeeting(deps, panel, { meetsOn: day('2014-07-10') });
    await anAction(deps, clerk, panel, { wording: 'Agree thresholds with the police', leadPostId: lead.id, target: { on: day('2014-05-15'), words: null, meetingId: null } });
    const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(held));
    expect(sent).toMatchObject({ ok: true });
    await work();
    letters.length = 0;
  }

  async function work(): Promise<void> {
    await runJobs(council);
    await deliver();
  }

  /** A browser of one's own, and the real sign-in page. @param path opened first; sign-in comes in between */
  async function signIn(email: string, path = '/sign-in'): Promise<void> {
    await page?.context().close();
    page = await (await chromium.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(new URL(path, site.address).href);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect(await axe(page)).toEqual([]);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill(aPassword);
    await press('Sign in');
  }

  async function open(path: string): Promise<void> {
    await page.goto(site.address + path);
    await clean();
  }

  /** The page came as it should, and axe finds nothing on it. */
  async function clean(): Promise<void> {
    expect(await axe(page), page.url()).toEqual([]);
  }

  async function press(button: string | RegExp, within: Page | Locator = page): Promise<void> {
    await Promise.all([page.waitForNavigation(), within.getByRole('button', { name: button, exact: true }).click()]);
  }

  async function fillDay(name: string, iso: string, within: Page | Locator = page): Promise<void> {
    for (const [i, part] of ['year', 'month', 'day'].entries()) await within.locator(`[name="${name}-${part}"]`).fill(String(Number(iso.split('-')[i])));
  }

  const text = async (): Promise<string> => await page.locator('main').innerText();

  describe('the clerk', () => {
    test('reads the minutes in, reviews them beside the paper and confirms two actions', async () => {
      clock.set('2014-04-28T10:00:00Z');
      await signIn(emails.clerk);
      await open(`/intake/new?meeting=${held.id}`);
      await page.getByLabel('The file').setInputFiles(minutes);
      await page.getByLabel('Minutes or decisions').check();
      await press('Read it');
      await clean();
      expect(await text()).toContain('3 resolutions');
      expect(await text()).toContain('Adoption performance: Good');
      const reports = page.locator('fieldset.review-line', { hasText: 'regular reports' });
      const seminar = page.locator('fieldset.review-line', { hasText: 'a seminar for the Panel' });
      for (const line of [reports, seminar]) await line.getByLabel(/’s post$/).selectOption(lead.id);
      await fillDay(await dayNameOf(reports), '2014-05-30', reports);
      expect(await seminar.locator('[name$="-on-month"]').inputValue()).toBe('7');
      await press('Confirm 2 actions');
      await clean();
      expect(await text()).toMatch(/Made ECS-2, ECS-3/);
      await open('/actions/ECS-3');
      expect(await text()).toMatch(/10 July 2014[\s\S]*given as “in the new municipal year”/);
    });

    test('enters an inspection with its judgements and a list of findings, and makes an action of one', async () => {
      await open('/inspections/enter?panel=ECS');
      await page.getByLabel('Body inspected').selectOption({ label: 'Testborough Trust' });
      await page.getByLabel('Framework').selectOption('SIF');
      await page.getByLabel('Title').fill('Single inspection, March 2014');
      await page.getByLabel('Judgements').fill('Overall effectiveness: Inadequate\nAdoption performance: Good');
      await page.getByLabel('What the report calls its findings').selectOption('recommendation');
      await page.locator('[name=findings]').fill('1. See every child alone\n2. Close cases only after a visit');
      await press('Enter this inspection');
      await clean();
      expect(await text()).toMatch(/Overall effectiveness\s+Inadequate/);
      await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: /^Make an action for Recommendation 1/ }).click()]);
      await clean();
      await page.getByLabel('What will be done').fill('See every child alone at each visit');
      await page.getByLabel('Lead post').selectOption(lead.id);
      await fillDay('on', '2014-07-31');
      await press('Make the action');
      await clean();
      expect(await text()).toMatch(/ECS-4 is made/);
    });
  });

  test('the officer reports with evidence, proposes to close one action and asks for more time for another', async () => {
    clock.set('2014-06-20T09:00:00Z');
    await signIn(emails.officer);
    await open('/my-actions');
    for (const reference of ['ECS-1', 'ECS-2', 'ECS-3', 'ECS-4']) expect(await text()).toContain(reference);
    const first = page.locator('#ECS-2');
    await first.getByLabel('On track').check();
    await first.locator('[name=text]').fill('Two reports have come; supervision is now monthly and children are seen sooner.');
    await first.getByText('Add evidence').click();
    await first.locator('[name=evidence]').setInputFiles({ name: 'audit.txt', mimeType: 'text/plain', buffer: Buffer.from('40 files looked at, 36 good\n') });
    await first.locator('[name=evidenceTitle]').fill('Audit of 40 files');
    await fillDay('showsOn', '2014-06-12', first);
    await first.getByText('Propose closure').click();
    await first.locator('[name=closure]').fill('36 of 40 files were good.');
    await press('Save this update', first);
    await clean();
    const second = page.locator('#ECS-4');
    await second.getByLabel('At risk').check();
    await second.locator('[name=text]').fill('Two of six posts are vacant.');
    await second.getByText('Ask for more time').click();
    await fillDay('newTarget', '2014-09-30', second);
    await second.locator('[name=extensionWhy]').fill('The posts are filled in September.');
    await press('Save this update', second);
    await open('/actions/ECS-2');
    expect(await text()).toContain('Audit of 40 files');
    expect(await text()).toMatch(/36 of 40 files were good/);
  });

  describe('the clerk', () => {
    test('sees what stands against the report of the next meeting, reads the draft and dispatches it', async () => {
      clock.set('2014-06-27T09:00:00Z');
      await signIn(emails.clerk);
      await open(`/meetings/${next.id}`);
      await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Prepare the progress report' }).click()]);
      await clean();
      expect(await text()).toMatch(/What stands against it\s+Nothing\./);
      await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Read the draft' }).click()]);
      await clean();
      expect(await text()).toContain('Two of six posts are vacant.');
      await open(`/meetings/${next.id}/dispatch`);
      await page.getByLabel('Introduction').fill('Read section 2 first.');
      await press('Dispatch the report');
      await clean();
      await work();
    });

    test('each member’s letter came by SMTP, as text, HTML and PDF, and names no other recipient’s address', () => {
      const to = [emails.chair, emails.coopted, emails.member];
      expect(letters.map((letter) => letter.to?.map((t) => t.address).join()).sort()).toEqual(to);
      for (const visit of relay.taken().slice(-3)) {
        expect(visit.to).toHaveLength(1);
        for (const other of to.filter((email) => email !== visit.to[0])) expect(visit.bytes?.includes(other), other).toBe(false);
      }
      for (const letter of letters) {
        for (const reading of [letter.text, letter.html]) {
          expect(reading).toMatch(/ECS-1[\s\S]*newly overdue/);
          expect(reading).toContain(`${site.address}/editions/`);
          for (const other of to.filter((email) => email !== letter.to?.[0]?.address)) expect(reading).not.toContain(other);
        }
        // The whole report follows in the text, in lines of a letter's length.
        expect(letter.text?.replace(/\s+/g, ' ')).toContain('Two of six posts are vacant.');
        const pdf = letter.attachments.find(({ mimeType }) => mimeType === 'application/pdf');
        expect(Buffer.from(pdf?.content as ArrayBuffer).subarray(0, 5).toString()).toBe('%PDF-');
      }
    });

    test('a decision moves the register on and leaves the report as it was sent', async () => {
      const letter = letters.find(({ to }) => to?.[0]?.address === emails.member);
      edition = { path: new URL(/After signing in: (\S+)/i.exec(letter?.text ?? '')?.[1] ?? '').pathname, text: '' };
      await open(edition.path);
      edition.text = await page.locator('article.edition').innerHTML();
      clock.set('2014-07-11T09:00:00Z');
      await signIn(emails.clerk);
      await open('/actions/ECS-2/decide');
      await page.locator('[name=kind][value=closed]').check();
      await page.getByLabel('At which meeting?').selectOption({ label: '10 July 2014' });
      await page.getByLabel('Minute number').fill('12');
      await press('Record the decision');
      await clean();
      expect(await text()).toMatch(/closed/i);
      await open(edition.path);
      expect(await page.locator('article.edition').innerHTML()).toBe(edition.text);
    });
  });

  test('a member opens the letter’s link, signs in and reads what is outstanding, changed and overdue', async () => {
    await signIn(emails.member, edition.path);
    expect(new URL(page.url()).pathname).toBe(edition.path);
    await clean();
    // The same report, to the letter, beside which a member may ask.
    expect((await page.locator('article.edition').innerHTML()).replace(/<a href="\/actions\/[^"]+\/ask">[^<]*<\/a>\s*/g, '')).toBe(edition.text);
    const said = await text();
    for (const reference of ['ECS-1', 'ECS-2', 'ECS-3', 'ECS-4']) expect(said).toContain(reference);
    expect(said).toMatch(/What slipped[\s\S]*ECS-1/);
    expect(said).toContain('What changed');
    expect(said).toMatch(/More time asked for[\s\S]*ECS-4[\s\S]*30 September 2014/);
    expect(said).toMatch(/Overdue[\s\S]*ECS-1/);
    expect(said).toContain('Read section 2 first.');
  });

  /** A line's fields begin with the line's own key. */
  async function dayNameOf(line: Locator): Promise<string> {
    return (await line.locator('[name$="-on-day"]').getAttribute('name') ?? '').replace(/-day$/, '');
  }
});
