// The clerk's page of a cycle: what stands against it and how it is passed over, a date moved, a link withdrawn; and the letters a question brings.
import { beforeAll, expect, test } from 'vitest';
import type { ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { changeMeeting } from '../../src/meetings/change-meeting.ts';
import { getMeeting } from '../../src/meetings/meeting.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { planMeeting } from '../../src/meetings/plan-meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { answerQuestion } from '../../src/progress/answer-question.ts';
import { ask } from '../../src/progress/ask.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { returnUpdate } from '../../src/progress/return-update.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-02-16T08:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person, officer: Person, meeting: Meeting, action: ActionWithPosts, undated: ActionWithPosts;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { name: 'Clara Clerk', part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  meeting = await aMeeting(deps, panel, { meetsOn: day('2026-03-12') });
  action = await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null } });
  undated = await anAction(deps, clerk, panel, { leadPostId: post.id, target: null });
}, 60_000);

const lettersTo = async (person: Person): Promise<string[]> => await deps.db('letters').where({ person_id: person.id }).orderBy('queued_at').pluck('kind');

test('blockers are named on the meeting’s page, passed over with a reason, and the requests go', async () => {
  await tick([runCycles], deps);
  expect(await lettersTo(officer)).toEqual([]);
  const browser = await site.signIn(clerk);
  const page = await browser.open(`/meetings/${meeting.id}`);
  expect(page.text).toContain(`No request for updates goes out while these stand: ${undated.reference} has no target date.`);
  expect(page.text).toContain('waits: 1 action stands against it');
  await browser.follow('Who has answered, and the dates of this cycle');
  expect(browser.page.text).toContain('0 of 2 actions have an update for this meeting');
  expect((await browser.submit('Let the requests go out', { why: '' })).errorOf('why')).toBe('Say why the requests go out without them');
  await browser.submit('Let the requests go out', { why: 'Its date is agreed at this meeting.' });
  expect(browser.page.text).toContain('passed over by Clara Clerk: Its date is agreed at this meeting.');
  await tick([runCycles], deps);
  expect(await lettersTo(officer)).toEqual(['update-request']);
  expect((await browser.open(`/meetings/${meeting.id}/cycle`)).text).toContain('1 letter');
});

test('a date is moved for one meeting with a reason, within the law, and shown as moved', async () => {
  const browser = await site.signIn(clerk);
  await browser.open(`/meetings/${meeting.id}/move-step/publication`);
  const refused = await browser.submit('Move this date', { 'to-day': '5', 'to-month': '3', 'to-year': '2026', why: 'Printing.' });
  expect(refused.errorOf('to')).toBe('The papers would not be open for five clear days before the meeting');
  await browser.open(`/meetings/${meeting.id}/move-step/reminder`);
  await browser.submit('Move this date', { 'to-day': '24', 'to-month': '2', 'to-year': '2026', why: 'Half-term.' });
  expect(browser.page.text).toMatch(/24 Feb 2026.*moved from 23 Feb 2026: Half-term\./);
  expect((await (await site.signIn(member)).open(`/meetings/${meeting.id}/move-step/reminder`)).status).toBe(403);
});

test('a link is withdrawn by the clerk', async () => {
  const browser = await site.signIn(clerk);
  await browser.open(`/meetings/${meeting.id}/cycle`);
  expect((await browser.submit('Withdraw the links')).notice).toContain('The links of Sam Rao open nothing any more');
  expect(browser.page.buttons).not.toContain('Withdraw the links');
});

test('an update sent back and a question answered each bring their letter', async () => {
  const reported = await reportProgress(deps, signedIn(officer), { reference: action.reference, state: 'on track', text: 'Ongoing.', meetingId: meeting.id, afterDeadline: false });
  clock.advance(60_000);
  await returnUpdate(deps, signedIn(clerk), { updateId: reported.ok ? reported.updateId : '', question: 'How many, and by when?' });
  expect(await lettersTo(officer)).toEqual(['update-request', 'update-returned']);
  const asked = await ask(deps, signedIn(member), { reference: action.reference, meetingId: meeting.id, text: 'Who pays?', shared: true });
  await answerQuestion(deps, signedIn(clerk), { questionId: asked.questionId, text: 'The trust.', given: 'by letter' });
  expect(await lettersTo(member)).toEqual(['question-answered']);
  const texts: string[] = await deps.db('letters').whereIn('kind', ['update-returned', 'question-answered']).orderBy('kind').pluck('text');
  expect(texts.map((text) => [/The trust\./, /How many, and by when\?/].map((said) => said.test(text)))).toEqual([[true, false], [false, true]]);
});

test('a second exempt note must say which it replaces', async () => {
  const note = { reference: action.reference, note: 'Names one child.', paragraph: 1, reason: 'Would identify a child.', replacesId: null };
  const first = await writeExemptNote(deps, signedIn(officer), note);
  expect(await writeExemptNote(deps, signedIn(officer), { ...note, note: 'Two children.' })).toEqual({ ok: false, because: 'replaces-which' });
  expect(await writeExemptNote(deps, signedIn(officer), { ...note, note: 'Two children.', replacesId: first.ok ? first.noteId : null })).toMatchObject({ ok: true });
});

test('of twenty who plan the same evening at once one does, and a meeting is not put off onto another', async () => {
  const order = { panelId: panel.id, meetsOn: day('2026-05-14'), meetsAt: '18:30', venue: 'Council Chamber', kind: 'ordinary' as const };
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => planMeeting(deps, signedIn(clerk), order)));
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter((one) => !one.ok && one.because === 'already-planned')).toHaveLength(19);
  expect(await changeMeeting(deps, signedIn(clerk), { meetingId: meeting.id, version: (await getMeeting(deps.db, meeting.id)).version, become: 'postponed', to: day('2026-05-14'), at: '18:30', venue: 'Town Hall', reason: 'Snow.' })).toEqual({ ok: false, because: 'already-planned' });
});
