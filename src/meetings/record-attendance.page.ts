// The form that says who was at a meeting: two lists to tick, and a line for everybody else.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { listMemberships } from '../panels/panel.store.ts';
import { aParagraph, someIds } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { nameSaid } from './attendance.ts';
import { findAttendance } from './attendance.store.ts';
import { meetingPath, type Meeting } from './meeting.ts';
import { mayRunMeetings, maySeeMeetings } from './meeting.policy.ts';
import { findMeeting } from './meeting.store.ts';
import { recordAttendance, type AttendanceRefusal } from './record-attendance.ts';

export interface RecordAttendancePage { day: string; members: readonly { value: string; text: string }[]; form: FormModel<'present' | 'apologies' | 'alsoPresent'> }

const attendanceView = view<RecordAttendancePage>('meetings/record-attendance');
const attendanceForm = form({ present: someIds(), apologies: someIds(), alsoPresent: aParagraph('Who else was there', { max: 1000 }) },
  ({ present, apologies }) => (present.some((id) => apologies.includes(id)) ? { apologies: 'Somebody is ticked as present and as having sent apologies' } : {}));

const sentences: Record<AttendanceRefusal, string> = {
  'not-yet': 'The day of the meeting has not come yet.', 'not-meeting': 'This meeting was not held on that day, so nobody was at it.',
  'changed-since': 'Somebody else recorded it while you had this page open. Save again if what you have ticked is right.', both: 'Somebody is ticked as present and as having sent apologies.',
};

export async function showRecordAttendance(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  const before = await findAttendance(req.deps.db, meeting.id);
  const ids = (stands: string): string[] => before?.members.filter((member) => member.stands === stands).map(({ personId }) => personId) ?? [];
  await show(req, res, meeting, attendanceForm.open(req, { version: before?.position ?? 0, values: { present: ids('present'), apologies: ids('apologies'), alsoPresent: before?.alsoPresent ?? '' } }));
}

export async function recordAttendancePosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  const posted = attendanceForm.read(req);
  if (!posted.ok) return await show(req, res, meeting, posted.form);
  const { present, apologies, alsoPresent } = posted.order;
  const outcome = await recordAttendance(req.deps, doerOf(req, posted), { meetingId: meeting.id, version: posted.version, present, apologies, alsoPresent: alsoPresent ?? null });
  if (outcome.ok) return goTo(res, meetingPath(meeting.id), 'Who was at the meeting is recorded.');
  await show(req, res, meeting, posted.refused(sentences[outcome.because], { version: (await findAttendance(req.deps.db, meeting.id))?.position ?? 0 }));
}

async function meetingOf(req: Request<{ id: string }>): Promise<Meeting> {
  const meeting = await findMeeting(req.deps.db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound('meeting');
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel records who was at its meeting.');
  return meeting;
}

async function show(req: Request, res: Response, meeting: Meeting, model: RecordAttendancePage['form']): Promise<void> {
  const members = (await listMemberships(req.deps.db, meeting.panelId, meeting.meetsOn)).filter(({ part }) => part !== 'clerk');
  renderPage(res, { title: 'Who was at the meeting', section: 'meetings', back: { href: meetingPath(meeting.id), text: 'The meeting' } }, attendanceView({
    day: dayWithWeekday(meeting.meetsOn), members: members.map((member) => ({ value: member.personId, text: nameSaid(member) })), form: model,
  }));
}
