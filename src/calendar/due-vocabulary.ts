// The words due phrases are made of, and what a month, a number or a date in words means beside the day it was said on.
import { dayFrom, dayLong, dayWithWeekday, endOfMonth, monthOf, weekdayOf, WEEKDAYS, yearOf, type Day } from './day.ts';

/** What a pattern's named groups caught. */
export type Caught = Readonly<Record<string, string | undefined>>;

// Patterns are written as the phrase reads: a space is any white space, (…) only groups, {name} stands for one of these.
// Every repetition is bounded, so that reading is linear however odd the paper.
const PIECES: Readonly<Record<string, string>> = {
  by: '(by no later than|no later than|not later than|on or before|by)',
  before: '(before|prior to|ahead of|in advance of)',
  at: '(at,? or before,?|at|to|for|by|until|in time for|before|prior to|ahead of|in advance of)',
  weekday: '(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)',
  months: '(Jan(uary)?|Feb(ruary)?|Mar(ch)?|Apr(il)?|May|June?|July?|Aug(ust)?|Sept?(ember)?|Oct(ober)?|Nov(ember)?|Dec(ember)?)',
  year: '(?<year>(19|20)\\d{2})',
  month: '(?<month>{months})(\\.?,? {year})?',
  date: '((?<weekday>{weekday}),? )?((the )?(?<dom>\\d{1,2}) ?(st|nd|rd|th)?( of)? {month}|(?<ndom>\\d{1,2})[/.](?<nmonth>\\d{1,2})[/.](?<nyear>\\d{4}|\\d{2}))',
  n: '(?<n>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|eighteen|twenty-one|twenty-four|twenty-eight|thirty)',
  the: '(the|its|their|our|a|this|that|(the|this) [\\p{L}-]{3,20}[’\']s?)',
  body: '((?!(of|on|at|to|in|for|by|be|is|was|and|will|that|who|next|each|every) )[\\p{L}’\'&-]{2,20} ){0,4}?',
  other: '(?<other> of (the |full )?(council|cabinet|executive|board|authority))?',
};

function expanded(template: string): string {
  const next = template.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const piece = PIECES[name];
    if (piece === undefined) throw new Error(`There is no piece {${name}} in the vocabulary of due phrases.`);
    return piece;
  });
  return next === template ? next : expanded(next);
}

/** A pattern from its readable form; catches nothing but named groups. */
export function phrase(template: string): string {
  return expanded(template).replace(/ \?/g, '\\s{0,8}').replace(/ /g, '\\s{1,8}').replace(/(?<!\\)\((?!\?)/g, '(?:');
}

const NUMBERS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
  fourteen: 14, fifteen: 15, eighteen: 18, 'twenty-one': 21, 'twenty-four': 24, 'twenty-eight': 28, thirty: 30,
};

export function numberIn(words: string | undefined): number {
  const text = (words ?? 'one').toLowerCase();
  return NUMBERS[text] ?? Number(text);
}

const SHORT_MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export interface Month {
  first: Day;
  last: Day;
  /** "September 2014" */
  label: string;
  /** False when the year had to be supplied. */
  hasYear: boolean;
}

/** The month caught; without a year the one that saidOn is in, unless it is over, or the next such. */
export function monthIn({ month, year }: Caught, saidOn: Day): Month {
  const number = SHORT_MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const thisYears = sureDay(yearOf(saidOn), number, 1);
  const isOver = endOfMonth(thisYears) <= saidOn;
  const first = year === undefined ? sureDay(yearOf(saidOn) + (isOver ? 1 : 0), number, 1) : sureDay(Number(year), number, 1);
  return { first, last: endOfMonth(first), label: dayLong(first).slice(2), hasYear: year !== undefined };
}

/** The date caught, or a sentence why there is no such day. Without a year: the next such day after saidOn. */
export function dateIn(caught: Caught, saidOn: Day): { on: Day; note: string } | string {
  const on = caught.dom === undefined ? numericDate(caught) : wordedDate(caught, Number(caught.dom), saidOn);
  if (on === undefined) return 'There is no such day in the calendar.';
  const printed = caught.weekday;
  const falls = WEEKDAYS[weekdayOf(on) - 1] ?? '';
  const isMisprint = printed !== undefined && printed.toLowerCase() !== falls.toLowerCase();
  return { on, note: isMisprint ? ` The words say ${printed}, but it is ${dayWithWeekday(on)}.` : '' };
}

function wordedDate(caught: Caught, dom: number, saidOn: Day): Day | undefined {
  const { first } = monthIn(caught, saidOn);
  if (caught.year !== undefined) return dayFrom(yearOf(first), monthOf(first), dom);
  // Nine years reach the next 29 February from anywhere.
  for (let year = yearOf(saidOn); year < yearOf(saidOn) + 9; year += 1) {
    const on = dayFrom(year, monthOf(first), dom);
    if (on !== undefined && on > saidOn) return on;
  }
  return undefined;
}

function numericDate({ ndom, nmonth, nyear = '' }: Caught): Day | undefined {
  return dayFrom(Number(nyear.length === 2 ? `20${nyear}` : nyear), Number(nmonth), Number(ndom));
}

/** A day known to exist, such as the first of a month. */
export function sureDay(year: number, month: number, dayOfMonth: number): Day {
  const on = dayFrom(year, month, dayOfMonth);
  if (on === undefined) throw new Error(`${dayOfMonth}/${month}/${year} is not a day.`);
  return on;
}

/** Does this lead-in mean the day before what follows? "at, or before," does not. */
export function isBefore(lead: string | undefined): boolean {
  return /^(?:before|prior|ahead|in advance)/i.test(lead ?? '');
}
