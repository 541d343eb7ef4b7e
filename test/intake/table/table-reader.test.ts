// The reader of trackers against the tables councils keep.
import { describe, expect, test } from 'vitest';
import { rowsOfText } from '../../../src/intake/table/pasted-table.ts';
import { readDay } from '../../../src/calendar/written-day.ts';
import { readState } from '../../../src/intake/table/cells.ts';
import { readTable } from '../../../src/intake/table.reader.ts';

const roles = (headings: string[]): string[] => readTable([headings, headings.map(() => 'x')]).columns.map(({ role }) => role);

describe('columns by their headings', () => {
  const tables: [council: string, headings: string[], roles: string[]][] = [
    ['recommendation tracker', ['Reference', 'Origin', 'Date', 'Area', 'Recommendation', 'Exec date', 'Lead officer / executive member', 'Action taken', 'Status'],
      ['reference', 'meeting', 'target', 'not used', 'recommendation', 'not used', 'owner', 'update', 'state']],
    ['improvement plan', ['No.', 'Ofsted para no.', 'Ofsted area for improvement', 'Lead', 'Action', 'By when', 'Progress', 'R/A/G', 'Monitoring and evaluation'],
      ['reference', 'not used', 'finding', 'owner', 'action', 'target', 'update', 'state', 'evidence']],
    ['outstanding actions', ['Action', 'Officer responsible', 'Progress update', 'To be completed / progressed to next stage'], ['action', 'owner', 'update', 'target']],
    ['minute log', ['Minute No', 'Resolution', 'Owner', 'Target date', 'Revised target date', 'RAG'], ['minute', 'action', 'owner', 'target', 'revised target', 'state']],
  ];
  test.each(tables)('%s', (_, headings, expected) => { expect(roles(headings)).toEqual(expected); });
});

const tracker = [
  ['Scrutiny tracker 2026/27'], [],
  ['Ref', 'Action', 'Owner', 'Due', 'Status', 'Update'],
  ['Theme 1: Places', '', '', '', '', ''],
  ['A1', 'Bring the figures', 'Head of Admissions', '31/03/2026', 'On track', 'Begun'],
  ['A2', 'Write to schools', '', '31/02/2026', 'Green', ''],
  ['', '', '', '', '', ''],
  ['a1', '', 'Chair', 'Ongoing', 'Complete', '', 'stray'],
];

test('rows become actions, with their section and their day', () => {
  const { headingRow, rows } = readTable(tracker);
  expect(headingRow).toBe(3);
  expect(rows.map(({ row, reference, text, group, target, state }) => ({ row, reference, text, group, target, state }))).toEqual([
    { row: 5, reference: 'A1', text: 'Bring the figures', group: 'Theme 1: Places', target: { words: '31/03/2026', day: '2026-03-31' }, state: { words: 'On track', state: 'on track' } },
    { row: 6, reference: 'A2', text: 'Write to schools', group: 'Theme 1: Places', target: { words: '31/02/2026', day: null }, state: { words: 'Green', state: null } },
    { row: 8, reference: 'a1', text: '', group: 'Theme 1: Places', target: { words: 'Ongoing', day: null }, state: { words: 'Complete', state: 'proposed for closure' } },
  ]);
});

test('every problem names its row and column, and says whether it stops the row', () => {
  expect(readTable(tracker).problems.map(({ row, column, stops }) => [row, column, stops])).toEqual([
    [6, 'Owner', false], [6, 'Due', true], [6, 'Status', false],
    [8, null, false], [8, 'Action', true], [8, 'Due', false], [8, 'Ref', true],
  ]);
});

test('the clerk’s mapping comes before the headings, and says what a colour means', () => {
  const rows = [['Nr', 'Massnahme', 'Wer', 'Ampel'], ['1', 'Bring the figures', 'Chair', 'Green']];
  expect(readTable(rows).problems[0]?.sentence).toContain('No row of headings');
  const read = readTable(rows, { headingRow: 1, columns: { Nr: 'reference', Massnahme: 'action', Wer: 'owner', Ampel: 'state' }, states: { green: 'on track' } });
  expect(read.problems).toEqual([]);
  expect(read.rows[0]).toMatchObject({ reference: '1', text: 'Bring the figures', owner: 'Chair', state: { words: 'Green', state: 'on track' } });
});

test('a finding printed once beside several actions belongs to them all; repeated headings are no row', () => {
  const head = ['Ofsted finding', 'Action', 'Lead'];
  const { rows } = readTable([head, ['Plans are late', 'Train staff', 'Head'], ['', 'Hire staff', 'Head'], head, ['Homes are far', 'Build', 'Head']]);
  expect(rows.map(({ finding, text }) => [finding, text])).toEqual([['Plans are late', 'Train staff'], ['Plans are late', 'Hire staff'], ['Homes are far', 'Build']]);
});

test('no column says what is to be done', () => {
  expect(readTable([['Ref', 'Owner', 'Due'], ['1', 'Chair', '1 May 2026']]).problems[0]).toMatchObject({ row: 0, stops: true });
});

test('ten thousand rows in a moment', () => {
  const rows = [['Ref', 'Action', 'Owner', 'Due'], ...Array.from({ length: 10_000 }, (_, n) => [`A${n}`, 'Do it', 'Chair', '1 May 2026'])];
  const began = process.cpuUsage();
  expect(readTable(rows).rows).toHaveLength(10_000);
  expect(process.cpuUsage(began).user / 1000).toBeLessThan(5_000);
});

const days: [string, string | null][] = [
  ['31/03/2026', '2026-03-31'], ['1.4.26', '2026-04-01'], ['31 March 2026', '2026-03-31'], ['31st Mar 26', '2026-03-31'], ['Thursday, 12 March 2026', '2026-03-12'], ['31-Mar-26', '2026-03-31'],
  ['2026-03-31', '2026-03-31'], ['2026-03-31 00:00:00', '2026-03-31'], ['by 1 May 2026', '2026-05-01'], ['31/02/2026', null], ['March 2026', null], ['Ongoing', null], ['', null],
];
test.each(days)('day %s', (words, day) => { expect(readDay(words)).toBe(day); });

test.each([['Not started', 'not started'], ['In progress', 'on track'], ['Slipped', 'at risk'], ['Completed', 'proposed for closure'], ['Closed', 'closed'], ['Amber', null], ['75', null]])('state %s', (words, state) => {
  expect(readState(words)).toBe(state);
});

describe('pasted tables', () => {
  const rows = [['Ref', 'Action', 'Owner'], ['1', 'Do it', 'Chair']];
  test('by tabs, pipes and commas', () => {
    expect(rowsOfText('Ref\tAction\tOwner\n1\tDo it\tChair\n')).toEqual(rows);
    expect(rowsOfText('| Ref | Action | Owner |\n|---|---|---|\n| 1 | Do it | Chair |')).toEqual(rows);
    expect(rowsOfText('Ref,Action,Owner\n1,Do it,Chair')).toEqual(rows);
  });
  test('a cell of several lines copied from Excel', () => {
    expect(rowsOfText('Ref\tAction\tOwner\n1\t"Do it\nand that"\tChair\n2\tx\ty')).toEqual([['Ref', 'Action', 'Owner'], ['1', 'Do it\nand that', 'Chair'], ['2', 'x', 'y']]);
  });
  test('running text is no table', () => {
    expect(rowsOfText('The committee met.\nIt resolved, after debate, to do so.')).toBeNull();
  });
});
