// The form that says who was at a meeting: one question for each who sits, and a line for everybody else.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { listMemberships } from '../panels/panel.store.ts';
import type { Membership } from '../panels/panel.ts';
import { aChoice, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { attendances, nameSaid, type Stand } from './attendance.ts';
import { findAttendance } from './attendance.store.ts';
import { meetingPath, type Meeting } from './meeting.ts';
import { mayRunMeetings, maySeeMeetings } from './meeting.policy.ts';
import { findMeeting } from './meeting.store.ts';
import { recordAttendance, type AttendanceRefusal } from './record-attendance.ts';

export interface RecordAttendancePage { day: string; members: readonly { field: string; name: string }[]; form: FormModel }

const attendanceView = view<RecordAttendancePage>('meetings/record-attendance');
const fieldOf = (personId: string): string => `stands-${personId}`;

/** One question for each who sat that day, so that nobody can be both there and away. */
function attendanceForm(members: readonly Membership[]) {
  return form({
    ...Object.fromEntries(members.map((member) => [fieldOf(member.personId), aChoice(attendances, { missing: `Say whether ${member.name} was there` })])),
    alsoPresent: aParagraph('Who else was there', { max: 1000 }),
  });
}

const sentences: Record<AttendanceRefusal, string> = {
  'not-yet': 'The day of the meeting has not come yet.', 'not-meeting': 'This meeting was not held on that day, so nobody was at it.',
  'changed-since': 'Somebody else recorded it while you had this page open. Save again if what you have ticked is right.', both: 'Somebody is ticked as present and as having sent apologies.',
};

export async function showRecordAttendance(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { meeting, members } = await meetingOf(req);
  const before = await findAttendance(req.deps.db, meeting.id);
  const values = Object.fromEntries(before?.members.map(({ personId, stands }) => [fieldOf(personId), stands]) ?? []);
  show(res, meeting, members, attendanceForm(members).open(req, { version: before?.position ?? 0, values: { ...values, alsoPresent: before?.alsoPresent ?? '' } }));
}

export async function recordAttendancePosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const { meeting, members } = await meetingOf(req);
  const posted = attendanceForm(members).read(req);
  if (!posted.ok) return show(res, meeting, members, posted.form);
  const stands = posted.order as Record<string, string | undefined>;
  const those = (wanted: Stand): string[] => members.map(({ personId }) => personId).filter((id) => stands[fieldOf(id)] === wanted);
  const outcome = await recordAttendance(req.deps, doerOf(req, posted), { meetingId: meeting.id, version: posted.version, present: those('present'), apologies: those('apologies'), alsoPresent: stands['alsoPresent'] ?? null });
  if (outcome.ok) return goTo(res, meetingPath(meeting.id), 'Who was at the meeting is recorded.');
  show(res, meeting, members, posted.refused(sentences[outcome.because], { version: (await findAttendance(req.deps.db, meeting.id))?.position ?? 0 }));
}

async function meetingOf(req: Request<{ id: string }>): Promise<{ meeting: Meeting; members: Membership[] }> {
  const { db } = req.deps;
  const meeting = await findMeeting(db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound('meeting');
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel records who was at its meeting.');
  return { meeting, members: (await listMemberships(db, meeting.panelId, meeting.meetsOn)).filter(({ part }) => part !== 'clerk') };
}

function show(res: Response, meeting: Meeting, members: readonly Membership[], model: RecordAttendancePage['form']): void {
  renderPage(res, { title: 'Who was at the meeting', section: 'meetings', back: { href: meetingPath(meeting.id), text: 'The meeting' } }, attendanceView({
    day: dayWithWeekday(meeting.meetsOn), members: members.map((member) => ({ field: fieldOf(member.personId), name: nameSaid(member) })), form: model,
  }));
}
