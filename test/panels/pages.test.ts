// The pages of panels and who sits on them.
import { beforeAll, expect, test } from 'vitest';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { aPanel, aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps } = await aCouncil();
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person, browser: Browser;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  await aPanel(deps, { code: 'HCW', name: 'Health Panel' });
  clerk = await aPerson(deps, { name: 'Cleo Marsh', part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { name: 'Councillor Priya Shah' });
  browser = await site.signIn(await aPerson(deps, { isAdministrator: true }));
});

test('a panel is added under letters that are permanent', async () => {
  await browser.open('/panels/add-panel');
  const again = await browser.submit('Add this panel', { name: 'Place Panel', letters: 'place panel' });
  expect([again.errorOf('letters'), again.valueOf('letters')]).toEqual(['The letters must be 2 to 6 letters from A to Z, such as ECS', 'place panel']);
  expect((await browser.submit('Add this panel', { letters: 'pl' })).path).toBe('/panels/PL');
});

test('how it works is changed, and steps out of order are refused with everything as typed', async () => {
  await browser.open('/panels/ECS/change-panel');
  const again = await browser.submit('Save the changes', { firstRequest: '10', reminder: '12', chairMayDecide: 'yes' });
  expect([again.status, again.valueOf('firstRequest'), again.valueOf('chairMayDecide')]).toEqual([422, '10', 'yes']);
  const done = await browser.submit('Save the changes', { firstRequest: '20' });
  expect(done.text).toContain('first request 20 · reminder 12 · update deadline 11');
  expect(done.text).toContain('yes, and the next meeting is told');
});

test('somebody is added, entitled only with a reason, and their part ends', async () => {
  await browser.open('/panels/ECS/add-membership');
  const again = await browser.submit('Add them', { personId: member.id, part: 'co-opted member', votesOn: 'education', entitledToExempt: 'yes' });
  expect(again.errorOf('exemptReason')).toBe('Say why they may read exempt text: who decided it and when');
  const page = await browser.submit('Add them', { exemptReason: 'Panel, 12 March, minute 4' });
  expect(page.tables[0]?.find(([name]) => name === 'Councillor Priya Shah')?.slice(1, 4)).toEqual(['co-opted member', 'on education only', 'yes: Panel, 12 March, minute 4']);
  await browser.follow('Change Councillor Priya Shah');
  const ended = await browser.submit('Save the changes', { 'untilOn-day': '13', 'untilOn-month': '3', 'untilOn-year': '2026' });
  expect(ended.tables[0]?.find(([name]) => name === 'Councillor Priya Shah')?.at(6)).toBe('13 Mar 2026');
});

test('a clerk sees their own panel; another one does not exist for them', async () => {
  const theirs = await site.signIn(clerk);
  expect((await theirs.open('/panels')).tables[0]?.slice(1).map(([letters]) => letters)).toEqual(['ECS']);
  expect((await theirs.open('/panels/ECS')).buttons).toEqual([]);
  expect((await theirs.open('/panels/HCW')).status).toBe(404);
  expect((await theirs.open('/panels/ECS/add-membership')).status).toBe(403);
});
