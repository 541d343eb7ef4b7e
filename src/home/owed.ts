// What an officer owes: their items, what is overdue first, and whether each is answered for the coming meeting. Pure.
import { daysOverdue, type Action, type Target } from '../actions/action.ts';
import type { ActionWithPosts } from '../actions/action.store.ts';
import { daysBetween, type Day } from '../calendar/day.ts';
import type { AnsweredFor } from '../meetings/cycle.ts';
import { isAnswered, isSentBack } from '../progress/answered.ts';
import type { Return, Update } from '../progress/progress.ts';

export type LastUpdate = Pick<Update, 'id' | 'actionId' | 'meetingId' | 'byPersonId' | 'byName' | 'at'>;

export interface Owed {
  action: ActionWithPosts;
  /** Targets it had before, newest first. */
  was: Day[];
  daysOverdue: number;
  last: LastUpdate | undefined;
  /** Written for the coming meeting, and not sent back since. */
  isAnswered: boolean;
  isSentBack: boolean;
}

export function owedOf(action: ActionWithPosts, facts: { targets: readonly Target[]; last: LastUpdate | undefined; lastReturn: Return | undefined; answeredFor: AnsweredFor | undefined; today: Day }): Owed {
  const { targets, last, lastReturn, answeredFor, today } = facts;
  return {
    action, last, isSentBack: isSentBack(last, lastReturn), daysOverdue: daysOverdue(action, today), was: targets.map(({ targetOn }) => targetOn).filter((on) => on !== action.targetOn).reverse(),
    isAnswered: isAnswered(last, lastReturn, answeredFor),
  };
}

/** Overdue first, the longest first; then by target; what has no target comes last. */
export function inOrderOwed(items: readonly Owed[]): Owed[] {
  return [...items].sort((a, b) => b.daysOverdue - a.daysOverdue || byTarget(a.action, b.action));
}

function byTarget(a: Pick<Action, 'targetOn'>, b: Pick<Action, 'targetOn'>): number {
  if (a.targetOn === null || b.targetOn === null) return Number(a.targetOn === null) - Number(b.targetOn === null);
  return daysBetween(b.targetOn, a.targetOn);
}
