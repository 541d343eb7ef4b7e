// The list as clerks work with it: every filter, figures that are the rows their links show, spreadsheets of the same rows, and lists kept under a name.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { getActionByReference } from '../../src/actions/action.store.ts';
import { recordDecision } from '../../src/actions/record-decision.ts';
import { theSystem, record } from '../../src/audit/record.ts';
import { day } from '../../src/calendar/day.ts';
import { readEntries } from '../../src/editions/fixed-zip.ts';
import { queue } from '../../src/letters/queue.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { addRequest } from '../../src/progress/request.store.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { aMeeting, anAction, anInspection, anOrganisation, aPanel, aPerson, aPost, aResolution, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, owner } = await aCouncil();
const site = await aSite(deps);
let panel: Panel, meeting: Meeting, held: Meeting;
let clerk: Person, member: Person, officer: Person, trustOfficer: Person;
let trust: { id: string }, inspection: Awaited<ReturnType<typeof anInspection>>;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  const organisation = await anOrganisation(deps, { name: 'Testborough Children First' });
  trust = organisation;
  const post = await aPost(deps, { title: 'Head of Assessment' });
  const trustPost = await aPost(deps, { title: 'Chief Executive', organisation });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  trustOfficer = await aPerson(deps, { name: 'Kit Lane', posts: [trustPost] });
  held = await aMeeting(deps, panel, { meetsOn: day('2026-01-15'), state: 'held' });
  meeting = await aMeeting(deps, panel, { meetsOn: day('2026-04-23') });
  inspection = await anInspection(deps, panel, { title: 'Area SEND inspection', findings: [{ text: 'Plans are late.', label: '1' }, { text: 'Health advice is missing.', label: '2' }] });
  const resolution = await aResolution(deps, held);
  const finding = inspection.findings.map(({ id }) => ({ findingId: id }));
  const on = (text: string) => ({ on: day(text), words: null, meetingId: null });
  await anAction(deps, clerk, panel, { wording: '=HYPERLINK("http://evil.example"), said a table', leadPostId: post.id, target: on('2026-01-30'), sources: [finding[0]!] });
  await anAction(deps, clerk, panel, { wording: 'Write the plans on time', leadPostId: trustPost.id, target: on('2026-02-28'), sources: [finding[1]!] });
  await anAction(deps, clerk, panel, { wording: 'Report to each meeting', leadPostId: post.id, target: on('2026-06-30'), sources: [{ resolutionId: resolution.id }] });
  await anAction(deps, clerk, panel, { wording: 'Ask the trust for its figures', leadPostId: trustPost.id, target: on('2026-06-30'), sources: [finding[0]!] });
  await anAction(deps, clerk, panel, { wording: 'Appoint a link officer', leadPostId: post.id, target: on('2026-02-01'), sources: [finding[0]!] });
  const gone = await getActionByReference(deps.db, 'ECS-5');
  await recordDecision(deps, signedIn(clerk), { reference: 'ECS-5', version: gone.version, kind: 'closed', decidedBy: 'panel', decidedOn: day('2026-01-15'), meetingId: held.id, minuteNumber: '9', words: null });
  await ask('first', 'accepted', [officer, ['ECS-1', 'ECS-3']], [trustOfficer, ['ECS-2', 'ECS-4']]);
  await reportProgress(deps, signedIn(officer), { reference: 'ECS-3', state: 'at risk', text: 'Two posts are vacant.', meetingId: meeting.id, afterDeadline: false });
});

/** Requests for the coming meeting; the trust's letter came back. */
async function ask(step: string, state: string, ...asked: [Person, string[]][]): Promise<void> {
  for (const [person, references] of asked) {
    const letterKey = `${step} ${person.id}`;
    const actionIds = await Promise.all(references.map(async (reference) => (await getActionByReference(deps.db, reference)).id));
    await deps.db.transaction(async (tx) => {
      await queue(tx, deps, { kind: 'update-request', dedupeKey: letterKey, to: { personId: person.id, name: person.name, address: person.email }, subject: 'Your actions', text: 'x', html: '<p>x</p>' });
      await addRequest(tx, { id: randomUUID(), meetingId: meeting.id, personId: person.id, step: 'first-request', dueOn: day('2026-03-10'), letterKey, at: deps.clock.now(), actionIds });
      await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'meetings', id: meeting.id } });
    });
    await owner('letter_deliveries').whereIn('letter_id', owner('letters').where({ dedupe_key: letterKey }).select('id')).update({ state: person === officer ? state : 'bounced_hard', next_try_at: null });
  }
  deps.clock.advance(60_000);
}

const found = async (query: string, as = clerk): Promise<string[]> => (await (await site.signIn(as)).open(`/actions?sort=reference&${query}`)).tables[0]?.slice(1).map(([reference = '']) => reference) ?? [];

