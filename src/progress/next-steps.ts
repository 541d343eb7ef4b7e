// What happens next with an action: the meeting it comes to, what is owed before it, and what is decided there. Pure.
import { isEnded, type Action, type Proposal } from '../actions/action.ts';
import { daysBetween, dayLong, dayWithWeekday, type Day } from '../calendar/day.ts';
import type { Words } from '../web/words.ts';
import { isAnswered, isSentBack } from './answered.ts';
import type { CycleNow } from './cycle-now.ts';
import type { Return, Update } from './progress.ts';

export interface NextFacts {
  action: Pick<Action, 'state' | 'targetOn' | 'leadPostId'>;
  /** Undefined while no meeting is planned. */
  cycle: CycleNow | undefined;
  last: Pick<Update, 'meetingId' | 'at'> | undefined;
  lastReturn: Pick<Return, 'at'> | undefined;
  proposals: readonly Pick<Proposal, 'kind' | 'outcome'>[];
  today: Day;
}

export function nextSteps(facts: NextFacts, words: Words): string[] {
  const { action, cycle, today } = facts;
  if (isEnded(action.state)) return ['Nothing is owed any more. Its story stays here.'];
  return [
    ...(cycle === undefined ? ['No meeting is planned yet. Updates are asked for when one is.'] : [`The ${words.panel} meets next on ${dayWithWeekday(cycle.meeting.meetsOn)}.`, owed(facts, cycle)]),
    ...decided(facts, words),
    ...(action.targetOn === null || action.targetOn < today ? [] : [`The target is ${action.targetOn === today ? 'today' : `in ${inDays(daysBetween(today, action.targetOn))}`}.`]),
  ];
}

function owed({ last, lastReturn }: NextFacts, { answeredFor, updateDeadline, isAfterDeadline }: CycleNow): string {
  if (isSentBack(last, lastReturn)) return `The last update was sent back with a question; the answer is due by ${dayLong(updateDeadline)}.`;
  if (isAnswered(last, lastReturn, answeredFor)) return 'The update for it has come.';
  return isAfterDeadline ? `The update for it was due by ${dayLong(updateDeadline)} and has not come.` : `An update for it is due by ${dayLong(updateDeadline)}.`;
}

function decided({ proposals }: NextFacts, words: Words): string[] {
  const open = proposals.filter(({ outcome }) => outcome === 'open');
  if (open.some(({ kind }) => kind === 'not mine')) return [`The ${words.clerk} finds out whose it is.`];
  if (open.some(({ kind }) => kind === 'closure')) return [`The ${words.panel} decides whether it is closed.`];
  return open.length > 0 ? [`The ${words.panel} decides whether it has more time.`] : [];
}

function inDays(days: number): string {
  return days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`;
}
