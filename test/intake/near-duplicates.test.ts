// Papers that are nearly the same: draft and agreed minutes, one report in two forms; offered for comparison, and never a second set.
import { beforeAll, describe, expect, test } from 'vitest';
import { listActions } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { listFindings, listInspections } from '../../src/inspections/inspection.store.ts';
import { compareLines } from '../../src/intake/compare-lines.ts';
import { likeness, mostLike, NEARLY_THE_SAME, sketchOf } from '../../src/intake/likeness.ts';
import { listMinutes } from '../../src/meetings/meeting.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { listCorrections } from '../../src/inspections/correction.store.ts';
import { listResolutionsOfMeetings } from '../../src/resolutions/resolution.store.ts';
import { aMeeting, anOrganisation, aPanel, aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const words = (from: number, count: number): string => Array.from({ length: count }, (_, n) => `w${(from + n) * 7919 % 10_007}`).join(' ');

describe('likeness', () => {
  test.each<[string, string, string, boolean]>([
    ['the same words laid out otherwise', words(0, 800), words(0, 800).replace(/ /g, '\n').toUpperCase(), true],
    ['a paper with page numbers between', words(0, 800), Array.from({ length: 8 }, (_, n) => `${words(n * 100, 100)} Page ${n} of 8`).join('\n'), true],
    ['a tenth of it written anew', words(0, 800), `${words(0, 720)} ${words(5000, 80)}`, true],
    ['another paper of the same panel, with the same beginning', words(0, 800), `${words(0, 150)} ${words(5000, 650)}`, false],
    ['another paper', words(0, 800), words(3000, 800), false],
    ['nothing', '', words(0, 50), false],
  ])('%s', (_what, one, other, isLike) => {
    expect(likeness(sketchOf(one), sketchOf(other)) >= NEARLY_THE_SAME).toBe(isLike);
  });

  test('finds the one most like it', () => {
    const earlier = [{ id: 'far', sketch: sketchOf(words(4000, 400)) }, { id: 'near', sketch: sketchOf(`${words(0, 380)} ${words(6000, 20)}`) }];
    expect(mostLike(sketchOf(words(0, 400)), earlier)?.id).toBe('near');
  });
});

test('lines are told the same, changed, only here and only there, each once', () => {
  const line = (key: string, text: string) => ({ key, text });
  const there = (id: string, text: string) => ({ table: 'resolutions' as const, id, text });
  expect(compareLines(
    [line('a', 'That the report be noted.'), line('b', 'That officers report to the panel each quarter'), line('c', 'That the Mayor be thanked')],
    [there('1', 'that the report be noted'), there('2', 'That officers report to the panel each month'), there('3', 'Something else altogether, long gone')],
  )).toMatchObject({ same: [{ key: 'a', earlier: { id: '1' } }], changed: [{ key: 'b', earlier: { id: '2' } }], onlyHere: [{ key: 'c' }], onlyThere: [{ id: '3' }] });
});

const { deps } = await aCouncil({ at: '2026-03-16T10:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, meeting: Meeting;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  meeting = await aMeeting(deps, panel, { meetsOn: day('2026-03-11'), state: 'held' });
  await anOrganisation(deps, { name: 'Testborough Council', kind: 'council' });
});

const talk = 'The Head of Assessment presented the report and told members how long children had waited this winter, and what was being done about it by each of the four teams in the east and in the west of the borough.';
const draft = `Panel minutes\n\n7. Early help\n\n${talk}\n\nRESOLVED –\n\n(a) That the report be noted; and\n\n(b) That the Head of Assessment bring figures on waiting times to the panel each quarter.\n`;
const agreed = draft.replace('each quarter.', 'each month; and\n\n(c) That the chair write to the schools of the borough by 30 June 2026.');

test('agreed minutes after the draft are compared, correct the words that changed, and add only what is new', async () => {
  const browser = await site.signIn(clerk);
  await browser.open('/intake/new');
  await browser.submit('Read it', { pasted: draft, kind: 'minutes', meeting: meeting.id });
  await browser.submit('Confirm 1 action');
  await browser.open('/intake/new');
  let page = await browser.submit('Read it', { pasted: agreed, kind: 'minutes', meeting: meeting.id });
  expect(page.path).toMatch(/\/compare$/);
  expect(page.text).toContain('1 the same · 1 changed · 1 only in this paper · 0 only in the earlier one');
  page = await browser.submit('Go on with what is different');
  expect(page.text).toContain('Corrects what is kept already: “That the Head of Assessment bring figures on waiting times to the panel each quarter”');
  await browser.submit('Confirm 1 action');

  const resolutions = await listResolutionsOfMeetings(deps.db, [meeting.id]);
  expect(resolutions.map((r) => r.text)).toEqual(['That the report be noted', 'That the Head of Assessment bring figures on waiting times to the panel each month', 'That the chair write to the schools of the borough by 30 June 2026']);
  expect(await listCorrections(deps.db, 'resolutions', resolutions[1]?.id ?? '')).toMatchObject([{ field: 'text', was: expect.stringContaining('each quarter') as string, why: 'As in pasted text.txt' }]);
  expect((await listMinutes(deps.db, [meeting.id])).map(({ standing }) => standing)).toEqual(['draft', 'agreed']);
  // One action of the draft and one of what is new: the corrected one is not made twice.
  expect((await listActions(deps.db, panel.id)).map(({ wording }) => wording)).toEqual([expect.stringContaining('each quarter'), expect.stringContaining('The chair write')]);
});

test('the same report in another form adds no second inspection', async () => {
  const report = (between: string): string => ['Testborough Council', 'Inspection of local authority children’s services', 'Inspection dates: 2 to 13 February 2026', 'Judgement  Grade', 'Overall effectiveness  Inadequate', 'What needs to improve', '▪ The quality of supervision.', '▪ How quickly children are seen.', 'The experiences and progress of children', talk].join(between);
  const browser = await site.signIn(clerk);
  await browser.open('/intake/new');
  let page = await browser.submit('Read it', { pasted: report('\n\n'), kind: 'inspection' });
  const organisation = page.html.match(/<option value="([0-9a-f-]{36})"[^>]*>\s*Testborough Council/)?.[1] ?? '';
  await browser.submit(page.buttons.find((button) => button.startsWith('Confirm')) ?? '', { organisation, title: 'ILACS, February 2026' });
  await browser.open('/intake/new');
  page = await browser.submit('Read it', { pasted: report('\n\n\n'), kind: 'inspection' });
  expect(page.text).toContain('2 the same · 0 changed · 0 only in this paper · 0 only in the earlier one');
  page = await browser.submit('Go on with what is different');
  await browser.submit('Confirm without actions');
  const inspections = await listInspections(deps.db, [panel.id]);
  expect(inspections).toHaveLength(1);
  expect(await listFindings(deps.db, [inspections[0]?.id ?? ''])).toHaveLength(2);
});

test('while the earlier paper waits for its review, one of the two is put aside', async () => {
  const browser = await site.signIn(clerk);
  const other = draft.replaceAll('Early help', 'Fostering').replaceAll('children', 'carers').replaceAll('borough', 'county');
  for (const text of [other, `${other}\nA note.`]) {
    await browser.open('/intake/new');
    await browser.submit('Read it', { pasted: text, kind: 'minutes', meeting: meeting.id });
    if (text === other && browser.page.path.endsWith('/compare')) await browser.follow('review all of it as a paper of its own');
  }
  expect(browser.page.buttons).toContain('Put the earlier paper aside and review this one');
  const page = await browser.submit('Put the earlier paper aside and review this one');
  expect(page.notice).toContain('put aside');
  expect(page.buttons).toContain('Confirm 1 action');
});
