// The officer's five minutes in real Chromium: seven items answered from the letter's link without JavaScript; nothing typed is lost when the
// link ends or the session does; drafts are kept by the script; and mail scanners change nothing.
import type { Browser, Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import type { ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { revokeLink } from '../../src/progress/revoke-link.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { listDrafts, listUpdates } from '../../src/progress/update.store.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { cookieName } from '../../src/web/session.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aChromium, axe, describeInChromium, sticksOut } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { changedSince, everyRow } from '../support/every-row.ts';
import { aSite, openSession } from '../support/page.ts';
import { aPostBySmtp } from '../support/post-by-smtp.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { deps, clock, owner, superuser } = await aCouncil({ at: '2026-02-16T07:00:00Z' });
const site = await aSite(deps);
const { letters, deliver } = await aPostBySmtp(deps, site);

const typed = '  Ninety per cent within 72 hours;\nfour homes \t still late – “mostly” at weekends & <school> holidays.  ';

describeInChromium('answers by link', () => {
  let chromium: Browser, clerk: Person, officer: Person, meeting: Meeting, panel: Panel;
  const actions: ActionWithPosts[] = [];
  let address = '';

  beforeAll(async () => {
    chromium = await aChromium();
    await someSettings(deps);
    panel = await aPanel(deps);
    const lead = await aPost(deps, { title: 'Head of Assessment' });
    clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
    officer = await aPerson(deps, { name: 'Sam Officer', posts: [lead] });
    meeting = await aMeeting(deps, panel, { meetsOn: day('2026-03-12') });
    for (let i = 0; i < 7; i += 1) actions.push(await anAction(deps, clerk, panel, { leadPostId: lead.id, target: { on: day('2026-04-30'), words: null, meetingId: null } }));
    await writeExemptNote(deps, signedIn(officer), { reference: actions[0]?.reference ?? '', note: 'Names one child of Elm Road.', paragraph: 1, reason: 'Would identify a child.', replacesId: null });
    address = await letterAt('2026-02-16T08:00:00Z');
  });

  /** Runs the minute, delivers by SMTP, and takes the link out of the newest letter. */
  async function letterAt(iso: string): Promise<string> {
    clock.set(iso);
    await tick([runCycles], deps);
    const [letter] = await deliver();
    for (const { reference } of actions) expect(letter?.text).toContain(reference);
    return /http\S+\/answer\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  }

  async function open(path: string, scripts: boolean): Promise<Page> {
    const page = await (await chromium.newContext({ javaScriptEnabled: scripts, viewport: { width: 375, height: 800 } })).newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(path);
    return page;
  }

  const press = async (page: Page, name: string, at: string): Promise<void> => { await Promise.all([page.waitForNavigation(), page.locator(at).getByRole('button', { name }).click()]); };

  test('a mail scanner’s GETs and HEADs on every link of every letter change no row', async () => {
    const links = new Set(letters.flatMap(({ text = '', html = '' }) => [...`${text} ${html}`.matchAll(/https?:\/\/[^\s"<>]+/g)].map(([link]) => link)));
    expect(links.size).toBeGreaterThan(0);
    const before = await everyRow(superuser);
    for (const link of links) for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
    for (const odd of [`${address}x`, `${address}/ECS-1`, `${address}/fresh-link`]) expect((await fetch(odd)).status).toBeGreaterThanOrEqual(404);
    expect(changedSince(before, await everyRow(superuser))).toEqual([]);
  });

  test('the link stands in no table, and a stranger’s form with a guessed one saves nothing', async () => {
    const token = address.split('/').at(-1) ?? '';
    const { rows } = await owner.raw<{ rows: { found: boolean }[] }>('select exists (select 1 from letters l where l.text like ? or l.html like ?) or exists (select 1 from update_links u where u::text like ?) as found', [`%${token}%`, `%${token}%`, `%${token}%`]);
    expect(rows[0]?.found).toBe(false);
  });

  test('seven items are answered without JavaScript, one page load an item, and no exempt word is shown', async () => {
    const page = await open(address, false);
    let loads = 0;
    page.on('response', (response) => { if (response.request().resourceType() === 'document' && response.status() === 200) loads += 1; });
    expect(await page.content()).not.toContain('Elm Road');
    for (const [i, { reference }] of actions.entries()) {
      await page.locator(`#${reference}`).getByLabel('On track').check();
      await page.locator(`#${reference} [name=text]`).fill(`Answer ${i + 1}.`);
      await press(page, 'Save this update', `#${reference}`);
      expect(await page.locator('main').innerText()).toContain(`${i + 1} of 7 done`);
    }
    expect(loads).toBe(7);
    expect(await page.content()).not.toContain('Elm Road');
    expect((await listUpdates(deps.db, actions.map(({ id }) => id))).map(({ way, byName, meetingId }) => [way, byName, meetingId])).toEqual(actions.map(() => ['update link', 'Sam Officer', meeting.id]));
    await page.context().close();
  });

  test('axe finds nothing on the page, and nothing sticks out of a small screen', async () => {
    const page = await open(address, true);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await sticksOut(page)).toEqual([]);
    await page.context().close();
  });

  test('the script keeps what is typed, and a second window is told that a newer draft is there', async () => {
    const [{ reference } = { reference: '' }] = actions;
    const [one, other] = [await open(address, true), await open(address, true)];
    const write = async (page: Page, text: string): Promise<void> => {
      await page.locator(`#${reference} summary`).first().click();
      await page.locator(`#${reference} [name=text]`).fill(text);
    };
    await write(one, 'Half a sent');
    await expect.poll(() => one.locator(`#${reference} [data-autosave-said]`).innerText(), { timeout: 15_000 }).toContain('Draft kept, not sent yet');
    await one.locator(`#${reference} [name=text]`).fill(typed);
    await expect.poll(async () => (await listDrafts(deps.db, officer.id))[0]?.body['text'], { timeout: 15_000 }).toBe(typed.replaceAll('\n', '\r\n'));
    await write(other, 'An older window');
    await expect.poll(() => other.locator(`#${reference} [data-autosave-said]`).innerText(), { timeout: 15_000 }).toContain('a newer draft');
    expect((await listDrafts(deps.db, officer.id))[0]?.body['text']).toBe(typed.replaceAll('\n', '\r\n'));
    for (const page of [one, other]) await page.context().close();
  });

  test('typed text survives a link that ends meanwhile, byte for byte, and waits behind the fresh one', async () => {
    const [, { reference, id } = { reference: '', id: '' }] = actions;
    const page = await open(address, false);
    await page.locator(`#${reference} summary`).first().click();
    await page.locator(`#${reference}`).getByLabel('At risk').check();
    await page.locator(`#${reference} [name=text]`).fill(typed);
    await revokeLink(deps, signedIn(clerk), { meetingId: meeting.id, personId: officer.id });
    await press(page, 'Save this update', `#${reference}`);
    expect(await page.locator('h1').innerText()).toBe('This link has ended');
    expect((await page.locator('dd', { hasText: 'Ninety per cent' }).textContent())?.replaceAll('\r\n', '\n')).toBe(typed);
    expect((await listUpdates(deps.db, [id])).length).toBe(1);
    await press(page, 'Send me a fresh link', 'main');
    expect(await page.locator('main').innerText()).toContain('A fresh link is on its way');
    const fresh = await letterlink();
    await page.goto(fresh);
    expect(await page.locator(`#${reference} [name=text]`).inputValue()).toBe(typed);
    await press(page, 'Save this update', `#${reference}`);
    expect((await listUpdates(deps.db, [id]))[0]).toMatchObject({ state: 'at risk', text: typed.trim(), way: 'update link' });
    await page.context().close();
  });

  async function letterlink(): Promise<string> {
    await deliver();
    const letter = letters.at(-1);
    expect(letter?.to?.[0]?.address).toBe(officer.email);
    return /http\S+\/answer\/\S+/.exec(letter?.text ?? '')?.[0] ?? '';
  }

  test('typed text survives a lost session, byte for byte', async () => {
    const [, , { reference } = { reference: '' }] = actions;
    const page = await open(site.address, false);
    await page.context().addCookies([{ name: cookieName(deps), value: await openSession(deps, officer.id), url: site.address }]);
    await page.goto(`${site.address}/my-actions`);
    await page.locator(`#${reference} summary`).first().click();
    await page.locator(`#${reference}`).getByLabel('On track').check();
    await page.locator(`#${reference} [name=text]`).fill(typed);
    await owner('sessions').where({ person_id: officer.id }).delete();
    await press(page, 'Save this update', `#${reference}`);
    expect((await page.locator('dd', { hasText: 'Ninety per cent' }).textContent())?.replaceAll('\r\n', '\n')).toBe(typed);
    await page.context().close();
  });
});
