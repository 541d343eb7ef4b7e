// Counting in working days: not Saturday, Sunday, Christmas Day, Good Friday or a bank holiday of England and Wales (SI 2007/462 reg. 1(2)).
import { bankHolidayOn, englandAndWales, isWeekend, type BankHolidays } from './bank-holidays.ts';
import { addDays, type Day } from './day.ts';

/** Throws YearNotKnown for a weekday of a year whose bank holidays are not known. */
export function isWorkingDay(d: Day, holidays: BankHolidays = englandAndWales): boolean {
  return !isWeekend(d) && bankHolidayOn(d, holidays) === undefined;
}

/**
 * The nth working day after d, or before it when n is negative. d itself is day 0 and is never counted, working day or not;
 * n = 0 gives d back.
 */
export function addWorkingDays(d: Day, n: number, holidays: BankHolidays = englandAndWales): Day {
  if (!Number.isInteger(n)) throw new Error(`${n} working days: expected a whole number.`);
  const step = n < 0 ? -1 : 1;
  let found = d;
  for (let counted = 0; counted < Math.abs(n);) {
    found = addDays(found, step);
    if (isWorkingDay(found, holidays)) counted += 1;
  }
  return found;
}
