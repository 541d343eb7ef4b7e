// What the calendar's tests draw from: days within the years whose bank holidays are known.
import fc from 'fast-check';
import { addDays, day, type Day } from '../../src/calendar/day.ts';

/** Any day of 2014–2026, so that a count of a year either way stays within the known years. */
export const anyDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 4747 }).map((n) => addDays(day('2014-01-01'), n));
