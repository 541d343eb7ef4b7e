// A letter: one e-mail to one person, the states it passes through, and what may follow what.

export type LetterState =
  | 'queued' | 'claimed' | 'handing_over' | 'accepted'
  | 'deferred' | 'failed' | 'held' | 'superseded' | 'expired' | 'unknown'
  | 'bounced_hard' | 'bounced_soft' | 'complained' | 'arrived' | 'on_paper';

export type Lane = 'ordinary' | 'sign-in';

export interface Attachment { fileName: string; mediaType: string; sha256: string }
export interface Correspondent { name: string; address: string }

/** What is stored when a letter is queued and never changes: a re-send is put together from exactly this. */
export interface Letter {
  id: string;
  kind: string;
  dedupeKey: string;
  messageId: string;
  from: Correspondent;
  to: Correspondent & { personId: string | null };
  replyTo: Correspondent | null;
  subject: string;
  text: string;
  html: string;
  attachments: readonly Attachment[];
  about: { kind: string; id: string } | null;
  /** Whose business it is; null where it is no panel's. */
  panelId: string | null;
  lane: Lane;
  queuedAt: Date;
  expiresAt: Date | null;
}

/** Where a letter stands now: one row, changed only by moves that `mayFollow` allows, each leaving an event. */
export interface Delivery {
  letterId: string;
  state: LetterState;
  attempt: number;
  tries: number;
  stalls: number;
  nextTryAt: Date | null;
  releasedAt: Date | null;
  changedAt: Date;
  said: string | null;
}

/** Somebody must decide or act; nothing more happens by itself. */
export const ENDINGS_THAT_NEED_A_PERSON: readonly LetterState[] = ['unknown', 'failed', 'bounced_hard', 'bounced_soft', 'held', 'expired'];

const FOLLOWERS: Record<LetterState, readonly LetterState[]> = {
  queued: ['claimed', 'held', 'expired', 'superseded', 'failed', 'on_paper'],
  claimed: ['handing_over', 'queued', 'deferred', 'failed', 'held', 'superseded', 'expired'],
  // Back to the queue only when not one byte had left (the relay said 354 and we stopped there ourselves).
  handing_over: ['accepted', 'deferred', 'failed', 'unknown', 'queued', 'superseded'],
  deferred: ['claimed', 'queued', 'held', 'expired', 'superseded', 'failed', 'on_paper'],
  held: ['queued', 'expired', 'superseded', 'on_paper'],
  unknown: ['arrived', 'queued', 'bounced_hard', 'bounced_soft', 'complained', 'on_paper'],
  accepted: ['bounced_hard', 'bounced_soft', 'complained', 'queued', 'arrived', 'on_paper'],
  arrived: ['bounced_hard', 'bounced_soft', 'complained', 'queued', 'on_paper'],
  failed: ['queued', 'on_paper'],
  bounced_hard: ['queued', 'arrived', 'on_paper'],
  bounced_soft: ['queued', 'arrived', 'on_paper', 'bounced_hard'],
  complained: ['on_paper'],
  expired: ['on_paper'],
  superseded: [],
  on_paper: ['bounced_hard', 'bounced_soft'],
};

export function mayFollow(was: LetterState, next: LetterState): boolean {
  return FOLLOWERS[was].includes(next);
}

export function statesBefore(next: LetterState): LetterState[] {
  return (Object.keys(FOLLOWERS) as LetterState[]).filter((was) => mayFollow(was, next));
}

/** "Send again (same message)" is a person's decision; a letter that is still on its way needs none. */
export function maySendAgain(state: LetterState): boolean {
  return !['claimed', 'handing_over', 'queued', 'deferred', 'held'].includes(state) && mayFollow(state, 'queued');
}

export function letterPath(letterId: string): string {
  return `/letters/${letterId}`;
}
