// A month as weeks from Monday to Sunday, with what falls on each day. Pure.
import { bankHolidayLabel, bankHolidayOn, isKnown } from '../calendar/bank-holidays.ts';
import { addDays, addMonths, dayLong, endOfMonth, parseDay, weekdayOf, type Day } from '../calendar/day.ts';

export interface MonthEntry { on: Day; text: string; href: string; isMeeting: boolean }
/** `on` undefined: a day of the month before or after. */
export interface MonthDay { on: Day | undefined; number: string; long: string; isToday: boolean; holiday: string | undefined; entries: readonly MonthEntry[] }

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** '2026-03' → its first day; undefined for anything else. */
export function firstOfMonth(text: unknown): Day | undefined {
  return typeof text === 'string' && /^\d{4}-\d{2}$/.test(text) ? parseDay(`${text}-01`) : undefined;
}

export function monthOfDay(on: Day): string {
  return on.slice(0, 7);
}

/** "March 2026" */
export function monthLabel(first: Day): string {
  return dayLong(first).replace(/^\d+ /, '');
}

export function monthBefore(first: Day): Day {
  return addMonths(first, -1);
}

export function monthAfter(first: Day): Day {
  return addMonths(first, 1);
}

export function weeksOf(first: Day, entries: readonly MonthEntry[], today: Day): MonthDay[][] {
  const last = endOfMonth(first);
  const weeks: MonthDay[][] = [];
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= last; monday = addDays(monday, 7)) {
    weeks.push(weekdays.map((_name, i) => dayIn(addDays(monday, i), first, last, entries, today)));
  }
  return weeks;
}

function dayIn(on: Day, first: Day, last: Day, entries: readonly MonthEntry[], today: Day): MonthDay {
  if (on < first || on > last) return { on: undefined, number: '', long: '', isToday: false, holiday: undefined, entries: [] };
  const holiday = isKnown(on) ? bankHolidayOn(on) : undefined;
  return {
    on, number: String(Number(on.slice(8))), long: `${weekdays[weekdayOf(on) - 1] ?? ''} ${dayLong(on).replace(/ \d{4}$/, '')}`, isToday: on === today,
    holiday: holiday && bankHolidayLabel(holiday), entries: entries.filter((entry) => entry.on === on),
  };
}
