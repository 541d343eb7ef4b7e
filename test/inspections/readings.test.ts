// Readings out of spreadsheets, looked at before they are added; corrected with the old ones kept; and measures whose words change.
import { beforeAll, describe, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { day } from '../../src/calendar/day.ts';
import { addMeasure, addReading } from '../../src/inspections/add-measure.ts';
import { listReadings } from '../../src/inspections/measure.store.ts';
import { readFigure, readReadings, rowsOfPasted } from '../../src/inspections/reading-list.reader.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { anInspection, aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-03-12T10:00:00Z' });
const site = await aSite(deps);
let panel: Panel, clerk: Person, member: Person, findingId: string;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  clerk = await aPerson(deps, { name: 'Clara Clerk', part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  findingId = (await anInspection(deps, panel, { findings: [{ text: 'Visit sooner.' }] })).findings[0]?.id ?? '';
});

async function aMeasure(unit = 'days'): Promise<string> {
  return (await addMeasure(deps, signedIn(clerk), { findingId, name: 'Days to the first visit', unit, better: 'lower', baselineValue: 40, baselineOn: day('2025-06-30'), targetValue: 12, targetOn: day('2026-06-30'), readEvery: 'month' })).measureId;
}
const valuesOf = async (measureId: string): Promise<[string, number, string][]> => (await listReadings(deps.db, [measureId])).map(({ readOn, value, source }) => [readOn, value, source]);

describe('a table of readings', () => {
  test.each<[string, string, [string, number][]]>([
    ['cells of Excel, headings and a source', 'Month\tDays\tFrom\nMarch 2025\t38\tDuty log\nApr-25\t1,036.5\tDuty log', [['2025-03-31', 38], ['2025-04-30', 1036.5]]],
    ['months across', 'Measure\tJan-26\tFeb-26\tMar-26\nDays to the first visit\t31\t\t28', [['2026-01-31', 31], ['2026-03-31', 28]]],
    ['typed lines', '31/01/2026 31\n28 February 2026: 29.5\n2026-03-01, −3', [['2026-01-31', 31], ['2026-02-28', 29.5], ['2026-03-01', -3]]],
    ['quarters of the financial year', 'Q4 2025/26\t84%\nQ1 2026/27\t86%', [['2026-03-31', 84], ['2026-06-30', 86]]],
    ['commas', '31/01/2026,31\n28/02/2026,30', [['2026-01-31', 31], ['2026-02-28', 30]]],
  ])('%s', (_name, pasted, expected) => {
    const { readings, problems } = readReadings(rowsOfPasted(pasted));
    expect(problems).toEqual([]);
    expect(readings.map(({ on, value }) => [on, value])).toEqual(expected);
  });

  test('every row that is not understood is named, no figure is a gap, and one day has one reading', () => {
    const { readings, empty, problems } = readReadings(rowsOfPasted('31/01/2026\t31\nsoon\t12\n28/02/2026\tn/a\n31/03/2026\tmany\n31/01/2026\t30'));
    expect(readings).toHaveLength(2);
    expect(empty).toEqual([{ row: 3, words: '28/02/2026' }]);
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'Row 2: “soon” names no day. A day is written like 31/03/2026, a month like March 2026.', 'Row 4: “many” is not a number, like 84 or 84.5.', 'Row 5: its day also stands in row 1. One day has one reading.',
    ]);
    expect(['84 %', '£1,250', '(3)', '–2.5', '', '1.2.3', '12a'].map(readFigure)).toEqual([84, 1250, -3, -2.5, null, null, null]);
  });
});

