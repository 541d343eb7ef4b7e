// The screen in the meeting as the clerk meets it without a script: one action at a time, undone by a button, finished once; and who else may see what.
import { beforeAll, expect, test } from 'vitest';
import { theSystem } from '../../src/audit/record.ts';
import { keepDocument } from '../../src/documents/keep-document.ts';
import { getActionByReference } from '../../src/actions/action.store.ts';
import { lettersOf } from '../../src/letters/letter.policy.ts';
import { listLettersTo } from '../../src/letters/letter-list.store.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { aMeeting, aResolution } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';
import { aReport, type Laid } from './a-report.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
let laid: Laid, at: string, browser: Browser;

beforeAll(async () => {
  laid = await aReport(deps);
  clock.set('2026-03-12T18:30:00Z');
  at = `/meetings/${laid.meeting.id}/sitting`;
  browser = await site.signIn(laid.clerk);
});

test('without a dispatched report there is nothing to go through, and the page says so', async () => {
  const other = await aMeeting(deps, laid.panel, { meetsAt: '10:00' });
  const page = await browser.open(`/meetings/${other.id}/sitting`);
  expect(page.text).toContain('No report has been dispatched for this meeting');
  expect(page.buttons).not.toContain('Open the meeting');
});

test('the clerk opens it from the meeting and is on the first thing to decide, with what is asked and why', async () => {
  await browser.open(`/meetings/${laid.meeting.id}`);
  await browser.follow('In the meeting');
  const first = await browser.submit('Open the meeting');
  expect(first.path).toBe(`${at}/ECS-1`);
  expect(first.text).toContain('1 of 5');
  expect(first.text).toMatch(/asked to close it[\s\S]*Every file sampled had monthly supervision\./);
  expect(first.text).toContain('Closure not agreed');
  expect(first.text).not.toContain('More time not agreed');
});

test('noting goes on to the next; the minute number is filled in; the last note can be undone from there', async () => {
  const next = await browser.submit('Note it, and go on', { kind: 'closed', minuteNumber: '41' });
  expect(next.path).toBe(`${at}/ECS-2`);
  expect([next.valueOf('minuteNumber'), next.valueOf('kind')]).toEqual(['41', '']);
  expect(next.text).toContain('ECS-1: Closed (minute 41)');
  const undone = await browser.submit('Undo ECS-1: Closed (minute 41)');
  expect(undone.path).toBe(`${at}/ECS-1`);
  expect(undone.notice).toContain('Undone: ECS-1, closed (minute 41).');
  await browser.submit('Note it, and go on', { kind: 'closed', minuteNumber: '41' });
});

test('the day asked for is the one in the report; another day is asked for where it is missing, and what was typed stays', async () => {
  const refused = await browser.submit('Note it, and go on', { kind: 'another day', words: 'Never again.' });
  expect([refused.status, refused.errorOf('newTarget'), refused.valueOf('words')]).toEqual([422, 'Enter the new target date', 'Never again.']);
  const next = await browser.submit('Note it, and go on', { kind: 'extension agreed', words: 'Never again.' });
  expect(next.text).toContain('ECS-2: More time agreed, until 30 September 2026 (minute 41)');
});

test('a colleague’s contrary note is refused in words, with what was typed', async () => {
  const colleague = await site.signIn(laid.second);
  await colleague.open(`${at}/ECS-1`);
  expect(colleague.page.text).toContain('Noted: Closed (minute 41) Clara Clerk');
  const refused = await colleague.submit('Note it, and go on', { kind: 'closure refused', words: 'The panel wants to see more.' });
  expect([refused.status, refused.valueOf('words')]).toEqual([422, 'The panel wants to see more.']);
  expect(refused.errorSummary.join()).toContain('Something else is noted about this action already, perhaps by a colleague.');
});

test('something new is noted with its post and day', async () => {
  await browser.open(`${at}/new`);
  const refused = await browser.submit('Note it', { words: '' });
  expect(refused.errorOf('words')).toBe('Write what was resolved, in its own words');
  const noted = await browser.submit('Note it', { words: 'that officers report on placements', minuteNumber: '42', lead: laid.otherPost.id, 'target-day': '23', 'target-month': '4', 'target-year': '2026' });
  expect(noted.text).toMatch(/New in this meeting[\s\S]*New action \(minute 42\)[\s\S]*that officers report on placements/);
});

test('nobody else sees a draft: not the chair’s member, not an officer', async () => {
  for (const person of [laid.member, laid.officer]) {
    const stranger = await site.signIn(person);
    for (const path of [at, `${at}/ECS-1`, `${at}/new`]) expect((await stranger.open(path)).status).toBe(404);
  }
  expect((await browser.open(`${at}/ECS-99`)).status).toBe(404);
});

test('where the register has moved on since the report, the card says so', async () => {

  await reportProgress(deps, { person: laid.officer, way: 'signed in' }, { reference: 'ECS-5', state: 'at risk', text: 'Two schools are left.', meetingId: null, afterDeadline: true });
  expect((await browser.open(`${at}/ECS-5`)).text).toContain('Since the panel’s report was sent, it is at risk.');
});

test('pressed twice it finishes once: the decisions stand, one letter leaves, and the panel can read what was recorded', async () => {
  await browser.open(at);
  expect(browser.page.text).toContain('2 decisions of the panel and 1 new action take effect at once');
  const colleague = await site.signIn(laid.second);
  await colleague.open(at);
  const done = await browser.submit('Finish the meeting');
  expect(done.notice).toMatch(/The meeting is finished\. 2 decisions have taken effect\. New on the list: ECS-6\. A letter each goes to Olga Other, Sam Rao\./);
  expect((await colleague.submit('Finish the meeting')).notice).toContain('was finished already');
  expect(done.buttons).not.toContain('Finish the meeting');
  expect(await getActionByReference(deps.db, 'ECS-1')).toMatchObject({ state: 'closed' });
  expect(await listLettersTo(deps.db, lettersOf(laid.clerk), laid.officer.id)).toHaveLength(1);
  expect((await browser.open(`${at}/ECS-3`)).path).toBe(at);
  const member = await site.signIn(laid.member);
  expect((await member.open(at)).text).toMatch(/This is what was recorded\.[\s\S]*More time agreed, until 30 September 2026/);
  expect(member.page.buttons).toEqual(browser.page.buttons.filter((button) => !button.startsWith('Undo')));
});

test('compared with the minutes once they are in: what differs is shown side by side', async () => {
  expect((await browser.open(`${at}/compared`)).text).toContain('The minutes are not in yet.');
  const { documentId } = await deps.db.transaction((tx) => keepDocument(tx, deps, theSystem, { bytes: Buffer.from('Minutes'), fileName: 'minutes.txt', mediaType: 'text/plain' }));
  await aResolution(deps, laid.meeting, { documentId, minuteNumber: '41', text: 'that ECS-1 be closed and ECS-2 be given until 30 September 2026', kind: 'noted' });
  await aResolution(deps, laid.meeting, { documentId, minuteNumber: '42', text: 'that officers report on all placements', kind: 'act' });
  await browser.open(at);
  const compared = await browser.follow('Compare with the minutes');
  expect(compared.text).toContain('2 entries of 3 agree.');
  expect(compared.tables[0]?.[1]).toEqual(['worded otherwise', 'New action (minute 42) · that officers report on placements', '42. that officers report on all placements']);
  expect((await (await site.signIn(laid.member)).open(`${at}/compared`)).status).toBe(404);
});
