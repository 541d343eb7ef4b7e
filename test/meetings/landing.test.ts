// The page of a meeting that letters lead to: its reports, the order of what lies before the panel, who was there, what was resolved; the year of a panel; what is due when.
import { beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { attendanceByMember, namesOf, type Attended } from '../../src/meetings/attendance.ts';
import { findAttendance } from '../../src/meetings/attendance.store.ts';
import { forwardOf, type DueThing } from '../../src/meetings/forward.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { recordAttendance } from '../../src/meetings/record-attendance.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, aResolution, aResponse, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, clock, owner } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, chair: Person, member: Person, coOpted: Person, meeting: Meeting, later: Meeting, reference: string;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  await aPerson(deps, { name: 'Sam Officer', posts: [post] });
  clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk' } });
  chair = await aPerson(deps, { name: 'Cllr Ash', part: { panel, part: 'chair' } });
  member = await aPerson(deps, { name: 'Cllr Birch', part: { panel, part: 'member' } });
  coOpted = await aPerson(deps, { name: 'Mrs Cedar', part: { panel, part: 'co-opted member' } });
  meeting = await aMeeting(deps, panel);
  later = await aMeeting(deps, panel, { meetsOn: day('2026-04-16') });
  ({ reference } = await anAction(deps, clerk, panel, { wording: 'Interview children who return within 72 hours', leadPostId: post.id, target: { on: day('2026-01-30'), words: null, meetingId: null } }));
  await anAction(deps, clerk, panel, { wording: 'Report on supervision', leadPostId: post.id, target: { on: later.meetsOn, words: 'at the next meeting but one', meetingId: later.id } });
  await anAction(deps, clerk, panel, { wording: 'Write the sufficiency plan', leadPostId: post.id, target: { on: day('2026-12-31'), words: null, meetingId: null } });
});

describe('before the day', () => {
  test('says that no report is out yet, and who was there is not asked', async () => {
    const page = await (await site.signIn(clerk)).open(`/meetings/${meeting.id}`);
    expect(page.text).toContain('The report has not been dispatched yet. It stands here when it is.');
    expect(page.text).toContain('No minutes are in yet.');
    expect(page.text).not.toContain('Who was there');
    expect(page.links.map(({ text }) => text)).toEqual(expect.arrayContaining(['Prepare the progress report', 'The year’s meetings', 'What is due at which meeting']));
    expect((await recordAttendance(deps, signedIn(clerk), { meetingId: meeting.id, version: 0, present: [], apologies: [], alsoPresent: null }))).toEqual({ ok: false, because: 'not-yet' });
  });

  test('shows the report, its file and its public page, and what lies before the panel in its order', async () => {
    const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting));
    if (!sent.ok) throw new Error(sent.because);
    await sendEdition.run(deps, { editionId: sent.editionId }, new AbortController().signal);
    const page = await (await site.signIn(member)).open(`/meetings/${meeting.id}`);
    expect(page.text).toContain('Progress report 1 PDF of Progress report 1 public page of Progress report 1');
    expect(page.text).toMatch(/What lies before the panel\s+1 overdue ECS-1\s+2 the rest/);
    expect(page.links.find(({ text }) => text.startsWith('public page'))?.href).toBe('/published/ECS/1');
    expect(page.text).not.toContain('Prepare the progress report');
    const [letter] = await owner('letters').where({ kind: 'edition', to_name: 'Cllr Birch' }).select('text', 'html');
    expect(letter.text).toContain(`${deps.council.baseUrl}/meetings/${meeting.id}`);
    expect(letter.html).toContain(`${deps.council.baseUrl}/meetings/${meeting.id}`);
  }, 60_000);

  test('whoever follows a letter without being signed in is asked to, and comes back', async () => {
    const browser = site.browser();
    const answer = await browser.send(`/meetings/${meeting.id}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sign-in?next=${encodeURIComponent(`/meetings/${meeting.id}`)}`]);
  });
});

