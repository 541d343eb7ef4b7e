// Clocks against the dates in real letters, their arithmetic, and the printed date that overrules them.
import { describe, expect, it, test } from 'vitest';
import { englandAndWales, withProclaimed } from '../../src/calendar/bank-holidays.ts';
import { day } from '../../src/calendar/day.ts';
import { areaSendDraft, partnerResponse, startClock, statutoryClocks as clocks, type StatutoryClock } from '../../src/calendar/statutory-clock.ts';

test.each<[StatutoryClock, string, string]>([
  [clocks.statementOfProposedAction, '2016-02-17', '2016-05-31'],
  [clocks.statementOfProposedAction, '2023-05-09', '2023-08-16'],
  [clocks.statementOfProposedAction, '2026-08-03', '2026-11-10'],
  [clocks.publishReport, '2016-02-17', '2016-04-01'],
  [clocks.focusedVisitDraft, '2018-08-10', '2018-09-10'],
  [clocks.focusedVisitPlan, '2019-03-08', '2019-06-20'],
  [clocks.jointStatement, '2022-09-26', '2023-01-05'],
  [clocks.jointStatement, '2022-02-22', '2022-06-07'],
  [clocks.executiveResponse, '2026-03-12', '2026-05-12'],
  [clocks.executiveResponse, '2025-12-31', '2026-02-28'],
  [clocks.executiveResponse, '2023-12-31', '2024-02-29'],
  [areaSendDraft(), '2023-09-15', '2023-11-03'],
  [areaSendDraft(27), '2023-09-15', '2023-10-24'],
  [partnerResponse(), '2026-03-12', '2026-04-09'],
])('$name from %s is due on %s', (clock, from, dueOn) => {
  const reading = startClock(clock, { what: 'receipt', on: day(from) });
  expect(reading.dueOn).toBe(dueOn);
  expect(reading.rule).toBe(clock.rule);
  expect(reading.startedBy).toEqual({ what: 'receipt', on: from });
});

describe('the arithmetic', () => {
  it('can be checked with a wall calendar', () => {
    expect(startClock(clocks.jointStatement, { what: 'receipt of the letter', on: day('2022-02-22') }).arithmetic).toEqual([
      'Day 0 is Tuesday 22 February 2022, receipt of the letter; counting begins the day after.',
      'Saturdays, Sundays and the bank holidays of England and Wales are not counted.',
      'Not counted: Friday 15 April 2022, Good Friday.',
      'Not counted: Monday 18 April 2022, Easter Monday.',
      'Not counted: Monday 2 May 2022, Early May bank holiday.',
      'Not counted: Thursday 2 June 2022, Spring bank holiday (moved).',
      'Not counted: Friday 3 June 2022, Platinum Jubilee bank holiday.',
      '105 calendar days less 30 weekend days and 5 bank holidays are 70 working days.',
      'Working day 70 is Tuesday 7 June 2022.',
    ]);
  });

  it('says when two months end on a weekend', () => {
    expect(startClock(clocks.executiveResponse, { what: 'receipt of the notice', on: day('2026-03-16') }).arithmetic).toEqual([
      'Day 0 is Monday 16 March 2026, receipt of the notice; counting begins the day after.',
      '2 calendar months on is Saturday 16 May 2026, the corresponding date or the last day of a shorter month.',
      'It is a Saturday; the rule does not move it, so aim for the Friday before.',
    ]);
  });

  it('counts proclaimed days when it is given them', () => {
    const holidays = withProclaimed(englandAndWales, [{ on: day('2026-09-14'), name: 'A day of thanksgiving', kind: 'one-off' }]);
    const reading = startClock(clocks.statementOfProposedAction, { what: 'receipt', on: day('2026-08-03') }, holidays);
    expect(reading.dueOn).toBe('2026-11-11');
    expect(reading.arithmetic).toContain('Not counted: Monday 14 September 2026, A day of thanksgiving.');
  });
});
