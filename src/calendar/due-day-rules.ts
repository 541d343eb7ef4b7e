// Due phrases that name a date, a month, or so much time from the day they were said.
import { addDays, addMonths, dayFrom, dayLong, monthOf, weekdayOf, WEEKDAYS, yearOf, type Day } from './day.ts';
import type { DueContext, DueRule } from './due-phrase.ts';
import { periodRules } from './due-period-rules.ts';
import { dateIn, isBefore, monthIn, numberIn, phrase, type Caught } from './due-vocabulary.ts';
import { addWorkingDays } from './working-days.ts';

const SO_MUCH = '((the )?(next|coming) )?{n}( \\(\\d{1,3}\\))? (?<unit>working days?|(calendar |clear )?days?|weeks?|fortnights?|months?|years?)([’\']s?)?( time)?'
  + '( (of|from|after) ((?<its>its) meeting|this meeting|the meeting|today|now|the date of (this|the) meeting))?';

export const dayRules: readonly DueRule[] = [
  { name: 'by a date', kind: 'day', found: 'unless told', pattern: phrase('(?<lead>{by}|{before}) {date}'), read: onDate },
  { name: 'on a date', kind: 'day', found: 'when promised', pattern: phrase('on {date}'), read: onDate },
  { name: 'a bare date', kind: 'day', found: 'never', pattern: phrase('{date}'), read: onDate },
  {
    name: 'by the end of a month', kind: 'day', found: 'unless told',
    pattern: phrase('((?<lead>{by}|{before}|at|towards|around) (the )?end( of)?|by end) {month}'),
    read: (caught, { saidOn }) => {
      const { last, label, hasYear } = monthIn(caught, saidOn);
      return { on: last, because: `The last day of ${hasYear ? label : `the next ${label.split(' ')[0] ?? ''} from ${dayLong(saidOn)}`}.` };
    },
  },
  {
    name: 'early, mid or late in a month', kind: 'day', found: 'when promised',
    pattern: phrase('(?<lead>{by}|{before}|in|during|at) (the )?(?<part>early|mid|middle|late|beginning|start)( of)?[- ]?{month}'),
    read: partOfMonth,
  },
  { name: 'by a month', kind: 'day', found: 'unless told', pattern: phrase('(?<lead>{by}|{before}) {month}'), read: inMonth },
  { name: 'in a month', kind: 'day', found: 'when promised', pattern: phrase('(in|during) {month}'), read: inMonth },
  { name: 'a bare month', kind: 'day', found: 'never', pattern: phrase('{month}'), read: inMonth },
  {
    name: 'by a weekday', kind: 'day', found: 'unless told',
    pattern: phrase('(?<lead>{by}|{before}) (next |this )?(?<on>{weekday})'),
    read: nextWeekday,
  },
  { name: 'within so much time', kind: 'day', found: 'unless told', pattern: phrase(`within ${SO_MUCH}`), read: inSoMuchTime },
  { name: 'in so much time', kind: 'day', found: 'when promised', pattern: phrase(`(in|over|during|after) ${SO_MUCH}`), read: inSoMuchTime },
  {
    name: 'within the month', kind: 'day', found: 'when promised',
    pattern: phrase('((with)?in|over|during) (the )?(next |coming )(?<unit>week|fortnight|month|year)|within (the|a) (?<unitb>week|fortnight|month|year)'),
    read: (caught, context) => inSoMuchTime({ n: 'one', unit: caught.unit ?? caught.unitb }, context),
  },
  ...periodRules,
];

function onDate(caught: Caught, { saidOn }: DueContext) {
  const date = dateIn(caught, saidOn);
  if (typeof date === 'string') return { kind: 'vague' as const, because: date };
  const supplied = caught.dom !== undefined && caught.year === undefined ? ` The year is not said: the next such day after ${dayLong(saidOn)}.` : '';
  const notes = `${date.note}${supplied}${pastNote(date.on, saidOn)}`;
  return isBefore(caught.lead)
    ? { on: addDays(date.on, -1), because: `The day before ${dayLong(date.on)}.${notes}` }
    : { on: date.on, because: `${dayLong(date.on)}, as the words say.${notes}` };
}

function inMonth(caught: Caught, { saidOn }: DueContext) {
  const { first, last, label, hasYear } = monthIn(caught, saidOn);
  const supplied = hasYear ? '' : ` The year is not said: the next one from ${dayLong(saidOn)}.`;
  return isBefore(caught.lead)
    ? { on: addDays(first, -1), because: `The day before ${label} begins.${supplied}` }
    : { on: last, because: `No day is said, so ${label} is taken to its last day.${supplied}${pastNote(last, saidOn)}` };
}

function partOfMonth(caught: Caught, { saidOn }: DueContext) {
  const { first, last, label } = monthIn(caught, saidOn);
  const part = (caught.part ?? '').toLowerCase();
  const days: Readonly<Record<string, number>> = { early: 10, mid: 15, middle: 15, beginning: 1, start: 1 };
  const on = addDays(dayFrom(yearOf(first), monthOf(first), days[part] ?? 1) ?? first, isBefore(caught.lead) ? -1 : 0);
  return part === 'late' ? { on: last, because: `Late in ${label} is taken to its last day.` } : { on, because: `“${part}” in ${label} is taken as ${dayLong(on)}.` };
}

function nextWeekday(caught: Caught, { saidOn }: DueContext) {
  const name = WEEKDAYS.find((one) => one.toLowerCase() === caught.on?.toLowerCase()) ?? 'Monday';
  const ahead = (WEEKDAYS.indexOf(name) + 1 - weekdayOf(saidOn) + 7) % 7 || 7;
  const found = addDays(saidOn, ahead);
  const on = isBefore(caught.lead) ? addDays(found, -1) : found;
  return { on, because: `The first ${name} after ${dayLong(saidOn)} is ${dayLong(found)}.` };
}

function inSoMuchTime(caught: Caught, { saidOn }: DueContext) {
  const n = numberIn(caught.n);
  const unit = (caught.unit ?? '').toLowerCase().replace(/\s+/g, ' ').replace(/s$/, '');
  const on = later(saidOn, n, unit);
  const assumed = caught.its === undefined ? '' : ' “Its meeting” is taken to be this one.';
  return { on, because: `${n} ${unit}${n === 1 ? '' : 's'} from ${dayLong(saidOn)} is ${dayLong(on)}.${assumed}` };
}

function later(from: Day, n: number, unit: string): Day {
  if (unit === 'working day') return addWorkingDays(from, n);
  if (unit.endsWith('day')) return addDays(from, n);
  if (unit === 'week') return addDays(from, 7 * n);
  if (unit === 'fortnight') return addDays(from, 14 * n);
  return addMonths(from, unit === 'year' ? 12 * n : n);
}

function pastNote(on: Day, saidOn: Day): string {
  return on < saidOn ? ` That was already past on ${dayLong(saidOn)}.` : '';
}
