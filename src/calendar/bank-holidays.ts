// The bank holidays of England and Wales on days otherwise worked, 2013–2027, and the days proclaimed since.
// 2017–2023 agree with gov.uk's own data file; 2027 may still be added to by proclamation.
import { day, dayLong, weekdayOf, yearOf, type Day } from './day.ts';

export interface BankHoliday {
  on: Day;
  name: string;
  kind: 'ordinary' | 'substitute' | 'moved' | 'one-off';
}

/** A calendar is a value that is passed along: nothing here changes behind a date that was computed with it. */
export interface BankHolidays {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly days: ReadonlyMap<Day, BankHoliday>;
}

/** Thrown rather than guess: a year without its bank holidays would give dates that are wrong and look right. */
export class YearNotKnown extends Error {
  constructor(d: Day, known: BankHolidays) {
    super(`The bank holidays of ${yearOf(d)} are not in the calendar, which knows ${known.firstYear} to ${known.lastYear}; add them before counting working days across ${dayLong(d)}.`);
    this.name = 'YearNotKnown';
  }
}

const NAMES = [
  'New Year’s Day', 'Good Friday', 'Easter Monday', 'Early May bank holiday', 'Spring bank holiday', 'Summer bank holiday',
  'Christmas Day', 'Boxing Day',
] as const;

// One column a name, in that order. s: a substitute day; m: moved for the year.
const ORDINARY_YEARS = `
2013 01-01  03-29 04-01 05-06  05-27  08-26 12-25  12-26
2014 01-01  04-18 04-21 05-05  05-26  08-25 12-25  12-26
2015 01-01  04-03 04-06 05-04  05-25  08-31 12-25  12-28s
2016 01-01  03-25 03-28 05-02  05-30  08-29 12-27s 12-26
2017 01-02s 04-14 04-17 05-01  05-29  08-28 12-25  12-26
2018 01-01  03-30 04-02 05-07  05-28  08-27 12-25  12-26
2019 01-01  04-19 04-22 05-06  05-27  08-26 12-25  12-26
2020 01-01  04-10 04-13 05-08m 05-25  08-31 12-25  12-28s
2021 01-01  04-02 04-05 05-03  05-31  08-30 12-27s 12-28s
2022 01-03s 04-15 04-18 05-02  06-02m 08-29 12-27s 12-26
2023 01-02s 04-07 04-10 05-01  05-29  08-28 12-25  12-26
2024 01-01  03-29 04-01 05-06  05-27  08-26 12-25  12-26
2025 01-01  04-18 04-21 05-05  05-26  08-25 12-25  12-26
2026 01-01  04-03 04-06 05-04  05-25  08-31 12-25  12-28s
2027 01-01  03-26 03-29 05-03  05-31  08-30 12-27s 12-28s`;

const ONE_OFFS: readonly BankHoliday[] = [
  { on: day('2022-06-03'), name: 'Platinum Jubilee bank holiday', kind: 'one-off' },
  { on: day('2022-09-19'), name: 'State Funeral of Queen Elizabeth II', kind: 'one-off' },
  { on: day('2023-05-08'), name: 'Coronation of King Charles III', kind: 'one-off' },
];

const KINDS = { '': 'ordinary', s: 'substitute', m: 'moved' } as const;

function readYear(line: string): BankHoliday[] {
  const [year = '', ...cells] = line.split(/\s+/);
  return NAMES.map((name, column) => {
    const cell = cells[column] ?? '';
    const mark = cell.slice(5) as keyof typeof KINDS;
    return { on: day(`${year}-${cell.slice(0, 5)}`), name, kind: KINDS[mark] };
  });
}

/** What is known at the time of writing. */
export const englandAndWales: BankHolidays = withProclaimed(
  { firstYear: 2013, lastYear: 2027, days: new Map() },
  [...ORDINARY_YEARS.trim().split('\n').flatMap(readYear), ...ONE_OFFS],
);

/**
 * A calendar with further days: one proclaimed since (`kind` 'one-off'), or whole further years, when `lastYear` says up to which year the list is
 * now complete. Dates already stored do not move: a letter sent before a proclamation keeps the date it gave.
 */
export function withProclaimed(known: BankHolidays, added: readonly BankHoliday[], lastYear = known.lastYear): BankHolidays {
  const days = new Map(known.days);
  for (const holiday of added) days.set(holiday.on, holiday);
  return { firstYear: known.firstYear, lastYear: Math.max(known.lastYear, lastYear), days };
}

/** May this day be asked about without YearNotKnown? */
export function isKnown(d: Day, known: BankHolidays = englandAndWales): boolean {
  return yearOf(d) >= known.firstYear && yearOf(d) <= known.lastYear;
}

/** The bank holiday on this day, if there is one; throws YearNotKnown outside the known years. */
export function bankHolidayOn(d: Day, known: BankHolidays = englandAndWales): BankHoliday | undefined {
  if (!isKnown(d, known)) throw new YearNotKnown(d, known);
  return known.days.get(d);
}

/** "Good Friday", "Boxing Day (substitute day)" */
export function bankHolidayLabel(holiday: BankHoliday): string {
  if (holiday.kind === 'substitute') return `${holiday.name} (substitute day)`;
  return holiday.kind === 'moved' ? `${holiday.name} (moved)` : holiday.name;
}

export function isWeekend(d: Day): boolean {
  return weekdayOf(d) >= 6;
}
