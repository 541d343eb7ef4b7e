// By when papers must be open to the public: so many clear days before the meeting (LGA 1972 s.100A–100B), and what does not count as one.
import { bankHolidayOn, englandAndWales, isKnown, isWeekend, YearNotKnown, type BankHolidays } from './bank-holidays.ts';
import { addDays, day, weekdayOf, yearOf, type Day } from './day.ts';

/**
 * What a council leaves out of its clear days. No statute says it for s.100B; weekends and bank holidays are left out by practice.
 * Some leave out the breaks of LGA 1972 s.243 too: a setting, not settled law.
 */
export interface LeftOut {
  weekends: boolean;
  bankHolidays: boolean;
  /** From the last weekday before Christmas Day to the first weekday after it that is no bank holiday. */
  christmasBreak: boolean;
  /** From Maundy Thursday to the Tuesday after Easter. */
  easterBreak: boolean;
}

export const usuallyLeftOut: LeftOut = { weekends: true, bankHolidays: true, christmasBreak: false, easterBreak: false };

/** England since October 2002 (SI 2002/715). */
export const FIVE_CLEAR_DAYS = 5;

export function isClearDay(d: Day, leftOut: LeftOut = usuallyLeftOut, holidays: BankHolidays = englandAndWales): boolean {
  if (leftOut.weekends && isWeekend(d)) return false;
  if (leftOut.bankHolidays && bankHolidayOn(d, holidays) !== undefined) return false;
  if (leftOut.christmasBreak && isInChristmasBreak(d, holidays)) return false;
  return !(leftOut.easterBreak && isInEasterBreak(d, holidays));
}

/**
 * The last day on which papers may go out for a meeting with so many clear days between. Neither that day nor the meeting's is one of them
 * (R v Herefordshire JJ 1820). It is itself a day that counts: nobody publishes on the Sunday the bare arithmetic would allow.
 */
export function latestPublicationDay(
  meetingOn: Day, clearDays = FIVE_CLEAR_DAYS, leftOut: LeftOut = usuallyLeftOut, holidays: BankHolidays = englandAndWales,
): Day {
  let d = meetingOn;
  for (let counted = 0; counted <= clearDays;) {
    d = addDays(d, -1);
    if (isClearDay(d, leftOut, holidays)) counted += 1;
  }
  return d;
}

/** The clear days between a publication and a meeting, both left out; 0 when the papers come on the day or after it. */
export function clearDaysBetween(
  publishedOn: Day, meetingOn: Day, leftOut: LeftOut = usuallyLeftOut, holidays: BankHolidays = englandAndWales,
): number {
  let count = 0;
  for (let d = addDays(publishedOn, 1); d < meetingOn; d = addDays(d, 1)) {
    if (isClearDay(d, leftOut, holidays)) count += 1;
  }
  return count;
}

export function givesClearDays(
  publishedOn: Day, meetingOn: Day, clearDays = FIVE_CLEAR_DAYS, leftOut: LeftOut = usuallyLeftOut, holidays: BankHolidays = englandAndWales,
): boolean {
  return publishedOn < meetingOn && clearDaysBetween(publishedOn, meetingOn, leftOut, holidays) >= clearDays;
}

function isInChristmasBreak(d: Day, holidays: BankHolidays): boolean {
  const christmas = day(`${d.slice(0, 4)}-12-25`);
  let first = addDays(christmas, -1);
  while (isWeekend(first)) first = addDays(first, -1);
  if (d < first) return false;
  let last = addDays(christmas, 1);
  while (isWeekend(last) || bankHolidayOn(last, holidays) !== undefined) last = addDays(last, 1);
  return d <= last;
}

function isInEasterBreak(d: Day, holidays: BankHolidays): boolean {
  const easter = easterOf(d, holidays);
  return d >= addDays(easter, -3) && d <= addDays(easter, 2);
}

/** Easter Sunday of d's year, two days after the Good Friday in the calendar. */
function easterOf(d: Day, holidays: BankHolidays): Day {
  if (!isKnown(d, holidays)) throw new YearNotKnown(d, holidays);
  for (const holiday of holidays.days.values()) {
    const isGoodFriday = yearOf(holiday.on) === yearOf(d) && weekdayOf(holiday.on) === 5 && /-0[34]-/.test(holiday.on);
    if (isGoodFriday) return addDays(holiday.on, 2);
  }
  throw new Error(`The calendar has no Good Friday in ${yearOf(d)}.`);
}
