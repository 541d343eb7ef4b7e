// Calendar feeds: made on request, shown once, kept as a hash, right in London's time, moved with their meetings, and dead when taken back or when their person leaves.
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { renderCalendar } from '../../src/meetings/calendar.ical.render.ts';
import { changeMeeting } from '../../src/meetings/change-meeting.ts';
import { getMeeting } from '../../src/meetings/meeting.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { moveStep } from '../../src/meetings/move-step.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { deactivatePerson } from '../../src/sign-in/deactivate-person.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps, owner } = await aCouncil({ at: '2026-02-02T09:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person, officer: Person, administrator: Person, winter: Meeting, summer: Meeting;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  await aPanel(deps, { code: 'HCW', name: 'Health Scrutiny Panel' });
  const post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  officer = await aPerson(deps, { posts: [post] });
  administrator = await aPerson(deps, { isAdministrator: true });
  winter = await aMeeting(deps, panel, { meetsOn: day('2026-03-12'), meetsAt: '18:30', venue: 'Council Chamber, Room 1; East' });
  summer = await aMeeting(deps, panel, { meetsOn: day('2026-06-18'), meetsAt: '10:00' });
  await anAction(deps, clerk, panel, { wording: 'canary-wording', leadPostId: post.id, target: { on: day('2026-06-30'), words: null, meetingId: null } });
});

async function made(browser: Browser, title: string): Promise<string> {
  await browser.open('/account/calendar');
  const page = await browser.submit(browser.page.buttons.find((text) => text.startsWith('Make') && text.endsWith(title)) ?? title);
  return /https?:\/\/\S+\/calendar-feeds\/([\w-]{43})\/calendar\.ics/.exec(page.text)?.[1] ?? 'no address';
}

interface Entry { uid: string; sequence: number; lines: string[] }
async function entriesAt(secret: string): Promise<Entry[]> {
  const text = (await (await site.browser().send(`/calendar-feeds/${secret}/calendar.ics`)).text()).replaceAll('\r\n ', '');
  return text.split('BEGIN:VEVENT\r\n').slice(1).map((entry) => {
    const lines = entry.split('\r\n');
    const of = (name: string): string => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? '';
    return { uid: of('UID'), sequence: Number(of('SEQUENCE')), lines };
  });
}