describe('a list is narrowed', () => {
  test('by every way there is', async () => {
    expect(await found('')).toEqual(['ECS-1', 'ECS-2', 'ECS-3', 'ECS-4']);
    expect(await found('state=any')).toHaveLength(5);
    expect(await found('state=at+risk')).toEqual(['ECS-3']);
    expect(await found('overdue=yes')).toEqual(['ECS-1', 'ECS-2']);
    expect(await found(`organisation=${trust.id}`)).toEqual(['ECS-2', 'ECS-4']);
    expect(await found(`inspection=${inspection.id}`)).toEqual(['ECS-1', 'ECS-2', 'ECS-4']);
    expect(await found(`inspection=${inspection.id}&finding=${inspection.findings[1]!.id}`)).toEqual(['ECS-2']);
    expect(await found(`meeting=${held.id}`)).toEqual(['ECS-3']);
    expect(await found(`organisation=${trust.id}&overdue=yes&text=plans`)).toEqual(['ECS-2']);
  });

  test('by silence only where a letter arrived and nothing has come since', async () => {
    // ECS-3 was answered; the letter for ECS-2 and ECS-4 came back, which is nobody's silence.
    expect(await found('silent=yes')).toEqual(['ECS-1']);
    expect(await found('silent=yes', member)).toEqual(['ECS-1']);
    expect(await found('silent=yes', trustOfficer)).toEqual([]);
  });

  test('and says so in words, for the screen and for paper', async () => {
    const page = await (await site.signIn(clerk)).open(`/actions?organisation=${trust.id}&overdue=yes`);
    expect(page.text).toContain('Open actions; overdue; organisation: Testborough Children First, as on 12 March 2026');
    expect(page.valueOf('organisation')).toBe(trust.id);
  });
});

test.each(['', 'state=any', 'overdue=yes', 'text=the', 'silent=yes&rows=100', 'state=ended'])('every figure above "%s" is the number of rows its link shows', async (query) => {
  for (const person of [clerk, officer]) {
    const browser = await site.signIn(person);
    const page = await browser.open(`/actions?${query}`);
    const figures = page.links.filter(({ text }) => /^\d+ (?:open|of these|at risk|proposed|off)/.test(text));
    expect(figures).toHaveLength(6);
    for (const { text, href } of figures) {
      const rows = (await browser.open(href)).tables[0]?.length ?? 1;
      expect([text, rows - 1]).toEqual([text, Number.parseInt(text, 10)]);
    }
  }
});

describe('as a spreadsheet', () => {
  test('CSV holds the rows of the page, and no formula', async () => {
    const answer = await (await site.signIn(clerk)).send('/actions.csv?inspection=' + inspection.id + '&sort=-reference');
    const lines = (await answer.text()).trim().split('\r\n');
    expect(answer.headers.get('content-disposition')).toContain('actions-2026-03-12.csv');
    expect(lines.slice(1).map((line) => line.slice(0, 8))).toEqual(['"ECS-4",', '"ECS-2",', '"ECS-1",']);
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://evil.example""), said a table"`);
    expect(lines[3]).toContain('Plans are late.');
  });

  test('XLSX says what was asked for, and holds its rows', async () => {
    const answer = await (await site.signIn(clerk)).send('/actions.xlsx?overdue=yes');
    const text = readEntries(Buffer.from(await answer.arrayBuffer())).map(({ bytes }) => bytes.toString('utf8')).join('\n');
    expect(text).toContain('Open actions; overdue');
    expect(text).toContain('ECS-1');
    expect(text).not.toContain('ECS-4');
  });

  test('is for those signed in, and of what they may see', async () => {
    expect((await site.browser().send('/actions.csv')).headers.get('location')).toBe('/sign-in?next=%2Factions.csv');
    expect(await (await (await site.signIn(trustOfficer)).send('/actions.csv?state=any')).text()).not.toContain('ECS-1"');
  });
});

test('a list is kept under a name, named anew and kept no longer; nobody else knows of it', async () => {
  const browser = await site.signIn(clerk);
  await browser.open('/actions?overdue=yes&sort=-target&page=7');
  const kept = await browser.submit('Keep this list', { name: 'Late ones' });
  expect([kept.path, kept.notice]).toEqual(['/actions?overdue=yes&sort=-target', 'Done. The list is kept as “Late ones”.']);
  await browser.open('/actions');
  expect((await browser.follow('Late ones')).tables[0]?.slice(1).map(([reference]) => reference)).toEqual(['ECS-2', 'ECS-1']);
  const again = await browser.submit('Keep this list', { name: 'late ONES' });
  expect([again.status, again.errorSummary, again.valueOf('name')]).toEqual([422, ['You keep another list under this name'], 'late ONES, Late ones']);
  expect((await browser.submit('Keep this list', { name: 'Mine' })).notice).toBe('Done. The list is kept as “Mine”.');
  await browser.open('/actions/views');
  expect((await browser.submit('Save the name', { name: 'Before the meeting' })).notice).toBe('Done. The list is now called “Before the meeting”.');
  expect((await (await site.signIn(member)).open('/actions')).text).not.toContain('Before the meeting');
  expect((await (await site.signIn(member)).open('/actions/views')).text).toContain('No list is kept yet');
  expect((await browser.submit('Keep it no longer')).notice).toBe('Done. “Before the meeting” is kept no longer. The actions are as they were.');
});