describe('the clerk', () => {
  test('pastes readings, looks at them, and adds them all; what stands already is passed over', async () => {
    const measureId = await aMeasure();
    const browser = await site.signIn(clerk);
    await browser.open(`/measures/${measureId}/readings`);
    const looked = await browser.submit('Look at them first', { pasted: 'Nov 2025\t36\nDec 2025\tn/a\nJan 2026\t30\tDuty log', source: 'Performance report' });
    expect(looked.text).toMatch(/2 readings read, 2 new\..*Without a figure, and left as a gap: Dec 2025\..*30 Nov 2025\s+36 days\s+Performance report\s+new; the last day of “Nov 2025”/s);
    expect(await valuesOf(measureId)).toEqual([]);
    const page = await browser.submit('Add these 2 readings');
    expect(await valuesOf(measureId)).toEqual([['2025-11-30', 36, 'Performance report'], ['2026-01-31', 30, 'Duty log']]);
    expect(page.text).toContain('30 days on 31 January 2026, from 40 days on 30 June 2025, better than the reading before; lower is better; target 12 days by 30 June 2026; 18 days above the target; no reading between 30 November 2025 and 31 January 2026.');
    expect(page.text).toMatch(/No reading\s+1 Dec 2025 to 30 Jan 2026/);
    await browser.open(`/measures/${measureId}/readings`);
    const again = await browser.submit('Look at them first', { pasted: '31/01/2026 30\n30/11/2025 35\n31/03/2026 29', source: 'Duty log' });
    expect(again.text).toContain('Row 2: 30 Nov 2025, 35 days: differs: 36 days stands for this day. Correct that reading instead.');
    expect(again.text).toContain('Row 3: 31 Mar 2026, 29 days: this day has not come yet.');
    expect(again.html).not.toContain('value="add"');
  });

  test('imports a CSV file, all or nothing', async () => {
    const measureId = await aMeasure('%');
    const browser = await site.signIn(clerk);
    await browser.open(`/measures/${measureId}/readings`);
    const wrong = await browser.submit('Look at them first', { file: { fileName: 'readings.csv', mediaType: 'text/csv', bytes: 'Day,Share\n31/12/2025,84%\n31/01/2026,about 86\n' }, source: 'Audit' });
    expect(wrong.text).toContain('Row 3: “about 86” is not a number');
    expect(wrong.valueOf('pasted')).toContain('31/01/2026\tabout 86');
    await browser.submit('Look at them first', { pasted: wrong.valueOf('pasted').replace('about ', '') });
    await browser.submit('Add these 2 readings');
    expect(await valuesOf(measureId)).toEqual([['2025-12-31', 84, 'Audit'], ['2026-01-31', 86, 'Audit']]);
    expect((await listAuditEntriesAbout(deps.db, { kind: 'measures', id: measureId })).map(({ what }) => what)).toEqual(['measure.readings-added']);
  });

  test('corrects a reading, withdraws another: both stay with the reason, and none is corrected twice', async () => {
    const measureId = await aMeasure();
    for (const [on, value] of [['2026-01-31', 300], ['2026-02-28', 29]] as const) await addReading(deps, signedIn(clerk), { measureId, readOn: day(on), value, source: 'Duty log' });
    const [first, second] = await listReadings(deps.db, [measureId]);
    const [browser, other] = [await site.signIn(clerk), await site.signIn(clerk)];
    for (const one of [browser, other]) await one.open(`/readings/${first?.id ?? ''}/correct`);
    expect((await browser.submit('Save this correction', { value: '30' })).errorSummary).toEqual(['Say why: the old reading is kept beside it']);
    const page = await browser.submit('Save this correction', { value: '30', why: 'A nought too many.' });
    expect(page.text).toContain('300 days on 31 Jan 2026 (Duty log) became 30 days on 31 Jan 2026 (Duty log); corrected by Clara Clerk on 12 March 2026, because: A nought too many.');
    expect((await other.submit('Save this correction', { value: '31', why: 'Late.' })).text).toContain('This reading has been corrected since you opened the page. Nothing was saved');
    await browser.open(`/readings/${second?.id ?? ''}/correct`);
    expect((await browser.submit('Save this correction', { become: 'withdrawn', why: 'Of another team.' })).text).toContain('29 days on 28 Feb 2026 (Duty log) was withdrawn by Clara Clerk');
    expect(await valuesOf(measureId)).toEqual([['2026-01-31', 30, 'Duty log']]);
    await expect(deps.db('readings').where({ measure_id: measureId }).update({ value: 1 })).rejects.toThrow();
  });

  test('changes the words of a measure with the reason; the old ones stay beside them; a member is offered none of it', async () => {
    const measureId = await aMeasure();
    const browser = await site.signIn(clerk);
    await browser.open(`/measures/${measureId}/change`);
    expect((await browser.submit('Change this measure', { targetValue: '10' })).errorSummary).toEqual(['Say why it is changed: the old wording is kept beside it']);
    const page = await browser.submit('Change this measure', { why: 'Agreed by the panel in January.' });
    expect(page.text).toContain('The target was “12 days by 30 June 2026” and became “10 days by 30 June 2026”; changed by Clara Clerk on 12 March 2026, because: Agreed by the panel in January.');
    const seen = await (await site.signIn(member)).open(`/measures/${measureId}`);
    expect(seen.text).toContain('target 10 days by 30 June 2026');
    expect(seen.links.map(({ text }) => text)).not.toContain('Change the measure');
  });
});
