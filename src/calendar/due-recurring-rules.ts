// Due phrases that come round: at each meeting, quarterly, every six months, regularly, and until when.
import { addMonths, dayLong, type Day } from './day.ts';
import { meetingAfter } from './due-meeting-rules.ts';
import type { DueContext, DueRule } from './due-phrase.ts';
import { dateIn, monthIn, numberIn, phrase, type Caught } from './due-vocabulary.ts';
import { municipalYearOf } from './municipal-year.ts';

const REPORTS = '(progress |update |written |verbal |performance |further |monitoring )?(reports|updates|briefings|feedback|monitoring reports)';
const UNTIL = '(,? (?<rest>for the (rest|remainder) of (the|this) (current )?municipal year|(until|to) the end of (the|this) (current )?municipal year)'
  + '|,? (for|over) (the next )?({n} )?(?<unit>months?|years?)|,? until ((the )?end of )?({date}|MONTHB))?';

function recurring(template: string): string {
  return phrase(`(${template})${UNTIL}`).replace('MONTHB', phrase('{month}').replaceAll('?<', '?<b'));
}

export const recurringRules: readonly DueRule[] = [
  {
    name: 'each meeting', kind: 'recurring', found: 'always',
    pattern: recurring('((at|to|for) )?(each|every) (subsequent |future |ordinary |scheduled )?{body}meeting|as a standing (agenda )?item(?! (to|on|for) the agendas? (of|for) future)'),
    read: (caught, context) => eachMeeting(caught, context, 'It comes round at each meeting.'),
  },
  {
    name: 'future meetings', kind: 'recurring', found: 'always', pattern: recurring('((at|to|for) )?(all )?(future|subsequent) {body}meetings'),
    read: (caught, context) => eachMeeting(caught, context, 'Several meetings are meant and none is named, so each is taken.'),
  },
  {
    name: 'every so many months', kind: 'recurring', found: 'when promised',
    pattern: recurring('(on a )?(every (?<count>\\d{1,2}|two|three|four|six|nine|twelve|other)? ?(?<span>months?|quarters?|years?)'
      + '|(?<countb>\\d{1,2}|two|three|four|six|twelve)[- ]monthly)( basis| reports| updates)?'),
    read: (caught, context) => everyMonths(monthsOf(caught), caught, context),
  },
  {
    name: 'monthly, quarterly, yearly', kind: 'recurring', found: 'when promised',
    pattern: recurring(`(on an? (?<basis>monthly|bi-monthly|quarterly|termly|half-yearly|biannual|bi-annual|annual|yearly) basis`
      + `|(?<adverb>monthly|bi-monthly|quarterly|termly|half-yearly|biannually|bi-annually|annually|yearly|twice a year|twice yearly|once a year)`
      + `( ${REPORTS}|(?= (and|until|to|by|from|for|thereafter|in|at|on|with|over|as) |[\\s]{0,4}([.,;:)]|$))))`),
    read: (caught, context) => everyMonths(NAMED[(caught.basis ?? caught.adverb ?? '').toLowerCase().replace(/\s+/g, ' ')] ?? 3, caught, context),
  },
  {
    name: 'regularly', kind: 'recurring', found: 'when promised',
    pattern: recurring(`(regular ${REPORTS}( of progress| on progress)?|on a regular basis|regularly)`),
    read: (caught, context) => eachMeeting(caught, context, 'No interval is said, so each meeting is taken.'),
  },
];

const NAMED: Readonly<Record<string, number>> = {
  monthly: 1, 'bi-monthly': 2, quarterly: 3, termly: 4, 'half-yearly': 6, biannual: 6, 'bi-annual': 6, biannually: 6, 'bi-annually': 6,
  'twice a year': 6, 'twice yearly': 6, annual: 12, annually: 12, yearly: 12, 'once a year': 12,
};

function monthsOf({ count, countb, span = 'month' }: Caught): number {
  const words = count ?? countb;
  const times = words?.toLowerCase() === 'other' ? 2 : numberIn(words);
  return times * (/^q/i.test(span) ? 3 : /^y/i.test(span) ? 12 : 1);
}

function everyMonths(months: number, caught: Caught, context: DueContext) {
  const on = addMonths(context.saidOn, months);
  const end = endOf(caught, context);
  const every = months === 1 ? 'month' : `${months} months`;
  return { every: { months }, on, ...end.until, because: `Every ${every} from ${dayLong(context.saidOn)}: first on ${dayLong(on)}.${end.sentence}` };
}

function eachMeeting(caught: Caught, context: DueContext, because: string) {
  const meeting = meetingAfter(context);
  const end = endOf(caught, context);
  const next = meeting === undefined ? { meeting: 'next' as const } : { meeting, on: meeting };
  const first = meeting === undefined ? ' No later meeting is in the calendar yet.' : ` The next one is on ${dayLong(meeting)}.`;
  return { every: 'each meeting' as const, ...next, ...end.until, because: `${because}${first}${end.sentence}` };
}

function endOf(caught: Caught, context: DueContext): { until: { until?: Day }; sentence: string } {
  const until = untilDay(caught, context);
  return until === undefined ? { until: {}, sentence: '' } : { until: { until }, sentence: ` It ends on ${dayLong(until)}.` };
}

function untilDay(caught: Caught, { saidOn, annualMeetings }: DueContext): Day | undefined {
  if (caught.rest !== undefined) return municipalYearOf(saidOn, annualMeetings).endsOn;
  if (caught.unit !== undefined) return addMonths(saidOn, numberIn(caught.n) * (/^y/i.test(caught.unit) ? 12 : 1));
  if (caught.bmonth !== undefined) return monthIn({ month: caught.bmonth, year: caught.byear }, saidOn).last;
  if (caught.month === undefined && caught.nmonth === undefined) return undefined;
  const date = dateIn(caught, saidOn);
  return typeof date === 'string' ? undefined : date.on;
}
