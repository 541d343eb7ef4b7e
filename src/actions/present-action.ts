// What an action's state and flags are called on a page. Pure.
import type { ActionState } from './action.ts';

/** "closed by the panel" is what members read; the state itself is one word shorter. */
export function stateText(state: ActionState, supersededBy?: string | null): string {
  if (state === 'closed') return 'closed by the panel';
  return state === 'superseded' && supersededBy ? `superseded by ${supersededBy}` : state;
}

export function overdueFlag(days: number): string | undefined {
  return days === 0 ? undefined : `overdue by ${days === 1 ? '1 day' : `${days.toLocaleString('en-GB')} days`}`;
}

/** Anyone may know that there is exempt information and under which paragraph; never more. */
export function exemptFlag(paragraphs: readonly (number | null)[]): string | undefined {
  if (paragraphs.length === 0) return undefined;
  const named = [...new Set(paragraphs.filter((paragraph) => paragraph !== null))].sort();
  return named.length === 0 ? 'exempt information' : `exempt information, paragraph ${named.join(' and ')}`;
}
