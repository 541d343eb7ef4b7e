// The form that says what became of a meeting.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { aChoice, aDay, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { changeMeeting, type ChangeOrder, type ChangeRefusal } from './change-meeting.ts';
import { meetingPath, timeLabel, type Meeting } from './meeting.ts';
import { mayRunMeetings, maySeeMeetings } from './meeting.policy.ts';
import { findMeeting } from './meeting.store.ts';
import { readTime } from './time-of-day.ts';

export interface ChangeMeetingPage { day: string; form: FormModel<'become' | 'to' | 'at' | 'venue' | 'reason'> }

const changeView = view<ChangeMeetingPage>('meetings/change-meeting');
const changeForm = form({
  become: aChoice(['postponed', 'cancelled', 'inquorate', 'held'], { missing: 'Choose what became of the meeting' }),
  to: aDay('The new day'), at: aLine('The new time', { max: 20 }), venue: aLine('The new place'), reason: aParagraph('The reason', { max: 1000 }),
}, ({ become, to, at, venue, reason }) => ({
  ...(become === 'postponed' && to === undefined ? { to: 'Enter the new day' } : {}),
  ...(become === 'postponed' && readTime(at ?? '') === undefined ? { at: 'Enter the new time like 6.30 pm or 18:30' } : {}),
  ...(become === 'postponed' && venue === undefined ? { venue: 'Enter where the meeting will be held' } : {}),
  ...(become !== 'held' && reason === undefined ? { reason: 'Enter the reason' } : {}),
}));

const sentences: Record<ChangeRefusal, string> = {
  'changed-since': 'Somebody else changed this meeting while you had it open. What stands now is shown on its page; your words are kept below.',
  'not-planned': 'This meeting is no longer planned, so nothing can become of it any more.',
  'in-the-past': 'The new day has already gone by.', 'same-day': 'The new day is the day it is planned for already.',
  'already-planned': 'A meeting of this panel is already planned for that day and time.', 'not-yet': 'The day of the meeting has not come yet.',
};

export async function showChangeMeeting(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  show(res, meeting, changeForm.open(req, { version: meeting.version, values: { at: timeLabel(meeting.meetsAt), venue: meeting.venue } }));
}

export async function doChangeMeeting(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  const posted = changeForm.read(req);
  if (!posted.ok) return show(res, meeting, posted.form);
  const { become, to, at = '', venue = '', reason = '' } = posted.order;
  const base = { meetingId: meeting.id, version: posted.version };
  const order: ChangeOrder | undefined = become === 'postponed' ? to && { ...base, become, to, at: readTime(at) ?? meeting.meetsAt, venue, reason } : become === 'held' ? { ...base, become } : { ...base, become, reason };
  if (order === undefined) return show(res, meeting, posted.refused({ to: 'Enter the new day' }));
  const outcome = await changeMeeting(req.deps, doerOf(req, posted), order);
  if (!outcome.ok) return show(res, meeting, posted.refused(sentences[outcome.because], { version: (await meetingOf(req)).version }));
  goTo(res, meetingPath(outcome.meetingId), become === 'postponed' ? 'The meeting is moved; its cycle is worked out again from the new day.' : 'The meeting is marked.');
}

async function meetingOf(req: Request<{ id: string }>): Promise<Meeting> {
  const meeting = await findMeeting(req.deps.db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound('meeting');
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel moves or cancels its meetings.');
  return meeting;
}

function show(res: Response, meeting: Meeting, model: ChangeMeetingPage['form']): void {
  renderPage(res, { title: 'What became of the meeting', section: 'meetings', back: { href: meetingPath(meeting.id), text: 'The meeting' } }, changeView({ day: dayWithWeekday(meeting.meetsOn), form: model }));
}
