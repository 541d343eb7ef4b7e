// Due phrases that name a meeting: the next one, one in a month, one on a date.
import { addDays, dayLong, type Day } from './day.ts';
import type { DueContext, DueRule } from './due-phrase.ts';
import { dateIn, isBefore, monthIn, phrase, type Caught } from './due-vocabulary.ts';

export const meetingRules: readonly DueRule[] = [
  {
    name: 'next meeting', kind: 'meeting', found: 'always',
    pattern: phrase('(?<lead>{at}) ({the} )?(very )?(next|following|subsequent|forthcoming|upcoming) {body}(meeting|agenda){other}'),
    read: (caught, context) => (caught.other === undefined ? nextMeeting(caught, context) : otherBody()),
  },
  {
    name: 'when it next meets', kind: 'meeting', found: 'always',
    pattern: phrase('when (it|they|we|(the|this) {body}[\\p{L}-]{3,20}) next (met|meets?)'),
    read: nextMeeting,
  },
  {
    name: 'next meeting of another body', kind: 'meeting', found: 'when promised',
    pattern: phrase('(?<lead>{at}) (the )?(next )?(?<body>full council|cabinet|council|executive) meeting'),
    read: otherBody,
  },
  {
    name: 'meeting in a month', kind: 'meeting', found: 'when promised',
    pattern: phrase('(?<lead>{at}) {the} (next )?({month} {body}meeting)|(?<leadb>{at}) {the} (next )?{body}meeting in MONTHB')
      .replace('MONTHB', phrase('{month}').replaceAll('?<', '?<b')),
    read: ({ lead, leadb, month, year, bmonth, byear }, context) =>
      meetingInMonth({ lead: lead ?? leadb, month: month ?? bmonth, year: year ?? byear }, context),
  },
  {
    name: 'meeting on a date', kind: 'meeting', found: 'when promised',
    pattern: phrase('(?<lead>{at}) {the} (next )?{body}meeting,? ((which is )?(due )?(to be )?(held|scheduled|planned|taking place) )?(on|for|of) {date}'),
    read: meetingOnDate,
  },
  {
    name: 'the agenda of a date', kind: 'meeting', found: 'always',
    pattern: phrase('((?<lead>for|to|on|at|by|before) )?the {date} (agenda|meeting)'),
    read: meetingOnDate,
  },
  {
    name: 'this meeting', kind: 'meeting', found: 'never',
    pattern: phrase('(at|to|before|by) this meeting'),
    read: (_, { saidOn }) => ({ meeting: saidOn, on: saidOn, because: `This meeting is the one of ${dayLong(saidOn)}, so it was due then.` }),
  },
];

/** The first known meeting after the day it was said. */
export function meetingAfter({ saidOn, meetings }: DueContext): Day | undefined {
  return [...meetings].sort().find((on) => on > saidOn);
}

function nextMeeting({ lead }: Caught, context: DueContext) {
  const meeting = meetingAfter(context);
  if (meeting === undefined) {
    return { meeting: 'next' as const, because: `No meeting after ${dayLong(context.saidOn)} is in the calendar yet; it gets its day when one is.` };
  }
  return { meeting, ...meetingDay(meeting, lead, `The next meeting after ${dayLong(context.saidOn)} is on ${dayLong(meeting)}.`) };
}

function otherBody() {
  return { kind: 'vague' as const, because: 'It is the meeting of another body, whose days are not in this panel’s calendar.' };
}

function meetingInMonth(caught: Caught, context: DueContext) {
  const { saidOn, meetings } = context;
  let month = monthIn(caught, saidOn);
  const within = () => [...meetings].sort().find((on) => on > saidOn && on >= month.first && on <= month.last);
  // In September, "the September meeting" is next year's once this year's is past.
  if (!month.hasYear && month.first <= saidOn && within() === undefined) month = monthIn(caught, month.last);
  const meeting = within();
  if (meeting !== undefined) return { meeting, ...meetingDay(meeting, caught.lead, `The panel meets on ${dayLong(meeting)}.`) };
  const last = isBefore(caught.lead) ? addDays(month.first, -1) : month.last;
  return { on: last, because: `No meeting in ${month.label} is in the calendar; until one is, ${dayLong(last)} is taken.` };
}

function meetingOnDate(caught: Caught, { saidOn, meetings }: DueContext) {
  const date = dateIn(caught, saidOn);
  if (typeof date === 'string') return { kind: 'vague' as const, because: date };
  const isKnown = meetings.includes(date.on);
  const said = isKnown ? `The panel meets on ${dayLong(date.on)}.` : `The words give ${dayLong(date.on)}, which is no known meeting of the panel.`;
  return { meeting: date.on, ...meetingDay(date.on, caught.lead, `${said}${date.note}`) };
}

function meetingDay(meeting: Day, lead: string | undefined, because: string): { on: Day; because: string } {
  return isBefore(lead) ? { on: addDays(meeting, -1), because: `${because} Before it is the day before.` } : { on: meeting, because };
}
