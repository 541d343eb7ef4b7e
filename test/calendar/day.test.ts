// Days, and the times of day in London on both sides of the clock changes.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import {
  addDays, addMonths, day, dayFrom, dayLong, dayOf, dayShort, daysBetween, dayWithWeekday, endOfMonth, instantOf, parseDay, timeOf, weekdayOf,
} from '../../src/calendar/day.ts';
import { inLondon, later, instantFrom } from '../../src/calendar/clock.ts';
import { anyDay } from './calendar.support.ts';

test.each(['2026-03-12', '2024-02-29', '0001-01-01', '9999-12-31'])('%s is a day', (text) => {
  expect(parseDay(text)).toBe(text);
});

test.each([
  '', '2026-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-1-1', '26-01-01', '2026-01-01T00:00', ' 2026-01-01',
  '2026-01-01\n', '+002026-01-01', '0000-01-01', '１２３４-01-01',
])('%j is not a day', (text) => {
  expect(parseDay(text)).toBeUndefined();
});

it('throws a sentence on nonsense from the database', () => {
  expect(() => day('next Tuesday')).toThrow('"next Tuesday" is not a day; expected YYYY-MM-DD');
});

it('says a day in words', () => {
  expect(dayLong(day('2025-10-24'))).toBe('24 October 2025');
  expect(dayShort(day('2025-10-04'))).toBe('4 Oct 2025');
  expect(dayWithWeekday(day('2026-03-12'))).toBe('Thursday 12 March 2026');
});

it('counts', () => {
  expect(addDays(day('2024-02-28'), 2)).toBe('2024-03-01');
  expect(addDays(day('2024-03-01'), -2)).toBe('2024-02-28');
  expect(daysBetween(day('2024-02-28'), day('2024-03-01'))).toBe(2);
  expect(daysBetween(day('2024-03-01'), day('2024-02-28'))).toBe(-2);
  expect(weekdayOf(day('2026-03-09'))).toBe(1);
  expect(weekdayOf(day('2026-03-15'))).toBe(7);
  expect(endOfMonth(day('2024-02-01'))).toBe('2024-02-29');
  expect(dayFrom(2023, 2, 29)).toBeUndefined();
  expect(() => addDays(day('9999-12-31'), 1)).toThrow('beyond the years');
});

test.each([
  ['2025-12-31', 2, '2026-02-28'], ['2023-12-30', 2, '2024-02-29'], ['2026-01-30', 1, '2026-02-28'],
  ['2026-03-12', 2, '2026-05-12'], ['2026-08-31', 6, '2027-02-28'], ['2026-03-31', -1, '2026-02-28'],
])('%s and %i months is %s', (from, months, to) => {
  expect(addMonths(day(from), months)).toBe(to);
});

test('adding and taking away are inverse, and days sort as text', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (d, n) => {
    const other = addDays(d, n);
    expect(daysBetween(d, other)).toBe(n);
    expect(addDays(other, -n)).toBe(d);
    expect(other > d).toBe(n > 0);
  }));
});

test('reckons as Temporal does', () => {
  fc.assert(fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (d, n) => {
    const plain = Temporal.PlainDate.from(d);
    expect(addDays(d, n)).toBe(plain.add({ days: n }).toString());
    expect(addMonths(d, n % 300)).toBe(plain.add({ months: n % 300 }).toString());
    expect(daysBetween(d, addDays(d, n))).toBe(plain.until(plain.add({ days: n })).days);
    expect(weekdayOf(d)).toBe(plain.dayOfWeek);
    expect(endOfMonth(d)).toBe(plain.with({ day: 31 }).toString());
  }));
});

describe('London', () => {
  test('every instant has the day and the time of the tables of time zones, most of all about the changes', () => {
    const anyInstant = fc.integer({ min: Date.UTC(1840, 0), max: Date.UTC(2090, 0) });
    const nearChange = fc.tuple(fc.integer({ min: 1972, max: 2037 }), fc.constantFrom(2, 9), fc.integer({ min: 20 * 24, max: 32 * 24 })).map(([year, month, hour]) => Date.UTC(year, month, 1, hour, 59, 59));
    const epoch = instantFrom('1970-01-01T00:00:00Z');
    fc.assert(fc.property(fc.oneof(anyInstant, nearChange), (ms) => {
      const at = later(epoch, ms);
      const { hour, minute } = inLondon(at);
      expect(dayOf(at)).toBe(inLondon(at).toPlainDate().toString());
      const half = minute === 0 && hour === 12 ? 'noon' : minute === 0 && hour === 0 ? 'midnight' : hour < 12 ? 'am' : 'pm';
      expect(timeOf(at)).toBe(`${hour % 12 || 12}.${String(minute).padStart(2, '0')} ${half}`);
    }), { numRuns: 150 });
  });

  test.each([
    ['2026-01-15', '18:30', '2026-01-15T18:30:00.000Z', '6.30 pm'],
    ['2026-07-15', '18:30', '2026-07-15T17:30:00.000Z', '6.30 pm'],
    ['2026-03-28', '08:00', '2026-03-28T08:00:00.000Z', '8.00 am'], // the day before the clocks go forward
    ['2026-03-29', '00:30', '2026-03-29T00:30:00.000Z', '12.30 am'],
    ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z', '2.30 am'], // does not exist: an hour later
    ['2026-03-29', '08:00', '2026-03-29T07:00:00.000Z', '8.00 am'],
    ['2026-10-24', '08:00', '2026-10-24T07:00:00.000Z', '8.00 am'],
    ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z', '1.30 am'], // comes twice: the first
    ['2026-10-25', '08:00', '2026-10-25T08:00:00.000Z', '8.00 am'],
    ['2026-05-05', '12:00', '2026-05-05T11:00:00.000Z', '12.00 noon'],
    ['2026-05-05', '00:00', '2026-05-04T23:00:00.000Z', '12.00 midnight'],
    ['2026-05-05', '12:05', '2026-05-05T11:05:00.000Z', '12.05 pm'],
  ])('%s %s is %s and reads %s', (on, at, instant, words) => {
    const found = instantOf(day(on), at);
    expect(found.toISOString()).toBe(instant);
    expect(timeOf(found)).toBe(words);
    expect(dayOf(found)).toBe(on);
  });

  it('refuses a time that is none', () => {
    for (const wrong of ['24:00', '6:30', '6.30 pm', '18:60', '']) {
      expect(() => instantOf(day('2026-01-01'), wrong)).toThrow('is not a time of day');
    }
  });

  test('every wall time outside the two odd hours comes back', () => {
    fc.assert(fc.property(anyDay, fc.integer({ min: 3, max: 23 }), fc.integer({ min: 0, max: 59 }), (d, hour, minute) => {
      const at = instantOf(d, `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
      expect(dayOf(at)).toBe(d);
    }));
  });
});
