// The form that says which meeting agreed the minutes of this one.
import type { Request, Response } from 'express';
import { dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { aLine, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { agreeMinutes, type AgreeRefusal } from './agree-minutes.ts';
import { meetingPath, type Meeting } from './meeting.ts';
import { mayRunMeetings, maySeeMeetings } from './meeting.policy.ts';
import { findMeeting, listMeetings } from './meeting.store.ts';

export interface AgreeMinutesPage { title: string; caption: string; meetings: readonly Option[]; form: FormModel<'at' | 'minuteNumber'> }

const agreeView = view<AgreeMinutesPage>('meetings/agree-minutes');
const agreeForm = form({ at: anId({ missing: 'Choose the meeting that agreed them' }), minuteNumber: aLine('The minute', { max: 30 }) });

const sentences: Record<AgreeRefusal, string | { at: string }> = {
  'no-minutes': 'No minutes of this meeting have been read in yet.', 'agreed-before': 'These minutes have been agreed already.',
  'not-later': { at: 'Minutes are agreed at a later meeting' }, 'not-yet': { at: 'That meeting has not come yet' },
};

export async function showAgreeMinutes(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  await show(req, res, meeting, agreeForm.open(req));
}

export async function agreeMinutesPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  const posted = agreeForm.read(req);
  if (!posted.ok) { await show(req, res, meeting, posted.form); return; }
  const { at, minuteNumber = null } = posted.order;
  const outcome = await agreeMinutes(req.deps, doerOf(req, posted), { meetingId: meeting.id, agreedAtMeetingId: at, minuteNumber });
  if (!outcome.ok) { await show(req, res, meeting, posted.refused(sentences[outcome.because])); return; }
  goTo(res, meetingPath(meeting.id), 'The minutes stand as agreed.');
}

async function meetingOf(req: Request<{ id: string }>): Promise<Meeting> {
  const meeting = await findMeeting(req.deps.db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound('meeting');
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel records that its minutes were agreed.');
  return meeting;
}

async function show(req: Request, res: Response, meeting: Meeting, model: FormModel<'at' | 'minuteNumber'>): Promise<void> {
  const today = req.deps.clock.today();
  const later = (await listMeetings(req.deps.db, meeting.panelId)).filter(({ meetsOn, state }) => meetsOn > meeting.meetsOn && meetsOn <= today && (state === 'held' || state === 'planned'));
  const title = 'The minutes were agreed';
  renderPage(res, { title, section: 'meetings', back: { href: meetingPath(meeting.id), text: 'The meeting' } }, agreeView({
    title, caption: dayWithWeekday(meeting.meetsOn), form: model, meetings: later.map(({ id, meetsOn }) => ({ value: id, text: dayWithWeekday(meetsOn) })),
  }));
}
