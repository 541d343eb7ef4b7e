// The lines of an earlier paper as they stand now: in the register where it was confirmed, in its review where it was not.
import type { Db } from '../database/db.ts';
import { listFindings } from '../inspections/inspection.store.ts';
import { listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import type { EarlierLine } from './compare-lines.ts';
import type { Intake } from './intake.ts';
import { getReview } from './intake.store.ts';
import { keptLines } from './review.ts';

export async function readEarlierLines(db: Db, earlier: Intake): Promise<EarlierLine[]> {
  if (earlier.inspectionId !== null) return (await listFindings(db, [earlier.inspectionId])).map(({ id, text }) => ({ table: 'findings', id, text }));
  if (earlier.state === 'confirmed' && earlier.meetingId !== null) {
    const resolutions = (await listResolutionsOfMeetings(db, [earlier.meetingId])).map((r) => ({ table: 'resolutions' as const, id: r.id, text: r.text, position: r.position }));
    const undertakings = (await listUndertakingsOfMeetings(db, [earlier.meetingId])).map((u) => ({ table: 'undertakings' as const, id: u.id, text: u.text, position: u.position }));
    return [...resolutions, ...undertakings].sort((a, b) => a.position - b.position).map(({ table, id, text }) => ({ table, id, text }));
  }
  return keptLines((await getReview(db, earlier.id)).review).map(({ key, text }) => ({ table: 'none', id: key, text }));
}
