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

/** The number part is never reused (PRODUCT.md §2.1). */
export function referenceOf(panelCode: string, number: number): string {
  return `${panelCode}-${number}`;
}