describe('who was there', () => {
  test('the clerk answers for each who sits; the page says who was present, who sent apologies and who did neither', async () => {
    clock.set('2026-03-13T09:00:00Z');
    const browser = await site.signIn(clerk);
    await browser.open(`/meetings/${meeting.id}`);
    const form = await browser.follow('Record who was there');
    expect(form.text).toContain('Cllr Ash (Chair)');
    const wrong = await browser.submit('Save who was there', { [`stands-${chair.id}`]: 'present' });
    expect(wrong.errorSummary).toEqual(['Say whether Cllr Birch was there', 'Say whether Mrs Cedar was there']);
    const page = await browser.submit('Save who was there', { [`stands-${chair.id}`]: 'present', [`stands-${member.id}`]: 'apologies', [`stands-${coOpted.id}`]: 'absent', alsoPresent: 'Sam Officer, Head of Assessment' });
    expect(page.text).toContain('Present Cllr Ash (Chair)');
    expect(page.text).toContain('Apologies Cllr Birch');
    expect(page.text).toContain('Absent Mrs Cedar (co-opted)');
    expect(page.text).toContain('Also there Sam Officer, Head of Assessment');
  });

  test('a correction takes its place and keeps it; a stale one changes nothing; nobody else may', async () => {
    const order = { meetingId: meeting.id, present: [chair.id, coOpted.id], apologies: [member.id], alsoPresent: null };
    expect((await recordAttendance(deps, signedIn(clerk), { ...order, version: 1 })).ok).toBe(true);
    expect(await recordAttendance(deps, signedIn(clerk), { ...order, version: 1 })).toEqual({ ok: false, because: 'changed-since' });
    expect(namesOf(await findAttendance(deps.db, meeting.id) ?? { members: [] }, 'present')).toEqual(['Cllr Ash (Chair)', 'Mrs Cedar (co-opted)']);
    expect(await owner('attendance_records').count('* as n')).toEqual([{ n: 2 }]);
    await expect(recordAttendance(deps, signedIn(member), { ...order, version: 2 })).rejects.toThrow('Only the clerk');
    expect((await (await site.signIn(member)).open(`/meetings/${meeting.id}`)).text).not.toContain('Correct who was there');
  });
});

test('the year shows each meeting with its report, its minutes and how many came, and each member how often', async () => {
  await aResolution(deps, meeting, { text: 'that the report be noted', kind: 'noted' });
  const browser = await site.signIn(member);
  await browser.open('/meetings');
  const page = await browser.follow('This year’s meetings of the Education and Children’s Services Scrutiny Panel');
  expect(page.h1).toContain('Municipal year 2025/26');
  expect(page.text).toMatch(/12 Mar 2026\s+6.30 pm\s+planned\s+report 1\s+not read in\s+1\s+2 of 3/);
  expect(page.text).toMatch(/Mrs Cedar\s+1 of 1/);
  expect((await browser.open('/meetings/year/ECS?on=2019-01-01')).text).toContain('No meeting in this year');
  expect((await browser.open('/meetings/year/ECS?on=nonsense')).status).toBe(200);
});

describe('what is due at which meeting', () => {
  test('each thing stands at the first meeting that can hear of it, what was promised to a meeting at that one', async () => {
    const recommendation = await aResolution(deps, meeting, { text: 'that Cabinet fund two posts', kind: 'recommendation' });
    await aResponse(deps, recommendation.id, { addressedTo: 'Cabinet', sentOn: day('2026-03-13'), receivedOn: day('2026-03-13'), dueOn: day('2026-04-10') });
    const page = await (await site.signIn(member)).open('/meetings/forward/ECS');
    expect(page.text).toMatch(/Thursday 16 April 2026\s+ECS-1 Interview children who return within 72 hours\s+target 30 January 2026 has passed\s+Response that Cabinet fund two posts\s+due from Cabinet by 10 April 2026\s+ECS-2 Report on supervision\s+target 16 April 2026, “at the next meeting but one”/);
    expect(page.text).toMatch(/After the last meeting that is planned\s+ECS-3 Write the sufficiency plan/);
    expect(page.links.map(({ text }) => text)).toContain(reference);
    const stranger = await aPerson(deps, { part: { panel: await aPanel(deps, { code: 'HCW', name: 'Health Panel' }), part: 'member' } });
    for (const path of ['/meetings/forward/ECS', '/meetings/year/ECS', '/meetings/forward/NONE']) expect((await (await site.signIn(stranger)).send(path)).status).toBe(404);
  });

  const at = (id: string, meetsOn: string, kind: Meeting['kind'] = 'ordinary') => ({ id, meetsOn: day(meetsOn), meetsAt: '18:30', kind, state: 'planned' as const });
  const due = (reference: string, on: string | undefined, meetingId: string | null = null): DueThing => ({ reference, on: on === undefined ? undefined : day(on), meetingId, href: '', says: '', why: '' });

  test('an extraordinary meeting hears only what was promised to it; what has no day is said apart', () => {
    const { meetings, later: after, undated } = forwardOf([at('b', '2026-06-01'), at('x', '2026-04-01', 'extraordinary')], [due('late', '2026-01-01'), due('promised', '2026-05-01', 'x'), due('far', '2027-01-01'), due('none', undefined), due('moved', '2026-02-01', 'gone')], day('2026-03-01'));
    expect(meetings.map(({ meeting: { id }, due: things }) => [id, things.map(({ reference: said }) => said)])).toEqual([['x', ['promised']], ['b', ['late', 'moved']]]);
    expect([after, undated].map((things) => things.map(({ reference: said }) => said))).toEqual([['far'], ['none']]);
  });
});

test('attendance over a year counts the meetings at which each sat', () => {
  const one = (personId: string, stands: Attended['stands']): Attended => ({ personId, name: personId, part: 'member', stands });
  expect(attendanceByMember([{ members: [one('b', 'present'), one('a', 'apologies')] }, { members: [one('b', 'absent')] }])).toEqual([{ name: 'a', present: 0, of: 1 }, { name: 'b', present: 1, of: 2 }]);
});
