// The month and the list of all panels' cycles: what stands where, for whom, and months at the edges.
import { beforeAll, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { firstOfMonth, monthAfter, monthBefore, monthLabel, weeksOf } from '../../src/meetings/month.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Person } from '../../src/people/person.ts';
import { addMembership } from '../../src/panels/add-membership.ts';
import { getPerson } from '../../src/people/person.store.ts';
import { aMeeting, aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-02-16T09:00:00Z' });
const site = await aSite(deps);
let clerk: Person, member: Person, first: Meeting;

beforeAll(async () => {
  await someSettings(deps);
  const [ecs, hcw, far] = [await aPanel(deps), await aPanel(deps, { code: 'HCW', name: 'Health Panel', leadTimes: { 'first-request': 20 } }), await aPanel(deps, { code: 'FAR', name: 'Panel of others' })];
  const administrator = await aPerson(deps, { isAdministrator: true });
  const { id } = await aPerson(deps, { part: { panel: ecs, part: 'clerk' } });
  await addMembership(deps, signedIn(administrator), { panelId: hcw.id, personId: id, part: 'clerk', votesOn: 'nothing', entitledToExempt: false, exemptReason: null, fromOn: day('2026-01-01'), untilOn: null });
  clerk = await getPerson(deps.db, id, deps.clock.today());
  member = await aPerson(deps, { part: { panel: ecs, part: 'member' } });
  first = await aMeeting(deps, ecs, { meetsOn: day('2026-03-12') });
  await aMeeting(deps, ecs, { meetsOn: day('2026-01-15'), state: 'cancelled', stateReason: 'Snow.' });
  await aMeeting(deps, hcw, { meetsOn: day('2026-03-26') });
  await aMeeting(deps, far, { meetsOn: day('2026-03-19') });
});

test('a month in weeks from Monday', () => {
  expect(['2026-03', '2026-13', 'March', undefined, ['2026-03']].map(firstOfMonth)).toEqual([day('2026-03-01'), undefined, undefined, undefined, undefined]);
  const weeks = weeksOf(day('2026-03-01'), [], day('2026-03-12'));
  // 1 March 2026 is a Sunday, 31 March a Tuesday.
  expect(weeks.map((week) => week.map(({ number }) => number).join(' ').trim())).toEqual(['1', '2 3 4 5 6 7 8', '9 10 11 12 13 14 15', '16 17 18 19 20 21 22', '23 24 25 26 27 28 29', '30 31']);
  expect(weeks.flat().filter(({ isToday }) => isToday).map(({ long }) => long)).toEqual(['Thursday 12 March']);
  expect(weeksOf(day('2026-02-01'), [], day('2026-03-12')).length).toBe(5);
  expect(weeksOf(day('2027-02-01'), [], day('2026-03-12')).length).toBe(4);
  expect(weeksOf(day('2026-04-01'), [], day('2026-03-12')).flat().flatMap(({ holiday }) => holiday ?? [])).toEqual(['Good Friday', 'Easter Monday']);
  expect([monthBefore(day('2026-01-01')), monthAfter(day('2026-12-01')), monthLabel(day('2026-03-01'))]).toEqual(['2025-12-01', '2027-01-01', 'March 2026']);
  // Outside the years whose bank holidays are known there is still a month.
  expect(weeksOf(day('2031-05-01'), [], day('2026-03-12')).flat().filter(({ number }) => number !== '')).toHaveLength(31);
});

test('a clerk with two panels sees both cycles with what stands against each, and each day of the month', async () => {
  const browser = await site.signIn(clerk);
  await browser.open('/');
  await browser.follow('All cycles, month by month');
  const page = await browser.open('/meetings/calendar');
  expect(page.text).toContain('Thursday 12 March 2026 Education and Children’s Services Scrutiny Panel First request today 0 of 0 answered 16 Feb 2026 23 Feb 2026 25 Feb 2026 26 Feb 2026 2 Mar 2026 4 Mar 2026');
  // Twenty working days before 26 March.
  expect(page.text).toContain('Health Panel First request 26 Feb 2026 0 of 0 answered 26 Feb 2026 9 Mar 2026');
  expect(page.text).toMatch(/16 ?Monday 16 February today ECS: First request/);
  expect(page.text).not.toContain('FAR');
  const march = await browser.follow('On to March 2026');
  expect(march.text).toMatch(/12 ?Thursday 12 March ECS meets, 6.30 pm/);
  expect(march.links.find(({ text }) => text === 'ECS: Papers out by')?.href).toBe(`/meetings/${first.id}/cycle`);
  const january = await browser.open('/meetings/calendar?month=2026-01');
  expect(january.text).toContain('ECS meets, cancelled');
  expect(january.text).not.toContain('ECS: First request');
  expect((await browser.open('/meetings/calendar?month=nonsense')).status).toBe(200);
});

test('a member sees their panels’ dates, and not who has answered', async () => {
  const page = await (await site.signIn(member)).open('/meetings/calendar?month=2026-03');
  expect(page.text).toContain('ECS meets, 6.30 pm');
  expect(page.text).not.toContain('answered');
  expect(page.links.find(({ text }) => text === 'ECS: Papers out by')?.href).toBe(`/meetings/${first.id}`);
});
