// What the panel resolved, verbatim, and what was promised aloud outside a resolution.
import type { Day } from '../calendar/day.ts';

export type ResolutionKind = 'noted' | 'act' | 'recommendation' | 'procedural';

export interface Resolution {
  id: string;
  panelId: string;
  meetingId: string;
  minuteItemId: string | null;
  minuteNumber: string | null;
  itemTitle: string | null;
  position: number;
  /** As printed: 1, (a), 1(a); none for bullets. */
  label: string | null;
  /** The lead-in that is needed to read a limb: "That the Cabinet". */
  stem: string | null;
  text: string;
  kind: ResolutionKind;
  ownerWords: string | null;
  dueWords: string | null;
  documentId: string | null;
  sourceStart: number | null;
  sourceEnd: number | null;
  version: number;
}

export interface Undertaking {
  id: string;
  panelId: string;
  meetingId: string;
  minuteItemId: string | null;
  minuteNumber: string | null;
  position: number;
  text: string;
  ownerWords: string | null;
  dueWords: string | null;
  documentId: string | null;
  sourceStart: number | null;
  sourceEnd: number | null;
}

export const resolutionKindNames: Record<ResolutionKind, string> = {
  noted: 'Noted', act: 'Asks for action', recommendation: 'Recommendation', procedural: 'Procedural',
};

/** Only what asks somebody to do something proposes an action; what is noted or procedural is kept and marked. */
export function asksForAction(kind: ResolutionKind): boolean {
  return kind === 'act' || kind === 'recommendation';
}

export const answers = ['accepted', 'accepted in part', 'accepted in principle', 'not accepted'] as const;
export type Answer = (typeof answers)[number];

export type WantingInAnswer = 'no-words' | 'no-reasons';

/** A yes in principle without what will be done is no answer, nor a no without its reasons; a part accepted leaves a part that was not. */
export function wantingIn({ answer, words, reasons }: { answer: Answer; words: string | null; reasons: string | null }): WantingInAnswer | undefined {
  if (answer === 'accepted in principle' && !words?.trim()) return 'no-words';
  return (answer === 'not accepted' || answer === 'accepted in part') && !reasons?.trim() ? 'no-reasons' : undefined;
}

/** What Cabinet or a partner answered to a recommendation; its clock starts at receipt (LGA 2000 s.9FE: two months). */
export interface Response {
  id: string;
  resolutionId: string;
  addressedTo: string;
  sentOn: Day | null;
  receivedOn: Day | null;
  dueOn: Day | null;
  answeredOn: Day | null;
  answer: Answer | null;
  /** What will be done; "in principle" must say it. */
  words: string | null;
  /** Why not; "not accepted" must say it. */
  reasons: string | null;
  version: number;
}

export function responsePath(resolutionId: string): string {
  return `/resolutions/${resolutionId}/response`;
}
