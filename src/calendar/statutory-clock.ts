// The clocks that inspections and recommendations start: how long, from what, by which law, with arithmetic a person can check.
import { bankHolidayLabel, bankHolidayOn, englandAndWales, isWeekend, type BankHolidays } from './bank-holidays.ts';
import { addDays, addMonths, daysBetween, dayWithWeekday, weekdayOf, WEEKDAYS, type Day } from './day.ts';
import { addWorkingDays } from './working-days.ts';

export type ClockLength = { workingDays: number } | { days: number } | { months: number };

export interface StatutoryClock {
  name: string;
  length: ClockLength;
  /** What starts it by the rule. Whether a council counts from receipt or from publication is its own choice: see StartEvent. */
  countsFrom: string;
  /** The source of the rule, in words. */
  rule: string;
}

export const statutoryClocks = {
  statementOfProposedAction: {
    name: 'Statement of proposed action', length: { workingDays: 70 }, countsFrom: 'receipt of the final report',
    rule: 'Education and Inspections Act 2006 s.137(3) and SI 2007/462 reg. 3: 70 working days from receiving the report.',
  },
  publishReport: {
    name: 'Publication of the report by the council', length: { workingDays: 30 }, countsFrom: 'receipt of the final report',
    rule: 'SI 2007/462 reg. 2: 30 working days from receiving the report.',
  },
  focusedVisitDraft: {
    name: 'Draft plan after a focused visit with a priority action', length: { workingDays: 20 }, countsFrom: 'receipt of the letter',
    rule: 'Ofsted’s practice since 2018: a draft within 20 working days of receiving the letter, the final plan within 70.',
  },
  focusedVisitPlan: {
    name: 'Plan after a focused visit with a priority action', length: { workingDays: 70 }, countsFrom: 'receipt of the letter',
    rule: 'Ofsted’s practice since 2018: the final plan within 70 working days of receiving the letter.',
  },
  jointStatement: {
    name: 'Written statement of action (JTAI, area SEND 2016–22)', length: { workingDays: 70 }, countsFrom: 'receipt of the report',
    rule: 'SI 2015/1792 regs 3–4: the principal authority’s statement within 70 working days of receiving the report.',
  },
  executiveResponse: {
    name: 'Response of the executive to a recommendation', length: { months: 2 }, countsFrom: 'receipt of the report or, if later, of the notice',
    rule: 'Local Government Act 2000 s.9FE: a response within two months of receiving the report or, if later, the notice.',
  },
} as const satisfies Record<string, StatutoryClock>;

/** Area SEND since 2023, third outcome: no length is settled, so the council sets it; 35 working days is what is commonly asked. */
export function areaSendDraft(workingDays = 35): StatutoryClock {
  return {
    name: 'Draft priority action plan (area SEND)', length: { workingDays }, countsFrom: 'receipt of the final report',
    rule: `The council’s own setting: ${workingDays} working days from receiving the report. The framework prints no length; 70 (SI 2015/1792) is probably the outer limit.`,
  };
}

/** Partners outside the council: no length was found in law, so the council sets it in calendar days. */
export function partnerResponse(days = 28): StatutoryClock {
  return {
    name: 'Response of a partner to a recommendation', length: { days }, countsFrom: 'receipt of the recommendation',
    rule: `The council’s own setting: ${days} days from receiving the recommendation.`,
  };
}

/** What set the clock going, in the council's words ("receipt of the final report", "publication"), and on which day. */
export interface StartEvent {
  what: string;
  on: Day;
}

export interface ClockReading {
  name: string;
  dueOn: Day;
  rule: string;
  startedBy: StartEvent;
  /** Short sentences, in order, from the start to the due day. */
  arithmetic: readonly string[];
}

/** Reads the clock once. Store what it gives: a day proclaimed later must not move it. Throws YearNotKnown. */
export function startClock(clock: StatutoryClock, startedBy: StartEvent, holidays: BankHolidays = englandAndWales): ClockReading {
  const dueOn = dueDay(startedBy.on, clock.length, holidays);
  return {
    name: clock.name, dueOn, rule: clock.rule, startedBy,
    arithmetic: [
      `Day 0 is ${dayWithWeekday(startedBy.on)}, ${startedBy.what}; counting begins the day after.`,
      ...('workingDays' in clock.length
        ? workingDayArithmetic(startedBy.on, dueOn, clock.length.workingDays, holidays)
        : calendarArithmetic(dueOn, clock.length)),
    ],
  };
}

function dueDay(from: Day, length: ClockLength, holidays: BankHolidays): Day {
  if ('workingDays' in length) return addWorkingDays(from, length.workingDays, holidays);
  return 'days' in length ? addDays(from, length.days) : addMonths(from, length.months);
}

function workingDayArithmetic(from: Day, dueOn: Day, count: number, holidays: BankHolidays): string[] {
  const passed = Array.from({ length: daysBetween(from, dueOn) }, (_, n) => addDays(from, n + 1));
  const weekendDays = passed.filter(isWeekend).length;
  const skipped = passed.filter((d) => !isWeekend(d)).flatMap((d) => bankHolidayOn(d, holidays) ?? []);
  return [
    'Saturdays, Sundays and the bank holidays of England and Wales are not counted.',
    ...skipped.map((holiday) => `Not counted: ${dayWithWeekday(holiday.on)}, ${bankHolidayLabel(holiday)}.`),
    `${plural(passed.length, 'calendar day')} less ${plural(weekendDays, 'weekend day')} and ${plural(skipped.length, 'bank holiday')} are ${plural(count, 'working day')}.`,
    `Working day ${count} is ${dayWithWeekday(dueOn)}.`,
  ];
}

function calendarArithmetic(dueOn: Day, length: { days: number } | { months: number }): string[] {
  const span = 'days' in length ? plural(length.days, 'calendar day') : plural(length.months, 'calendar month');
  const weekday = WEEKDAYS[weekdayOf(dueOn) - 1] ?? '';
  return [
    `${span} on is ${dayWithWeekday(dueOn)}${'months' in length ? ', the corresponding date or the last day of a shorter month' : ''}.`,
    ...(isWeekend(dueOn) ? [`It is a ${weekday}; the rule does not move it, so aim for the Friday before.`] : []),
  ];
}

function plural(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? '' : 's'}`;
}
