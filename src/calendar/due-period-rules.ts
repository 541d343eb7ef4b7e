// Due phrases that name a stretch of the year: the municipal year, a season, Christmas, the end of the year, a quarter.
import { englandAndWales } from './bank-holidays.ts';
import { addDays, addMonths, daysInMonth, dayLong, endOfMonth, monthOf, weekdayOf, yearOf, type Day } from './day.ts';
import type { DueContext, DueRule } from './due-phrase.ts';
import { isBefore, phrase, sureDay, type Caught } from './due-vocabulary.ts';
import { municipalYearOf, nextMunicipalYearStart } from './municipal-year.ts';

export const periodRules: readonly DueRule[] = [
  {
    name: 'in the new municipal year', kind: 'day', found: 'when promised',
    pattern: phrase('(?<lead>{by}|{before}|in|during|at|for) ((the )?(start|beginning) of |early in )?the (new|next|coming|forthcoming) municipal year'),
    read: newMunicipalYear,
  },
  {
    name: 'by the end of the municipal year', kind: 'day', found: 'unless told',
    pattern: phrase('({by}|{before}|at) the end of (the|this) (current )?municipal year|(before|by) the municipal year ends'),
    read: (_, { saidOn, annualMeetings }) => {
      const { endsOn, label } = municipalYearOf(saidOn, annualMeetings);
      return { on: endsOn, because: `The last day of the municipal year ${label}, before the annual meeting.` };
    },
  },
  {
    name: 'by the end of another year', kind: 'day', found: 'unless told',
    pattern: phrase('({by}|{before}|at) the end of (the|this) (current )?(?<sort>calendar|financial|academic|school)? ?year'),
    read: endOfYear,
  },
  {
    name: 'by the end of the month or week', kind: 'day', found: 'unless told',
    pattern: phrase('({by}|{before}|at) the end of (the|this|(?<next>next)) (?<span>month|week)'),
    read: endOfSpan,
  },
  {
    name: 'before Christmas', kind: 'day', found: 'unless told',
    pattern: phrase('({by}|{before}|in time for) (the )?Christmas( break| recess| holidays?)?( {year})?'),
    read: (caught, { saidOn }) => yearly(caught, saidOn, 12, 24, 'Christmas Eve'),
  },
  {
    name: 'before Easter', kind: 'day', found: 'unless told',
    pattern: phrase('({by}|{before}|in time for) (the )?Easter( break| recess| holidays?)?( {year})?'),
    read: beforeEaster,
  },
  {
    name: 'in the new year', kind: 'day', found: 'when promised',
    pattern: phrase('(by|in|early in) the new (calendar )?year'),
    read: (_, { saidOn }) => {
      const on = sureDay(yearOf(saidOn) + 1, 1, 31);
      return { on, because: `The new year is taken to the end of its January, ${dayLong(on)}.` };
    },
  },
  {
    name: 'by the summer recess', kind: 'day', found: 'unless told',
    pattern: phrase('({by}|{before}) (the )?summer (recess|break|holidays?)( {year})?'),
    read: (caught, { saidOn }) => yearly(caught, saidOn, 7, 31, 'the end of July, when the recess begins'),
  },
  {
    name: 'by a season', kind: 'day', found: 'when promised',
    pattern: phrase('(?<lead>{by}|{before}|in|during) (the )?(early |late )?(?<season>spring|summer|autumn|winter)(( of)? {year})?'),
    read: bySeason,
  },
  {
    name: 'by a quarter', kind: 'day', found: 'when promised',
    pattern: phrase('({by}|in|during|at) (the end of )?(Q|quarter )(?<quarter>[1-4])( (of )?{year}([/-]\\d{2,4})?)?'),
    read: byQuarter,
  },
  {
    name: 'by a year', kind: 'day', found: 'when promised',
    pattern: phrase('({by}|{before}|in|during|at) ((the )?end of |(?<part>early|mid|late)[- ]?)?{year}'),
    read: byYear,
  },
];

function newMunicipalYear(caught: Caught, { saidOn, meetings, annualMeetings }: DueContext) {
  const start = nextMunicipalYearStart(saidOn, annualMeetings);
  if (isBefore(caught.lead)) return { on: addDays(start, -1), because: `The new municipal year begins on ${dayLong(start)}; before it is the day before.` };
  // A panel whose meetings of that year are not entered meets in it all the same; one of years later is not what was meant.
  const { endsOn } = municipalYearOf(start, annualMeetings);
  const first = [...meetings].sort().find((on) => on >= start && on <= endsOn);
  if (first === undefined) return { on: start, because: `The new municipal year begins on ${dayLong(start)}${annualMeetings?.includes(start) ? '' : ', by the usual rule'}.` };
  return { on: first, because: `The new municipal year begins on ${dayLong(start)}; the panel first meets in it on ${dayLong(first)}.` };
}

