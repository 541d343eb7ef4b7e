// The days in a printed period: "6 to 17 December 2021" → the sixth and the seventeenth; a single day gives one.
import { dayFrom, MONTHS, type Day } from '../calendar/day.ts';

const PART = /(\d{1,2})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(January|February|March|April|May|June|July|August|September|October|November|December))?(?:,?\s+(\d{4}))?/gi;

/** First and last day; a part without month or year takes those of the part after it. Empty when no year is printed. */
export function daysOfPeriod(words: string): [first?: Day, last?: Day] {
  const parts = [...words.matchAll(PART)].map(([, d = '', month, year]) => ({ day: Number(d), month: month === undefined ? undefined : monthNumber(month), year: year === undefined ? undefined : Number(year) }));
  let month: number | undefined, year: number | undefined;
  const days: Day[] = [];
  for (const part of parts.reverse()) {
    year = part.year ?? (month !== undefined && part.month !== undefined && part.month > month && year !== undefined ? year - 1 : year);
    month = part.month ?? month;
    const found = year === undefined || month === undefined ? undefined : dayFrom(year, month, part.day);
    if (found !== undefined) days.unshift(found);
  }
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  return days.length === 1 ? [first] : [first, last];
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => month.toLowerCase() === name.toLowerCase()) + 1;
}
