// Days as councils write them in tables: "31/03/2026", "31-Mar-26", "March 2026", "Q4 2025/26". Pure.
import { dayFrom, daysInMonth, MONTHS, parseDay, type Day } from './day.ts';

const NUMBERS = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/;
const WORDS = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})[\s,-]+(\d{4}|\d{2})$/i;
const MONTH = /^([a-z]{3,9})[\s-]+(\d{4}|\d{2})$/i;
const QUARTER = /^q(?:uarter)?\s*([1-4])[\s,]+(\d{4})(?:\s*[/–-]\s*(\d{4}|\d{2}))$/i;

/** "31/03/2026", "31.3.26", "31 March 2026", "31-Mar-26", "2026-03-31"; day before month, as in England. */
export function readDay(words: string): Day | null {
  const text = words.trim().replace(/(?<!\s)\s+00:00(?::00)?$/, '').replace(/^by\s+/i, '');
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) return dayFrom(century(numbers[3]), Number(numbers[2]), Number(numbers[1])) ?? null;
  const spelt = WORDS.exec(text);
  if (spelt !== null) return dayFrom(century(spelt[3]), monthNumber(spelt[2]), Number(spelt[1])) ?? null;
  return parseDay(text.slice(0, 10)) ?? null;
}

/** A day, or the last day of a month or of a quarter of the financial year (April to March), which is then not the whole of what was written. */
export function readWrittenDay(words: string): { on: Day; isWhole: boolean } | null {
  const on = readDay(words);
  if (on !== null) return { on, isWhole: true };
  const month = MONTH.exec(words.trim());
  if (month !== null) return lastOf(century(month[2]), monthNumber(month[1]));
  const quarter = QUARTER.exec(words.trim());
  if (quarter === null) return null;
  const [number, year] = [Number(quarter[1]), Number(quarter[2])];
  return number === 4 ? lastOf(year + 1, 3) : lastOf(year, 3 + number * 3);
}

function lastOf(year: number, month: number): { on: Day; isWhole: boolean } | null {
  const on = month < 1 ? undefined : dayFrom(year, month, daysInMonth(year, month));
  return on === undefined ? null : { on, isWhole: false };
}

function century(year: string | undefined): number {
  const n = Number(year ?? '');
  return n < 100 ? 2000 + n : n;
}

function monthNumber(name: string | undefined): number {
  const start = (name ?? '').slice(0, 3).toLowerCase();
  return MONTHS.findIndex((month) => month.slice(0, 3).toLowerCase() === start) + 1;
}
