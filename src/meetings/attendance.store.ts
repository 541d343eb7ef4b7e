// The table attendance_records: added and read, never changed.
import type { Db, Transaction } from '../database/db.ts';
import type { AttendanceRecord } from './attendance.ts';

const columns = { id: 'id', meetingId: 'meeting_id', position: 'position', members: 'members', alsoPresent: 'also_present', byPersonId: 'by_person_id', at: 'at' } as const;

export async function findAttendance(db: Db, meetingId: string): Promise<AttendanceRecord | undefined> {
  return await db('attendance_records').where({ meeting_id: meetingId }).orderBy('position', 'desc').first<AttendanceRecord | undefined>(columns);
}

/** The last record of each of these meetings that has one. */
export async function listAttendances(db: Db, meetingIds: readonly string[]): Promise<AttendanceRecord[]> {
  return await db('attendance_records').distinctOn('meeting_id').whereIn('meeting_id', meetingIds).orderBy([{ column: 'meeting_id' }, { column: 'position', order: 'desc' }]).select<AttendanceRecord[]>(columns);
}

export async function addAttendance(tx: Transaction, r: AttendanceRecord): Promise<void> {
  await tx('attendance_records').insert({ id: r.id, meeting_id: r.meetingId, position: r.position, members: JSON.stringify(r.members), also_present: r.alsoPresent, by_person_id: r.byPersonId, at: r.at });
}
