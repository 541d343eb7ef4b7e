// The council's year, with its annual meetings known and not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { municipalYearOf, municipalYearStart, nextMunicipalYearStart } from '../../src/calendar/municipal-year.ts';
import { anyDay } from './calendar.support.ts';

const annual = [day('2024-05-23'), day('2025-05-15'), day('2026-05-21')];

test.each([
  ['2025-05-14', annual, '2024/25'], ['2025-05-15', annual, '2025/26'], ['2026-03-12', annual, '2025/26'], ['2026-05-20', annual, '2025/26'],
  ['2026-05-21', annual, '2026/27'], ['2014-03-13', [], '2013/14'], ['2014-06-01', [], '2014/15'], ['1999-12-31', [], '1999/00'],
  ['2026-05-05', [], '2025/26'], ['2026-06-01', [], '2026/27'],
])('%s is in %#: %s', (on, meetings, label) => {
  expect(municipalYearOf(day(on), meetings).label).toBe(label);
});

test('an annual meeting in another month of spring is taken as it is', () => {
  expect(municipalYearOf(day('2027-04-20'), [day('2027-04-14')]).label).toBe('2027/28');
});

test.each([[2014, '2014-05-13'], [2025, '2025-05-13'], [2026, '2026-05-19'], [2027, '2027-05-18']])('without it %i turns on %s', (year, on) => {
  expect(municipalYearStart(year)).toBe(on);
});

test('the new year starts on the day after the old one ends', () => {
  expect(nextMunicipalYearStart(day('2026-03-12'), annual)).toBe('2026-05-21');
  expect(municipalYearOf(day('2026-03-12'), annual)).toEqual({ label: '2025/26', startsOn: '2025-05-15', endsOn: '2026-05-20' });
  fc.assert(fc.property(anyDay, (d) => {
    const year = municipalYearOf(d, annual);
    expect(year.startsOn <= d && d <= year.endsOn).toBe(true);
    expect(municipalYearOf(nextMunicipalYearStart(d, annual), annual).startsOn).toBe(nextMunicipalYearStart(d, annual));
  }));
});
