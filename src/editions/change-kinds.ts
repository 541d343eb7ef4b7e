// What can have changed between two editions, worst first, and when a state is worse than another.
import type { StateKey } from './register.ts';

/** In the order in which a member with five minutes should read them. */
export const CHANGE_KINDS = [
  'became overdue', 'worse', 'no update received', 'no longer listed', 'reopened', 'closure refused', 'extension refused', 'extension asked',
  'proposed for closure', 'extension agreed', 'target changed', 'closure withdrawn', 'extension withdrawn', 'new', 'lead officer changed', 'decided', 'response received', 'answered',
  'asked', 'new reading', 'new judgement', 'better', 'not accepted', 'superseded', 'closed', 'evidence added', 'exempt information', 'reworded', 'updated',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export function severity(kind: ChangeKind): number {
  return CHANGE_KINDS.indexOf(kind);
}

/**
 * How much a state should worry the panel: on track 1, not started 2, at risk 3. Not started ranks below on track because nothing
 * has been done yet, and above at risk because nobody has said that it will fail. Proposed for closure and the ended states are
 * not on this scale: moving to or from them is a change with a name of its own.
 */
const CONCERN: Partial<Record<StateKey, number>> = { 'on track': 1, 'not started': 2, 'at risk': 3 };

export function compareStates(before: StateKey, now: StateKey): 'worse' | 'better' | undefined {
  const a = CONCERN[before];
  const b = CONCERN[now];
  if (a === undefined || b === undefined || a === b) return undefined;
  return b > a ? 'worse' : 'better';
}
