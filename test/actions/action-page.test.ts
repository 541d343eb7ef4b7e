// One action's page as each kind of person meets it: what is next, what a button makes last, both ends of a supersession, and no link to a closed door.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { addDays, day, instantOf } from '../../src/calendar/day.ts';
import { keepDocument } from '../../src/documents/keep-document.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import type { CycleNow } from '../../src/progress/cycle-now.ts';
import { nextSteps, type NextFacts } from '../../src/progress/next-steps.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { wordsOf } from '../../src/web/words.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, aResolution, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, owner } = await aCouncil();
const site = await aSite(deps);
let panel: Panel, held: Meeting, clerk: Person, member: Person, officer: Person;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  held = await aMeeting(deps, panel, { meetsOn: day('2026-01-15'), state: 'held' });
  await aMeeting(deps, panel, { meetsOn: day('2026-04-23') });
  const resolution = await aResolution(deps, held, { text: 'that the list be kept' });
  const given = { leadPostId: post.id, target: { on: day('2026-01-30'), words: null, meetingId: null }, sources: [{ resolutionId: resolution.id }] };
  await anAction(deps, clerk, panel, { ...given, wording: 'Keep a list' });
  await anAction(deps, clerk, panel, { ...given, wording: `Keep a better list ${'of every child and every visit '.repeat(20)}` });
  await recordDecision(deps, signedIn(clerk), { reference: 'ECS-1', kind: 'superseded', decidedBy: 'panel', decidedOn: day('2026-01-15'), meetingId: held.id, minuteNumber: '9', words: null, supersededByReference: 'ECS-2' });
  await reportProgress(deps, signedIn(officer), { reference: 'ECS-2', state: 'at risk', text: 'Two posts are vacant.', meetingId: null, afterDeadline: false });
  await cameIn('ECS-2');
});

/** As an import leaves it. */
async function cameIn(reference: string): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const { documentId } = await keepDocument(tx, deps, signedIn(clerk), { bytes: Buffer.from('Ref,Action'), fileName: 'tracker.csv', mediaType: 'text/csv' });
    const intakeId = randomUUID();
    await tx('intakes').insert({ id: intakeId, panel_id: panel.id, kind: 'table', document_id: documentId, proposal: '{}', state: 'confirmed', started_at: deps.clock.now(), started_by_person_id: clerk.id, confirmed_at: deps.clock.now() });
    await tx('imported_rows').insert({ id: randomUUID(), intake_id: intakeId, row: 7, action_id: tx('actions').where({ reference }).select('id'), printed_reference: '12a', words: JSON.stringify({ row: 7, reference: '12a', text: 'List of children', owner: 'HoS', target: { words: 'asap', day: null } }) });
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'intakes', id: intakeId } });
  });
}

const open = async (as: Person, reference: string) => await (await site.signIn(as)).open(`/actions/${reference}`);

test('the clerk reads what is next, the row it came in with, and what each button makes last', async () => {
  const page = await open(clerk, 'ECS-2');
  expect(page.headings).toContain('What is next');
  expect(page.text).toContain('The panel meets next on Thursday 23 April 2026.');
  expect(page.text).toContain('Row 7 of “tracker.csv” came in');
  expect(page.text).toContain('Target: “asap”');
  expect(page.text).toContain('It stays in the record, changes the state or the target at once');
  const hrefs = page.links.map(({ href }) => href);
  expect(hrefs).toEqual(expect.arrayContaining(['/actions/ECS-1', '/actions/ECS-2/decide', '/actions/ECS-2/report-on-behalf']));
  expect(hrefs.some((href) => href.startsWith(`/meetings/${held.id}#`))).toBe(true);
});

test('a superseded action points at what took its place, and that one back', async () => {
  const page = await open(member, 'ECS-1');
  expect(page.text).toContain('Superseded by ECS-2');
  expect(page.text).toContain('Nothing is owed any more.');
  expect(page.links.map(({ text }) => text)).not.toContain('Record a decision');
  expect((await open(member, 'ECS-2')).text).toContain('Takes the place of ECS-1');
});

test('an officer finds no link to a closed door, and nothing of the panel’s earlier tracker', async () => {
  const page = await open(officer, 'ECS-2');
  expect(page.text).toContain('that the list be kept');
  expect(page.text).not.toContain('tracker.csv');
  const browser = await site.signIn(officer);
  for (const href of new Set(page.links.map((link) => link.href.replace(/#.*/, '')).filter((href) => href.startsWith('/')))) expect([href, (await browser.open(href)).status]).toEqual([href, 200]);
  expect((await owner('imported_rows').count('* as n'))[0]).toEqual({ n: 1 });
});

describe('what is next', () => {
  const cycle: CycleNow = { meeting: { meetsOn: day('2026-04-23') } as Meeting, answeredFor: { meetingIds: ['m'], since: instantOf(day('2026-03-26'), '00:00') }, updateDeadline: day('2026-04-07'), isAfterDeadline: false };
  const facts = (change: Partial<NextFacts> = {}): NextFacts => ({ action: { state: 'on track', targetOn: day('2026-05-01'), leadPostId: 'p' }, cycle, last: undefined, lastReturn: undefined, proposals: [], today: day('2026-03-30'), ...change });
  const at = (text: string) => instantOf(day(text), '10:00');
  test.each<[string, Partial<NextFacts>, string]>([
    ['an update is owed', {}, 'An update for it is due by 7 April 2026.'],
    ['it has come', { last: { meetingId: 'm', at: at('2026-03-29') } }, 'The update for it has come.'],
    ['it came back with a question', { last: { meetingId: 'm', at: at('2026-03-28') }, lastReturn: { at: at('2026-03-29') } }, 'The last update was sent back with a question; the answer is due by 7 April 2026.'],
    ['it is late', { cycle: { ...cycle, isAfterDeadline: true } }, 'The update for it was due by 7 April 2026 and has not come.'],
    ['no meeting is planned', { cycle: undefined }, 'No meeting is planned yet. Updates are asked for when one is.'],
    ['closure is asked for', { proposals: [{ kind: 'closure', outcome: 'open' }] }, 'The panel decides whether it is closed.'],
    ['it was handed back', { proposals: [{ kind: 'not mine', outcome: 'open' }] }, 'The clerk finds out whose it is.'],
    ['the target is near', { today: addDays(day('2026-05-01'), -1) }, 'The target is in 1 day.'],
    ['it is closed', { action: { state: 'closed', targetOn: null, leadPostId: 'p' } }, 'Nothing is owed any more. Its story stays here.'],
  ])('%s', (_when, change, says) => {
    expect(nextSteps(facts(change), wordsOf())).toContain(says);
  });
});
