// The clocks of inspections: started by the clerk from the day of receipt, counted once with their arithmetic, overruled and stopped on the page.
import { beforeAll, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import type { Person } from '../../src/people/person.ts';
import { clocksFor, nearness, nearnessSays } from '../../src/resolutions/running-clock.ts';
import { listClocksOfInspection } from '../../src/resolutions/running-clock.store.ts';
import { startTheClock } from '../../src/resolutions/start-clock.ts';
import { anInspection, aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-03-20T10:00:00Z' });
const site = await aSite(deps);
let clerk: Person, member: Person, inspection: string;

beforeAll(async () => {
  await someSettings(deps);
  const panel = await aPanel(deps);
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  inspection = (await anInspection(deps, panel, { framework: 'ILACS', publishedOn: day('2026-03-02'), receivedOn: day('2026-02-17'), beganOn: null, endedOn: null, findings: [{ text: 'Improve supervision.' }] })).id;
});

test.each([
  ['2026-04-20', null, 'far', 'due in 31 days'], ['2026-04-17', null, 'near', 'due in 28 days'], ['2026-03-20', null, 'near', 'due today'], ['2026-03-19', null, 'passed', '1 day past'],
  ['2026-04-01', '2026-03-30', 'met', 'met 2 days early'], ['2026-03-01', '2026-03-05', 'met', 'met 4 days late'],
])('due %s, met %s: %s', (dueOn, metOn, near, says) => {
  const running = { dueOn: day(dueOn), metOn: metOn === null ? null : day(metOn) };
  expect([nearness(running, day('2026-03-20')), nearnessSays(running, day('2026-03-20'))]).toEqual([near, says]);
});

test('each kind of inspection is offered its own clocks', () => {
  expect([clocksFor('ILACS')[0], clocksFor('focused-visit'), clocksFor('JTAI')]).toEqual(['statementOfProposedAction', ['focusedVisitDraft', 'focusedVisitPlan'], ['jointStatement']]);
});

test('started on the page, with what set it going filled in; 70 working days shown day by day; never twice', async () => {
  const browser = await site.signIn(clerk);
  await browser.open(`/inspections/${inspection}`);
  const asked = await browser.follow('Start a clock');
  expect([asked.valueOf('rule'), asked.valueOf('what'), asked.valueOf('on-day'), asked.valueOf('on-month')]).toEqual(['statementOfProposedAction', 'receipt of the final report', '17', '2']);
  const started = await browser.submit('Start the clock');
  // 70 working days from 17 February 2026: Good Friday, Easter Monday and both bank holidays of May are left out.
  expect(started.text).toContain('Monday 1 June 2026: due in 73 days.');
  expect(started.text).toContain('Not counted: Friday 3 April 2026');
  expect(started.text).toContain('less 30 weekend days and 4 bank holidays are 70 working days.');
  expect(await startTheClock(deps, signedIn(clerk), { about: { inspectionId: inspection }, ruleKey: 'statementOfProposedAction', what: 'publication', on: day('2026-03-02') })).toEqual({ ok: false, because: 'runs-already' });
  await expect(startTheClock(deps, signedIn(member), { about: { inspectionId: inspection }, ruleKey: 'publishReport', what: 'x', on: day('2026-03-02') })).rejects.toBeInstanceOf(NotAllowed);
  expect(await startTheClock(deps, signedIn(clerk), { about: { inspectionId: inspection }, ruleKey: 'publishReport', what: 'x', on: day('2027-12-20') })).toEqual({ ok: false, because: 'year-not-known' });
});

test('the printed date overrules it, the count stays to be read, and it is stopped on the day it was met', async () => {
  const browser = await site.signIn(clerk);
  const [running] = await listClocksOfInspection(deps.db, inspection);
  await browser.open(`/clocks/${running!.id}`);
  const refused = await browser.submit('Go by the printed date', { 'printedOn-day': '29', 'printedOn-month': '5', 'printedOn-year': '2026', because: '' });
  expect([refused.status, refused.valueOf('printedOn-day')]).toEqual([422, '29']);
  const overruled = await browser.submit('Go by the printed date', { because: 'Page 2 of the letter.' });
  expect(overruled.text).toMatch(/Friday 29 May 2026: due in 70 days\.[\s\S]*not Monday 1 June 2026\. Page 2 of the letter\./);
  expect((await browser.open(`/inspections/${inspection}`)).text).toContain('Statement of proposed action: 29 May 2026: due in 70 days');
  await browser.open(`/clocks/${running!.id}`);
  const met = await browser.submit('Stop the clock', { 'metOn-day': '18', 'metOn-month': '3', 'metOn-year': '2026' });
  expect(met.text).toContain('met 72 days early');
  const reader = await site.signIn(member);
  expect((await reader.open(`/clocks/${running!.id}`)).buttons).not.toContain('Go by the printed date');
  expect((await (await site.signIn(await aPerson(deps))).open(`/clocks/${running!.id}`)).status).toBe(404);
});
