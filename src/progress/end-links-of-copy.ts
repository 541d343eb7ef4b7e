// In a restored copy no update link opens anything: one that was revoked after the backup was made would be good again.
import { record, theOperator } from '../audit/record.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Transaction } from '../database/db.ts';
import { revokeAllLinks } from './update-link.store.ts';

/** @returns how many */
export async function endUpdateLinksOfCopy(tx: Transaction, deps: { clock: Clock }): Promise<number> {
  const meetings = await revokeAllLinks(tx, deps.clock.now());
  for (const meetingId of new Set(meetings)) {
    await record(tx, deps, theOperator, { what: 'meeting.update-links-ended', about: { kind: 'meetings', id: meetingId }, changes: { reason: [null, 'restored from a backup'] } });
  }
  return meetings.length;
}
