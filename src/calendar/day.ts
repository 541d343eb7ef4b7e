// A day in Europe/London as the text 'YYYY-MM-DD': it compares with < > ===, and no time zone can shift it.
import { Temporal } from 'temporal-polyfill';
import { fromLondon, isoDateOf, londonMs } from './clock.ts';

export type Day = string & { readonly __day: unique symbol };

export const MONTHS = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July',
  'August', 'September', 'October', 'November', 'December',
] as const;
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const DAY_MS = 86_400_000;
const ISO_DAY = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const WALL_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Only real ISO days: '2026-02-30', '2026-2-3' and '2026-02-03T00:00' are undefined. */
export function parseDay(text: string): Day | undefined {
  const [, year, month, dayOfMonth] = ISO_DAY.exec(text) ?? [];
  return year === undefined ? undefined : dayFrom(Number(year), Number(month), Number(dayOfMonth));
}

/** For literals and database values; throws on nonsense. */
export function day(text: string): Day {
  const found = parseDay(text);
  if (found === undefined) throw new Error(`"${text}" is not a day; expected YYYY-MM-DD, for example 2026-03-12.`);
  return found;
}

/** The day of a year, month (1–12) and day of the month, if there is such a day. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day | undefined {
  const real = Number.isInteger(year) && year >= 1 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1
    && dayOfMonth <= daysInMonth(year, month);
  return real ? dayAt(numberOf(year, month, dayOfMonth)) : undefined;
}

export function daysInMonth(year: number, month: number): number {
  return numberOf(year, month + 1, 1) - numberOf(year, month, 1);
}

export function addDays(d: Day, n: number): Day {
  return dayAt(numberOfDay(d) + n);
}

/**
 * So many calendar months on, on the corresponding date, or the last day of the month where there is none
 * (31 December and two months: 28 or 29 February), as Dodds v Walker [1981] has it.
 */
export function addMonths(d: Day, n: number): Day {
  const months = yearOf(d) * 12 + monthOf(d) - 1 + n;
  const [year, month] = [Math.floor(months / 12), months - Math.floor(months / 12) * 12 + 1];
  return dayAt(numberOf(year, month, Math.min(Number(d.slice(8)), daysInMonth(year, month))));
}

/** Days from a to b: b − a, negative when b is the earlier. */
export function daysBetween(a: Day, b: Day): number {
  return numberOfDay(b) - numberOfDay(a);
}

/** 1 Monday … 7 Sunday. */
export function weekdayOf(d: Day): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  // 1 January 1970 was a Thursday.
  return 1 + modulo(numberOfDay(d) + 3, 7) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}

export function yearOf(d: Day): number {
  return Number(d.slice(0, 4));
}

/** 1 January … 12 December. */
export function monthOf(d: Day): number {
  return Number(d.slice(5, 7));
}

/** The last day of the month that d is in. */
export function endOfMonth(d: Day): Day {
  return dayAt(numberOf(yearOf(d), monthOf(d) + 1, 1) - 1);
}

/** "24 October 2025" */
export function dayLong(d: Day): string {
  return `${Number(d.slice(8))} ${monthName(d)} ${yearOf(d)}`;
}

/** "24 Oct 2025" */
export function dayShort(d: Day): string {
  return `${Number(d.slice(8))} ${monthName(d).slice(0, 3)} ${yearOf(d)}`;
}

/** "Thursday 12 March 2026" */
export function dayWithWeekday(d: Day): string {
  return `${WEEKDAYS[weekdayOf(d) - 1] ?? ''} ${dayLong(d)}`;
}

/** The London day of an instant: 23:30 UTC on 30 June is already 1 July. */
export function dayOf(at: Date): Day {
  return asDay(isoDateOf(londonMs(at)));
}

/** London time as agendas print it: "6.30 pm", "12.00 noon". */
export function timeOf(at: Date): string {
  const minutes = Math.floor(modulo(londonMs(at), DAY_MS) / 60_000);
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60];
  const half = minute === 0 && hour === 12 ? 'noon' : minute === 0 && hour === 0 ? 'midnight' : hour < 12 ? 'am' : 'pm';
  return `${hour % 12 || 12}.${String(minute).padStart(2, '0')} ${half}`;
}

/** London wall time ('18:30') → instant; what happens at the clock changes is said at `fromLondon`. */
export function instantOf(d: Day, hhmm: string): Date {
  const [, hour, minute] = WALL_TIME.exec(hhmm) ?? [];
  if (hour === undefined) throw new Error(`"${hhmm}" is not a time of day; expected HH:MM, for example 18:30.`);
  return fromLondon(new Temporal.PlainDateTime(yearOf(d), monthOf(d), Number(d.slice(8)), Number(hour), Number(minute)));
}

function monthName(d: Day): string {
  return MONTHS[monthOf(d) - 1] ?? '';
}

/** Days since 1970 began. The calendar comes round in 400 years; the detour over the next round is for `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999. */
function numberOf(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year + 400, month - 1, dayOfMonth) / DAY_MS - 146_097;
}

function numberOfDay(d: Day): number {
  return numberOf(yearOf(d), monthOf(d), Number(d.slice(8)));
}

function dayAt(number: number): Day {
  return asDay(isoDateOf(number * DAY_MS));
}

function asDay(iso: string): Day {
  if (iso.length !== 10 || iso < '0001') throw new Error(`${iso} is beyond the years 1 to 9999.`);
  return iso as Day;
}

/** Never negative, as % is for days before 1970. */
function modulo(a: number, b: number): number {
  return a - Math.floor(a / b) * b;
}
