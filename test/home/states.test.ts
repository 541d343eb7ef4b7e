// Each home in the states it passes through: nothing yet, asked, answered, gone, over.
import { beforeAll, expect, test } from 'vitest';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { changeMeeting } from '../../src/meetings/change-meeting.ts';
import { getMeeting } from '../../src/meetings/meeting.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import type { ReadPage } from '../support/html.ts';
import { aSite } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-02-10T09:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person, officer: Person, other: Person, meeting: Meeting, post: { id: string }, reference: string;

async function home(person: Person): Promise<ReadPage> {
  return await (await site.signIn(person)).open('/');
}

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  post = await aPost(deps, { title: 'Head of Assessment' });
  const another = await aPost(deps, { title: 'Head of Early Help' });
  clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { name: 'Cllr Member', part: { panel, part: 'member' } });
  officer = await aPerson(deps, { name: 'Sam Officer', posts: [post] });
  other = await aPerson(deps, { name: 'Pat Officer', posts: [another] });
  meeting = await aMeeting(deps, panel);
});

test('a meeting and nothing to follow: the clerk is told where actions come from, the officer that nothing is asked', async () => {
  const page = await home(clerk);
  expect(page.text).toContain('Nothing is followed yet');
  expect(page.links.find(({ text }) => text === 'Read in a paper')?.href).toBe('/intake/new');
  expect((await home(officer)).h1).toBe('Nothing is asked of you');
});

test('before the first request: the steps say nothing yet, and what would stand in the way does', async () => {
  ({ reference } = await anAction(deps, clerk, panel, { wording: 'Map every service', leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null } }));
  const undated = await anAction(deps, clerk, panel, { wording: 'Publish the pledge', leadPostId: post.id, target: null });
  expect((await home(clerk)).text).toContain('First request 16 Feb 2026 would wait: 1 action stands against it');
  await recordDecision(deps, signedIn(clerk), { reference: undated.reference, kind: 'closed', decidedBy: 'panel', decidedOn: day('2026-02-10'), meetingId: null, minuteNumber: null, words: null });
  const page = await home(clerk);
  expect(page.text).not.toContain('would wait');
  expect(page.text).not.toContain('has not answered');
  expect((await home(officer)).text).toContain('Answers by 25 February 2026, in 15 days. 0 of 1 done.');
});

test('requests out: the clerk sees how many letters went and who has not answered; answered, nobody is named', async () => {
  clock.set('2026-02-16T08:00:00Z');
  await tick([runCycles], deps);
  const waiting = await home(clerk);
  expect(waiting.text).toContain('First request 16 Feb 2026, today 1 letter');
  expect(waiting.text).toContain('1 of 1 officer has not answered; updates are due by 25 February 2026.');
  expect(waiting.links.find(({ text }) => text === 'See who has not answered')?.href).toBe(`/meetings/${meeting.id}/cycle`);
  await reportProgress(deps, signedIn(officer), { reference, state: 'on track', text: 'The map is out.', meetingId: meeting.id, afterDeadline: false });
  expect((await home(clerk)).text).not.toContain('not answered');
  const answered = await home(officer);
  expect(answered.text).toContain('1 of 1 done.');
  expect(answered.text).toContain('done for this meeting');
  expect((await home(other)).h1).toBe('Nothing is asked of you');
});

test('the papers out and the meeting over: the report to read leads to the meeting that has been', async () => {
  clock.set('2026-03-03T09:00:00Z');
  const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting));
  expect(sent).toMatchObject({ ok: true });
  const out = await home(clerk);
  expect(out.text).toContain('Report 1 for this meeting was dispatched on 3 March 2026.');
  expect(out.text).not.toContain('What the panel will see if it goes now');
  clock.set('2026-03-13T09:00:00Z');
  await changeMeeting(deps, signedIn(clerk), { meetingId: meeting.id, version: (await getMeeting(deps.db, meeting.id)).version, become: 'held' });
  await aMeeting(deps, panel, { meetsOn: day('2026-05-14') });
  const page = await home(member);
  expect(page.text).toContain('The report for this meeting has not been sent yet. Until then, the last one:');
  expect(page.links.find(({ text }) => text === 'The meeting of 12 March 2026')?.href).toBe(`/meetings/${meeting.id}`);
});

test('everything done: the clerk is told so, the officer owes nothing', async () => {
  await recordDecision(deps, signedIn(clerk), { reference, kind: 'closed', decidedBy: 'panel', decidedOn: day('2026-03-12'), meetingId: meeting.id, minuteNumber: '41', words: null });
  expect((await home(clerk)).text).toContain('Everything asked for is done 2 actions have been taken off the list.');
  expect((await home(officer)).h1).toBe('Nothing is asked of you');
});
