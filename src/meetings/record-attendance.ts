// Record who was at a meeting. What was recorded before stays; the new record takes its place.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { listMemberships } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { namesOf, type Attended, type AttendanceRecord } from './attendance.ts';
import { addAttendance, findAttendance } from './attendance.store.ts';
import { mayRunMeetings } from './meeting.policy.ts';
import { lockMeeting } from './meeting.store.ts';

/** @param version the position of the record that was on the screen, 0 where there was none */
export interface AttendanceOrder { meetingId: string; version: number; present: readonly string[]; apologies: readonly string[]; alsoPresent: string | null }
export type AttendanceRefusal = 'not-yet' | 'not-meeting' | 'changed-since' | 'both';

export async function recordAttendance(deps: Deps, by: Doer, order: AttendanceOrder): Promise<Outcome<object, AttendanceRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunMeetings(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of the panel records who was at its meeting.');
    const refused = (because: AttendanceRefusal): { ok: false; because: AttendanceRefusal } => ({ ok: false, because });
    if (meeting.meetsOn > deps.clock.today()) return refused('not-yet');
    if (meeting.state === 'postponed' || meeting.state === 'cancelled') return refused('not-meeting');
    if (order.present.some((id) => order.apologies.includes(id))) return refused('both');
    const before = await findAttendance(tx, meeting.id);
    if ((before?.position ?? 0) !== order.version) return refused('changed-since');
    const sitting = (await listMemberships(tx, meeting.panelId, meeting.meetsOn)).filter(({ part }) => part !== 'clerk');
    const members = sitting.map(({ personId, name, part }): Attended => ({ personId, name, part, stands: order.present.includes(personId) ? 'present' : order.apologies.includes(personId) ? 'apologies' : 'absent' }));
    const after: AttendanceRecord = { id: randomUUID(), meetingId: meeting.id, position: order.version + 1, members, alsoPresent: order.alsoPresent, byPersonId: by.person.id, at: deps.clock.now() };
    await addAttendance(tx, after);
    await record(tx, deps, by, {
      what: 'meeting.attendance-recorded', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn },
      changes: { present: [before === undefined ? null : namesOf(before, 'present'), namesOf(after, 'present')], apologies: [before === undefined ? null : namesOf(before, 'apologies'), namesOf(after, 'apologies')] },
    });
    return { ok: true as const };
  });
}
