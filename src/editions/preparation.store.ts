// The table edition_preparations: what the clerk has chosen for a report that has not gone yet, one row a meeting.
import type { Db, Transaction } from '../database/db.ts';
import type { Annex, Grouping } from './edition-content.ts';

export interface Preparation { meetingId: string; introduction: string; grouping: Grouping; leaveOut: Annex[]; version: number }

/** Nothing chosen yet: no introduction, by inspection and finding, everything in. Version 0 says that there is no row. */
export function unprepared(meetingId: string): Preparation {
  return { meetingId, introduction: '', grouping: 'inspection', leaveOut: [], version: 0 };
}

export async function findPreparation(db: Db, meetingId: string): Promise<Preparation | undefined> {
  return await db('edition_preparations').where({ meeting_id: meetingId })
    .first<Preparation | undefined>({ meetingId: 'meeting_id', introduction: 'introduction', grouping: 'grouping', leaveOut: 'leave_out', version: 'version' });
}

export async function savePreparation(tx: Transaction, p: Preparation): Promise<void> {
  const row = { introduction: p.introduction, grouping: p.grouping, leave_out: p.leaveOut };
  await tx('edition_preparations').insert({ meeting_id: p.meetingId, ...row, version: 1 }).onConflict('meeting_id').merge({ ...row, version: p.version + 1 });
}
