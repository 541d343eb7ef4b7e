// Make an update link inside the transaction of the letter that carries it; only its hash is kept here, and the letter keeps it sealed.
import { randomBytes, randomUUID } from 'node:crypto';
import { instantOf } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { answerPath, tokenHashOf } from './update-link.ts';
import { addUpdateLink } from './update-link.store.ts';

/** `secret` goes into the letter's order. The caller's audit entry is about the meeting. */
export async function makeUpdateLink(tx: Transaction, deps: Deps, of: { meeting: Meeting; personId: string; letterKey: string; actionIds: readonly string[] }): Promise<{ address: string; secret: { text: string; until: Date } }> {
  const token = randomBytes(32).toString('base64url');
  const { meeting, personId, letterKey, actionIds } = of;
  const expiresAt = instantOf(meeting.meetsOn, meeting.meetsAt);
  await addUpdateLink(tx, { id: randomUUID(), meetingId: meeting.id, personId, letterKey, madeAt: deps.clock.now(), expiresAt, revokedAt: null, actionIds }, tokenHashOf(token));
  return { address: deps.council.baseUrl + answerPath(token), secret: { text: token, until: expiresAt } };
}
