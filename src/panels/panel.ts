// A panel (the scrutiny committee) and who sits on it.
import type { Day } from '../calendar/day.ts';
import type { Part } from '../people/person.ts';

export interface Panel {
  id: string;
  /** Permanent, printed in every reference: ECS in ECS-42. */
  code: string;
  name: string;
  venue: string | null;
  /** Lead times that differ from the council's, in working days before the meeting. */
  leadTimes: Partial<Record<string, number>>;
  chairMayDecide: boolean;
  directorsSignOff: boolean;
  directorsCopied: boolean;
  endedOn: Day | null;
  /** The panel that took over its actions and their references, when it ended. */
  successorId: string | null;
  /** The number the next report will have. */
  nextEditionNumber: number;
  version: number;
}

export interface Membership {
  id: string;
  panelId: string;
  personId: string;
  name: string;
  email: string;
  lettersBy: 'email' | 'paper';
  part: Part;
  votesOn: 'everything' | 'education' | 'nothing';
  entitledToExempt: boolean;
  exemptReason: string | null;
  fromOn: Day;
  untilOn: Day | null;
  version: number;
}

/** The order in which a panel's people are listed: who presides, who sits, who serves. */
export const partsInOrder: readonly Part[] = ['chair', 'vice-chair', 'member', 'co-opted member', 'clerk'];

/** The number part is never reused. */
export function referenceOf(panelCode: string, number: number): string {
  return `${panelCode}-${number}`;
}

/** Codes stand in every reference, so they are short, sayable and never change. */
export function isPanelCode(text: string): boolean {
  return /^[A-Z]{2,6}$/.test(text);
}

export type MembershipRefusal = 'ends-before-it-begins' | 'sits-already' | 'has-a-chair' | 'exempt-without-reason' | 'clerks-do-not-vote';

type Entitlement = Pick<Membership, 'entitledToExempt' | 'untilOn'>;
type Sitting = Pick<Membership, 'id' | 'personId' | 'part' | 'votesOn' | 'entitledToExempt' | 'exemptReason' | 'fromOn' | 'untilOn'>;

/** Whoever writes down who is entitled is not thereby entitled: somebody else must say so of them, and that it lasts longer. */
export function entitlesThemselves(by: { id: string }, before: Entitlement | undefined, wanted: Entitlement & { personId: string }): boolean {
  if (wanted.personId !== by.id || !wanted.entitledToExempt) return false;
  return before?.entitledToExempt !== true || (before.untilOn !== null && (wanted.untilOn === null || wanted.untilOn > before.untilOn));
}

/** May this membership stand beside the panel's others: exempt text is per person and panel, with its reason? */
export function mayStand(wanted: Sitting, others: readonly Sitting[]): { ok: true } | { ok: false; because: MembershipRefusal } {
  const refused = (because: MembershipRefusal): { ok: false; because: MembershipRefusal } => ({ ok: false, because });
  if (wanted.untilOn !== null && wanted.untilOn < wanted.fromOn) return refused('ends-before-it-begins');
  if (wanted.entitledToExempt && (wanted.exemptReason ?? '').trim() === '') return refused('exempt-without-reason');
  if (wanted.part === 'clerk' && wanted.votesOn !== 'nothing') return refused('clerks-do-not-vote');
  const beside = others.filter((other) => other.id !== wanted.id && overlap(other, wanted));
  if (beside.some(({ personId }) => personId === wanted.personId)) return refused('sits-already');
  return wanted.part === 'chair' && beside.some(({ part }) => part === 'chair') ? refused('has-a-chair') : { ok: true };
}

function overlap(a: Pick<Sitting, 'fromOn' | 'untilOn'>, b: Pick<Sitting, 'fromOn' | 'untilOn'>): boolean {
  return (a.untilOn === null || a.untilOn >= b.fromOn) && (b.untilOn === null || b.untilOn >= a.fromOn);
}