describe('a member’s meetings', () => {
  let secret: string;

  test('are in a file that says London’s time on both sides of the clock change', async () => {
    secret = await made(await site.signIn(member), 'Meetings');
    const answer = await site.browser().send(`/calendar-feeds/${secret}/calendar.ics`);
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control'), answer.headers.get('set-cookie')]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store', null]);
    const text = await answer.text();
    expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n');
    expect(text).not.toMatch(/[^\r]\n/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const [first, second] = await entriesAt(secret);
    expect(first?.lines).toEqual(expect.arrayContaining(['DTSTART;TZID=Europe/London:20260312T183000', 'DTEND;TZID=Europe/London:20260312T203000', 'STATUS:CONFIRMED', 'LOCATION:Council Chamber\\, Room 1\\; East', `SUMMARY:${panel.name}`]));
    expect(second?.lines).toContain('DTSTART;TZID=Europe/London:20260618T100000');
    expect(text).not.toContain('canary');
  });

  test('the secret is kept as a hash alone, and a second look at the page does not show it', async () => {
    const rows = await owner('calendar_feeds').select('*');
    expect(JSON.stringify([rows, await owner('form_keys').select('*'), await owner('audit_details').select('*')])).not.toContain(secret);
    expect((await (await site.signIn(member)).open('/account/calendar')).text).not.toContain(secret);
  });

  test('one that is put off moves and keeps its entry; one that is cancelled says so', async () => {
    const [before] = await entriesAt(secret);
    const moved = await changeMeeting(deps, signedIn(clerk), { meetingId: winter.id, version: (await getMeeting(deps.db, winter.id)).version, become: 'postponed', to: day('2026-04-02'), at: '19:00', venue: 'Town Hall', reason: 'Snow' });
    const after = await entriesAt(secret);
    expect(after).toHaveLength(2);
    const same = after.find(({ uid }) => uid === before?.uid);
    expect(same?.lines).toContain('DTSTART;TZID=Europe/London:20260402T190000');
    expect(same?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    const meetingId = moved.ok ? moved.meetingId : '';
    await changeMeeting(deps, signedIn(clerk), { meetingId, version: (await getMeeting(deps.db, meetingId)).version, become: 'cancelled', reason: 'No business' });
    const lost = (await entriesAt(secret)).find(({ uid }) => uid === before?.uid);
    expect(lost?.lines).toEqual(expect.arrayContaining(['STATUS:CANCELLED', `SUMMARY:${panel.name}: cancelled`]));
    expect(lost?.sequence).toBeGreaterThan(same?.sequence ?? 0);
  });

  test('a new address ends the old one, and taking it back ends that', async () => {
    const browser = await site.signIn(member);
    const another = await made(browser, 'Meetings');
    expect(another).not.toBe(secret);
    expect((await browser.send(`/calendar-feeds/${secret}/calendar.ics`)).status).toBe(410);
    await browser.open('/account/calendar');
    expect((await browser.submit('Take the address back: Meetings')).text).toContain('The address no longer answers.');
    expect((await browser.send(`/calendar-feeds/${another}/calendar.ics`)).status).toBe(410);
    const trail = await owner('audit_entries').where({ about_id: member.id }).whereLike('what', 'person.calendar%').orderBy('at').pluck('what');
    expect(trail.toSorted()).toEqual(['person.calendar-feed-ended', 'person.calendar-feed-made', 'person.calendar-feed-made']);
  });

  test('it ends when its person leaves', async () => {
    const browser = await site.signIn(member);
    const last = await made(browser, 'Meetings');
    expect((await browser.send(`/calendar-feeds/${last}/calendar.ics`)).status).toBe(200);
    const { version } = await owner('people').where({ id: member.id }).first<{ version: number }>('version');
    expect((await deactivatePerson(deps, signedIn(administrator), { personId: member.id, version })).ok).toBe(true);
    expect((await browser.send(`/calendar-feeds/${last}/calendar.ics`)).status).toBe(410);
  });
});

test('an officer’s update deadlines are whole days, without a word of what is owed, and follow a date that is moved', async () => {
  const browser = await site.signIn(officer);
  expect((await browser.open('/account/calendar')).buttons).toContain('Make an address: Days your updates are due');
  expect(browser.page.text).not.toContain('of each meeting of your panels');
  const secret = await made(browser, 'Days your updates are due');
  const entry = (all: Entry[]): Entry | undefined => all.find(({ uid }) => uid.startsWith(`updates-${summer.id}`));
  const before = entry(await entriesAt(secret));
  expect(before?.lines).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20260603', `SUMMARY:Updates due: ${panel.name}`]));
  expect(before?.lines.join('\n')).not.toContain('canary');
  expect((await moveStep(deps, signedIn(clerk), { meetingId: summer.id, step: 'update-deadline', to: day('2026-06-02'), why: 'Half term' })).ok).toBe(true);
  const after = entry(await entriesAt(secret));
  expect(after?.lines).toContain('DTSTART;VALUE=DATE:20260602');
  expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
});

test('whoever has no dates is told so, and cannot have a feed', async () => {
  const browser = await site.signIn(administrator);
  expect((await browser.open('/account/calendar')).text).toContain('No dates are yours yet');
});

test('stamps are UTC and a whole day is a day, whatever the machine’s own zone', () => {
  const event = { uid: 'x', sequence: 1, isCancelled: false, at: undefined, location: undefined, summary: 'é'.repeat(100), description: 'a\nb', href: '/x' };
  const text = renderCalendar({ name: 'n', baseUrl: 'https://actions.example.gov.uk', now: new Date('2026-07-01T10:00:00Z'), events: [{ ...event, on: day('2026-03-29') }, { ...event, uid: 'y', on: day('2026-10-25'), at: '01:30' }] });
  expect(text).toContain('DTSTAMP:20260701T100000Z');
  expect(text).toContain('DTSTART;VALUE=DATE:20260329');
  expect(text).toContain('DTSTART;TZID=Europe/London:20261025T013000');
});