function endOfYear({ sort }: Caught, { saidOn }: DueContext) {
  const ends: Readonly<Record<string, [month: number, words: string]>> = {
    financial: [3, 'The financial year ends on'], academic: [7, 'The academic year is taken to end on'], school: [7, 'The school year is taken to end on'],
  };
  const [month, words] = ends[(sort ?? '').toLowerCase()] ?? [12, 'The year ends on'];
  const on = nextOn(saidOn, month, daysInMonth(yearOf(saidOn), month));
  return { on, because: `${words} ${dayLong(on)}.` };
}

function endOfSpan({ span, next }: Caught, { saidOn }: DueContext) {
  const isWeek = span?.toLowerCase() === 'week';
  const from = next === undefined ? saidOn : isWeek ? addDays(saidOn, 7) : addMonths(saidOn, 1);
  const on = isWeek ? addDays(from, (5 - weekdayOf(from) + 7) % 7) : endOfMonth(from);
  return { on, because: isWeek ? `The Friday of that week is ${dayLong(on)}.` : `The last day of that month is ${dayLong(on)}.` };
}

function yearly({ year }: Caught, saidOn: Day, month: number, dom: number, name: string) {
  const on = year === undefined ? nextOn(saidOn, month, dom) : sureDay(Number(year), month, dom);
  return { on, because: `${dayLong(on)} is ${name}.` };
}

function beforeEaster({ year }: Caught, { saidOn }: DueContext) {
  const goodFriday = [...englandAndWales.days.values()].find(({ name, on }) =>
    name === 'Good Friday' && (year === undefined ? on > saidOn && yearOf(on) <= yearOf(saidOn) + 1 : yearOf(on) === Number(year)));
  if (goodFriday === undefined) return { kind: 'vague' as const, because: 'The calendar does not know that Easter.' };
  const on = addDays(goodFriday.on, -1);
  return { on, because: `Good Friday is ${dayLong(goodFriday.on)}; before it is the day before.` };
}

const SEASONS: Readonly<Record<string, number>> = { spring: 5, summer: 8, autumn: 11, winter: 2 };

function bySeason({ lead, season = '', year }: Caught, { saidOn }: DueContext) {
  const month = SEASONS[season.toLowerCase()] ?? 12;
  // Winter is named by the year it begins in.
  const ends = year === undefined ? endOfMonth(nextOn(saidOn, month, 28)) : endOfMonth(sureDay(Number(year) + (month === 2 ? 1 : 0), month, 1));
  if (!isBefore(lead)) return { on: ends, because: `No day is said, so ${season} is taken to ${dayLong(ends)}.` };
  const on = endOfMonth(addMonths(sureDay(yearOf(ends), monthOf(ends), 1), -3));
  return { on, because: `${season[0]?.toUpperCase() ?? ''}${season.slice(1)} is taken to begin the day after ${dayLong(on)}.` };
}

/** Quarters of the financial year: the first ends in June, the fourth in the March of the following year. */
function byQuarter({ quarter, year }: Caught, { saidOn }: DueContext) {
  const month = [6, 9, 12, 3][Number(quarter) - 1] ?? 6;
  const on = year === undefined
    ? endOfMonth(nextOn(saidOn, month, 28))
    : endOfMonth(sureDay(Number(year) + (month === 3 ? 1 : 0), month, 1));
  return { on, because: `Quarter ${quarter ?? ''} of the financial year ends on ${dayLong(on)}.` };
}

function byYear({ part = '', year }: Caught, _context: DueContext) {
  const month: Readonly<Record<string, number>> = { early: 4, mid: 8 };
  const on = endOfMonth(sureDay(Number(year), month[part.toLowerCase()] ?? 12, 1));
  return { on, because: `No day is said, so ${part === '' ? '' : `${part.toLowerCase()} `}${year ?? ''} is taken to ${dayLong(on)}.` };
}

/** The next such day of the year after saidOn. */
function nextOn(saidOn: Day, month: number, dom: number): Day {
  const thisYears = sureDay(yearOf(saidOn), month, dom);
  return thisYears > saidOn ? thisYears : sureDay(yearOf(saidOn) + 1, month, dom);
}
