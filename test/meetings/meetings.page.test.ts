// Meetings as the clerk and a member see them, and what the forms say to bad input.
import { beforeAll, describe, expect, test } from 'vitest';
import { findMeeting, listMeetings } from '../../src/meetings/meeting.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { readTime } from '../../src/meetings/time-of-day.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { aMeeting, anAction, aPanel, aPerson, aResolution, someSettings } from '../support/builders.ts';
import { day } from '../../src/calendar/day.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-02-26T10:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person, stranger: Person, meeting: Meeting;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  stranger = await aPerson(deps, { part: { panel: await aPanel(deps, { code: 'HCW', name: 'Health Panel' }), part: 'clerk' } });
  meeting = await aMeeting(deps, panel);
});

test('a meeting shows its cycle worked back in working days, and what was resolved with its actions', async () => {
  const asks = await aResolution(deps, meeting, { text: 'that officers report on supervision', label: '2' });
  await aResolution(deps, meeting, { text: 'that the report be noted', label: '1', kind: 'noted' });
  const action = await anAction(deps, clerk, panel, { sources: [{ resolutionId: asks.id }] });
  const browser = await site.signIn(member);
  const page = await browser.open(`/meetings/${meeting.id}`);
  expect(page.h1).toContain('Thursday 12 March 2026');
  // Five clear days before 12 March is 4 March, the update deadline 25 February.
  expect(page.text).toContain('25 Feb 2026');
  expect(page.text).toContain('4 Mar 2026');
  expect(page.text).toMatch(/that officers report on supervision\s+Asks for action/);
  expect(page.links.map((link) => link.text)).toContain(action.reference);
  expect(page.text).not.toContain('Make an action');
});

test('outside one’s panels a meeting does not exist, and a member is told who moves one', async () => {
  const outside = await site.signIn(stranger);
  expect((await outside.open(`/meetings/${meeting.id}`)).status).toBe(404);
  expect((await outside.open('/meetings/not-an-id')).status).toBe(404);
  const inside = await site.signIn(member);
  const refused = await inside.open(`/meetings/${meeting.id}/change`);
  expect(refused.status).toBe(403);
  expect(refused.text).toContain('Only the clerk of the panel');
  expect((await inside.open('/meetings')).status).toBe(200);
});

describe('planning', () => {
  test('repeats what was typed with a sentence at each field', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/meetings/plan?panel=ECS');
    const page = await browser.submit('Plan this meeting', { 'meetsOn-day': '31', 'meetsOn-month': '2', 'meetsOn-year': '2026', meetsAt: 'after tea', venue: 'Upton Court' });
    expect(page.status).toBe(422);
    expect(page.errorSummary).toEqual(expect.arrayContaining(['The day of the meeting must be a real date, like 24 10 2025']));
    expect(page.valueOf('venue')).toBe('Upton Court');
    expect(page.valueOf('meetsAt')).toBe('after tea');
  });

  test('plans one meeting however often it is asked for', async () => {
    const browser = await site.signIn(clerk);
    const typed = { 'meetsOn-day': '16', 'meetsOn-month': 'April', 'meetsOn-year': '2026', meetsAt: '7 pm', venue: 'Upton Court' };
    await browser.open('/meetings/plan?panel=ECS');
    expect((await browser.submit('Plan this meeting', typed)).text).toContain('is planned');
    await browser.open('/meetings/plan?panel=ECS');
    expect((await browser.submit('Plan this meeting', typed)).errorSummary).toEqual(['A meeting of this panel is already planned for that day and time']);
    expect((await listMeetings(deps.db, panel.id)).filter((m) => m.meetsOn === '2026-04-16')).toMatchObject([{ meetsAt: '19:00' }]);
  });
});

test('a postponed meeting stays and points at the new one; a stale form changes nothing', async () => {
  const planned = await aMeeting(deps, panel, { meetsOn: day('2026-05-21') });
  const browser = await site.signIn(clerk);
  const other = await site.signIn(clerk);
  const typed = { become: 'postponed', 'to-day': '4', 'to-month': '6', 'to-year': '2026', reason: 'The chair is ill.' };
  await other.open(`/meetings/${planned.id}/change`);
  await browser.open(`/meetings/${planned.id}/change`);
  expect((await browser.submit('Save', typed)).h1).toContain('Thursday 4 June 2026');
  const stale = await other.submit('Save', { ...typed, 'to-day': '5' });
  expect(stale.status).toBe(422);
  expect(stale.valueOf('reason')).toBe('The chair is ill.');
  const after = await findMeeting(deps.db, planned.id);
  expect(after?.state).toBe('postponed');
  expect(await findMeeting(deps.db, after?.movedToId ?? '')).toMatchObject({ meetsOn: '2026-06-04', state: 'planned' });
});

test.each([['6.30 pm', '18:30'], ['6:30pm', '18:30'], ['7 pm', '19:00'], ['12.15 p.m.', '12:15'], ['12 am', '00:00'], ['18:30', '18:30'], ['noon', '12:00'], ['7', undefined], ['25:00', undefined], ['13 pm', undefined], ['tea', undefined]])(
  'the time "%s" is read as %s', (typed, expected) => { expect(readTime(typed)).toBe(expected); });
