// What an action's state and flags are called on a page. Pure.
import { dayShort, type Day } from '../calendar/day.ts';
import { daysOverdue, type Action, type ActionState, type Target } from './action.ts';
import { actionPath } from './action-path.ts';

/** "closed by the panel" is what members read; the state itself is one word shorter. */
export function stateText(state: ActionState, supersededBy?: string | null): string {
  if (state === 'closed') return 'closed by the panel';
  return state === 'superseded' && supersededBy ? `superseded by ${supersededBy}` : state;
}

export function overdueFlag(days: number): string | undefined {
  return days === 0 ? undefined : `overdue by ${days === 1 ? '1 day' : `${days < 1000 ? days : days.toLocaleString('en-GB')} days`}`;
}

/** Anyone may know that there is exempt information and under which paragraph; never more. */
export function exemptFlag(paragraphs: readonly (number | null)[]): string | undefined {
  if (paragraphs.length === 0) return undefined;
  const named = [...new Set(paragraphs.filter((paragraph) => paragraph !== null))].sort();
  return named.length === 0 ? 'exempt information' : `exempt information, paragraph ${named.join(' and ')}`;
}

/** An action in two lines, above a form about it or on a card. */
export interface ActionHead {
  href: string;
  reference: string;
  wording: string;
  state: ActionState;
  stateText: string;
  overdue: string | undefined;
  target: string;
  was: readonly string[];
}

export function presentHead(action: Pick<Action, 'id' | 'reference' | 'wording' | 'state' | 'targetOn'>, targets: readonly Pick<Target, 'actionId' | 'targetOn'>[], today: Day): ActionHead {
  return {
    href: actionPath(action.reference), reference: action.reference, wording: action.wording, state: action.state, stateText: stateText(action.state),
    overdue: overdueFlag(daysOverdue(action, today)), target: action.targetOn === null ? 'date needed' : dayShort(action.targetOn),
    was: targets.filter((target) => target.actionId === action.id && target.targetOn !== action.targetOn).map(({ targetOn }) => dayShort(targetOn)).toReversed(),
  };
}
