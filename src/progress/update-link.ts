// An update link: no password, good for one person's items in one cycle, until the papers go out.
import { createHash } from 'node:crypto';
import type { Meeting } from '../meetings/meeting.ts';

export interface UpdateLink {
  id: string;
  meetingId: string;
  personId: string;
  letterKey: string;
  madeAt: Date;
  /** When the meeting begins; it dies sooner when the papers go out or the meeting is moved or lost. */
  expiresAt: Date;
  revokedAt: Date | null;
  actionIds: readonly string[];
}

/** Kept instead of the token: nobody can guess 256 bits, hashed or not. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export type LinkEnd = 'revoked' | 'papers out' | 'meeting moved' | 'over';

/** Why the link no longer opens anything, or undefined while it does. */
export function linkEnd(link: Pick<UpdateLink, 'revokedAt' | 'expiresAt'>, meeting: Pick<Meeting, 'state'>, papersOut: boolean, now: Date): LinkEnd | undefined {
  if (link.revokedAt !== null) return 'revoked';
  if (papersOut) return 'papers out';
  if (meeting.state !== 'planned') return 'meeting moved';
  return link.expiresAt <= now ? 'over' : undefined;
}

export function answerPath(token: string): string {
  return `/answer/${token}`;
}
