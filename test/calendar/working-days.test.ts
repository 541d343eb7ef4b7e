// Working days against the deadlines printed in real letters, and the bank holidays they ran into.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bankHolidayLabel, bankHolidayOn, englandAndWales, isKnown, withProclaimed, YearNotKnown, type BankHolidays } from '../../src/calendar/bank-holidays.ts';
import { day, weekdayOf, yearOf, type Day } from '../../src/calendar/day.ts';
import { addWorkingDays, isWorkingDay } from '../../src/calendar/working-days.ts';
import { anyDay } from './calendar.support.ts';

const known = [...englandAndWales.days.values()];

describe('bank holidays', () => {
  it('has every day of 2013 to 2027 once, none on a weekend', () => {
    expect(known).toHaveLength(123);
    for (const holiday of known) expect(weekdayOf(holiday.on), holiday.on).toBeLessThan(6);
    for (let year = 2013; year <= 2027; year += 1) {
      const expected = year === 2022 ? 10 : year === 2023 ? 9 : 8;
      expect(known.filter(({ on }) => yearOf(on) === year), String(year)).toHaveLength(expected);
    }
  });

  test.each([
    ['2015-12-28', 'Boxing Day (substitute day)'], ['2016-12-26', 'Boxing Day'], ['2016-12-27', 'Christmas Day (substitute day)'],
    ['2017-01-02', 'New Year’s Day (substitute day)'], ['2020-05-08', 'Early May bank holiday (moved)'],
    ['2022-06-02', 'Spring bank holiday (moved)'], ['2022-06-03', 'Platinum Jubilee bank holiday'],
    ['2022-09-19', 'State Funeral of Queen Elizabeth II'], ['2023-05-08', 'Coronation of King Charles III'],
    ['2026-04-03', 'Good Friday'], ['2027-12-28', 'Boxing Day (substitute day)'],
  ])('%s is %s', (on, name) => {
    const holiday = bankHolidayOn(day(on));
    expect(holiday && bankHolidayLabel(holiday)).toBe(name);
  });

  test.each(['2020-05-04', '2022-05-30', '2021-12-24', '2026-04-02'])('%s is none', (on) => {
    expect(bankHolidayOn(day(on))).toBeUndefined();
  });

  it('says so outside the years it knows, rather than guess', () => {
    for (const on of ['2012-12-31', '2028-01-03']) {
      expect(isKnown(day(on))).toBe(false);
      expect(() => isWorkingDay(day(on))).toThrow(YearNotKnown);
    }
    expect(() => addWorkingDays(day('2027-12-29'), 10)).toThrow(
      'The bank holidays of 2028 are not in the calendar, which knows 2013 to 2027; add them before counting working days across 3 January 2028.');
  });

  it('takes proclaimed days and further years as an argument and stays itself unchanged', () => {
    const proclaimed = withProclaimed(englandAndWales, [{ on: day('2026-06-15'), name: 'A day of thanksgiving', kind: 'one-off' }]);
    expect(isWorkingDay(day('2026-06-15'), proclaimed)).toBe(false);
    expect(isWorkingDay(day('2026-06-15'))).toBe(true);
    const longer = withProclaimed(englandAndWales, [{ on: day('2028-01-03'), name: 'New Year’s Day', kind: 'substitute' }], 2028);
    expect(addWorkingDays(day('2027-12-31'), 1, longer)).toBe('2028-01-04');
    expect(isKnown(day('2028-01-03'))).toBe(false);
  });
});

const without = (left: (on: Day) => boolean): BankHolidays =>
  ({ ...englandAndWales, days: new Map([...englandAndWales.days].filter(([on]) => !left(on))) });

describe('working days', () => {
  test.each([
    ['2019-03-08', '2019-06-20', 70], // four bank holidays inside
    ['2019-12-18', '2020-03-30', 70], // over Christmas
    ['2020-04-14', '2020-07-23', 70], // VE Day Friday
    ['2022-02-22', '2022-06-07', 70], // two Jubilee days
    ['2022-09-26', '2023-01-05', 70], // substitute days 27 December, 2 January
    ['2023-01-06', '2023-04-18', 70], // the letter says "Friday 18 April"; it is a Tuesday
    ['2023-05-09', '2023-08-16', 70],
    ['2024-07-18', '2024-10-25', 70],
    ['2025-02-27', '2025-06-11', 70],
    ['2022-08-18', '2022-11-25', 69], // proclaimed after the letter
    ['2023-05-02', '2023-08-09', 69], // the Coronation overlooked
    ['2022-02-21', '2022-05-30', 67], // bank holidays not skipped
    ['2016-11-25', '2017-03-09', 71],
    ['2014-02-14', '2014-05-29', 70], ['2016-02-17', '2016-05-31', 70], ['2019-03-04', '2019-06-14', 70], ['2023-03-17', '2023-06-30', 70],
    ['2015-11-27', '2016-03-09', 70], ['2022-04-08', '2022-07-22', 70], ['2025-03-18', '2025-06-30', 70], ['2026-08-03', '2026-11-10', 70],
    ['2016-02-17', '2016-04-01', 30], // across Easter
  ])('from %s to %s there are %i', (from, to, count) => {
    expect(addWorkingDays(day(from), count)).toBe(to);
  });

  test.each([
    ['2022-08-18', '2022-11-25', without((on) => on === '2022-09-19')],
    ['2023-05-02', '2023-08-09', without((on) => on === '2023-05-08')],
    ['2022-02-21', '2022-05-30', without(() => true)],
  ])('from %s to %s there were 70 by the calendar the letter’s writer used', (from, to, holidays) => {
    expect(addWorkingDays(day(from), 70, holidays)).toBe(to);
  });

  it('counts back', () => {
    expect(addWorkingDays(day('2018-09-10'), -20)).toBe('2018-08-10'); // skips 27 August
    expect(addWorkingDays(day('2023-10-24'), -27)).toBe('2023-09-15');
  });

  it('leaves day 0 out, working day or not', () => {
    expect(addWorkingDays(day('2026-03-14'), 1)).toBe('2026-03-16'); // from a Saturday
    expect(addWorkingDays(day('2026-03-14'), -1)).toBe('2026-03-13');
    expect(addWorkingDays(day('2026-03-14'), 0)).toBe('2026-03-14');
    expect(() => addWorkingDays(day('2026-03-14'), 1.5)).toThrow('whole number');
  });

  test('there and back is the same working day', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: -200, max: 200 }), (d, n) => {
      fc.pre(isWorkingDay(d));
      const other = addWorkingDays(d, n);
      expect(isWorkingDay(other)).toBe(true);
      expect(addWorkingDays(other, -n)).toBe(d);
    }));
  });
});
