// Publish-by dates by the strict count, and what the Christmas and Easter breaks change where a council leaves them out.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { clearDaysBetween, givesClearDays, isClearDay, latestPublicationDay, usuallyLeftOut } from '../../src/calendar/clear-days.ts';
import { addDays, day } from '../../src/calendar/day.ts';
import { addWorkingDays } from '../../src/calendar/working-days.ts';
import { anyDay } from './calendar.support.ts';

test.each([
  ['2014-03-13', '2014-03-05'], ['2014-04-24', '2014-04-14'], ['2020-05-14', '2020-05-05'], ['2022-06-09', '2022-05-30'],
  ['2022-09-22', '2022-09-13'], ['2023-05-11', '2023-05-02'], ['2025-01-07', '2024-12-27'], ['2026-04-09', '2026-03-30'],
  ['2025-03-12', '2025-03-04'], ['2025-04-23', '2025-04-11'],
])('for a meeting on %s the papers go out by %s', (meeting, latest) => {
  expect(latestPublicationDay(day(meeting))).toBe(latest);
  expect(givesClearDays(day(latest), day(meeting))).toBe(true);
  expect(givesClearDays(addWorkingDays(day(latest), 1), day(meeting))).toBe(false);
});

test.each([
  ['2025-01-07', { ...usuallyLeftOut, christmasBreak: true }, '2024-12-23'], // 24 and 27 December left out as well
  ['2025-04-24', { ...usuallyLeftOut, easterBreak: true }, '2025-04-10'], // 17 and 22 April left out as well
  ['2025-03-12', { ...usuallyLeftOut, christmasBreak: true, easterBreak: true }, '2025-03-04'],
  ['2014-03-13', { ...usuallyLeftOut, weekends: false }, '2014-03-07'],
  ['2025-04-23', { ...usuallyLeftOut, weekends: false, bankHolidays: false }, '2025-04-17'],
])('for a meeting on %s with %o by %s', (meeting, leftOut, latest) => {
  expect(latestPublicationDay(day(meeting), 5, leftOut)).toBe(latest);
});

test.each([
  ['2024-12-23', true], ['2024-12-24', false], ['2024-12-27', false], ['2024-12-30', true],
  ['2021-12-23', true], ['2021-12-24', false], ['2021-12-29', false], ['2021-12-30', true], // substitutes on 27 and 28
  ['2023-12-21', true], ['2023-12-22', false], // Christmas Day on a Monday: the Friday before
])('%s counts beside the Christmas break: %s', (on, counts) => {
  expect(isClearDay(day(on), { ...usuallyLeftOut, christmasBreak: true })).toBe(counts);
});

it('counts other lengths: three until 2002, 28 for key decisions', () => {
  expect(latestPublicationDay(day('2026-03-12'), 3)).toBe('2026-03-06');
  expect(latestPublicationDay(day('2026-03-12'), 28, { ...usuallyLeftOut, weekends: false, bankHolidays: false })).toBe('2026-02-11');
});

it('gives nothing on the day of the meeting or after it', () => {
  expect(clearDaysBetween(day('2026-03-12'), day('2026-03-12'))).toBe(0);
  expect(givesClearDays(day('2026-03-13'), day('2026-03-12'), 0)).toBe(false);
  expect(givesClearDays(day('2026-03-12'), day('2026-03-12'), 0)).toBe(false);
  expect(givesClearDays(day('2026-03-11'), day('2026-03-12'), 0)).toBe(true);
});

test('never fewer clear days than asked, never a day earlier than need be, and the day itself counts', () => {
  const settings = fc.record({ weekends: fc.boolean(), bankHolidays: fc.boolean(), christmasBreak: fc.boolean(), easterBreak: fc.boolean() });
  fc.assert(fc.property(anyDay, fc.integer({ min: 0, max: 28 }), settings, (meeting, clearDays, leftOut) => {
    const latest = latestPublicationDay(meeting, clearDays, leftOut);
    expect(clearDaysBetween(latest, meeting, leftOut)).toBe(clearDays);
    expect(isClearDay(latest, leftOut)).toBe(true);
    expect(givesClearDays(addDays(latest, -1), meeting, clearDays, leftOut)).toBe(true);
    let next = addDays(latest, 1);
    while (next < meeting && !isClearDay(next, leftOut)) next = addDays(next, 1);
    expect(givesClearDays(next, meeting, clearDays, leftOut)).toBe(false);
  }));
});

test('five clear days are six working days before, when only weekends and bank holidays are left out', () => {
  fc.assert(fc.property(anyDay, (meeting) => {
    expect(latestPublicationDay(meeting)).toBe(addWorkingDays(meeting, -6));
  }));
});
