// A calendar feed: one person's meetings, or the days their updates are due, at an address that is a secret.
import { createHash, randomBytes } from 'node:crypto';

export const feedKinds = ['meetings', 'update deadlines'] as const;
export type FeedKind = (typeof feedKinds)[number];

export interface CalendarFeed {
  id: string;
  personId: string;
  kind: FeedKind;
  madeAt: Date;
  /** When it was taken back, or another took its place. */
  endedAt: Date | null;
}

/** 256 random bits, as they may stand in an address. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Kept instead of the secret: nobody can guess 256 bits, hashed or not. */
export function secretHashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

export function feedPath(secret: string): string {
  return `/calendar-feeds/${secret}/calendar.ics`;
}
