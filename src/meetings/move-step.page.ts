// The form that moves one date of a cycle, for one meeting.
import type { Request, Response } from 'express';
import { STEPS, type Step } from '../calendar/cycle-steps.ts';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { getPanel } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { aDay, aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { cycleOf, stepNames } from './cycle.ts';
import { meetingPath, type Meeting } from './meeting.ts';
import { mayRunMeetings, maySeeMeetings } from './meeting.policy.ts';
import { findMeeting, listMovedSteps } from './meeting.store.ts';
import { moveStep, type MoveStepRefusal } from './move-step.ts';

export interface MoveStepPage { title: string; meeting: string; stands: string; form: FormModel<'to' | 'why'> }

const moveView = view<MoveStepPage>('meetings/move-step');
const moveForm = form({ to: aDay('The new date', { missing: 'Enter the new date' }), why: aLine('The reason', { missing: 'Say why the date is moved', max: 300 }) });

const sentences: Record<MoveStepRefusal, string | { to: string } | { why: string }> = {
  'not-planned': 'This meeting is no longer planned, so its dates do not move any more.', 'not-a-step': 'This meeting has no such date.', 'in-the-past': { to: 'The new date has already gone by' }, 'same-day': { to: 'That is the date it has already' },
  'no-reason': { why: 'Say why the date is moved' }, 'misses-clear-days': { to: 'The papers would not be open for five clear days before the meeting' }, 'after-publication': { to: 'Every other date comes before the day the papers go out' },
  'not-before-the-meeting': { to: 'The new date must be before the meeting' }, 'before-the-meeting-was-called': { to: 'The meeting had not been called by then' },
};

type OfStep = Request<{ id: string; step: string }>;

export async function showMoveStep(req: OfStep, res: Response): Promise<void> {
  const at = await dateOf(req);
  show(res, at, moveForm.open(req, { values: { to: at.on } }));
}

export async function moveStepPosted(req: OfStep, res: Response): Promise<void> {
  const at = await dateOf(req);
  const posted = moveForm.read(req);
  if (!posted.ok) { show(res, at, posted.form); return; }
  const outcome = await moveStep(req.deps, doerOf(req, posted), { meetingId: at.meeting.id, step: at.step, ...posted.order });
  if (!outcome.ok) { show(res, at, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `${meetingPath(at.meeting.id)}/cycle`, `${stepNames[at.step]} is moved to ${dayLong(posted.order.to)}, for this meeting alone.`);
}

interface At { meeting: Meeting; step: Step; on: string; stands: string }

async function dateOf(req: OfStep): Promise<At> {
  const { db } = req.deps;
  const meeting = await findMeeting(db, req.params.id);
  const step = STEPS.find((one) => one === req.params.step);
  if (meeting === undefined || step === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound('meeting');
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel moves the dates of its meetings.');
  const now = cycleOf(meeting, await getPanel(db, meeting.panelId), await getSettings(db), await listMovedSteps(db, meeting.id)).steps.find((one) => one.step === step);
  if (now === undefined) throw new NotFound('step');
  return { meeting, step, on: now.on, stands: `Now ${dayWithWeekday(now.on)}${now.moved === undefined ? '' : `, moved from ${dayLong(now.moved.from)}: ${now.moved.because}`}.` };
}

function show(res: Response, { meeting, step, stands }: At, model: MoveStepPage['form']): void {
  const title = `Move a date: ${stepNames[step]}`;
  renderPage(res, { title, section: 'meetings', back: { href: `${meetingPath(meeting.id)}/cycle`, text: 'The cycle' } }, moveView({ title, meeting: `Meeting of ${dayWithWeekday(meeting.meetsOn)}`, stands, form: model }));
}
