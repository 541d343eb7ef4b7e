// The form that plans a meeting.
import type { Request, Response } from 'express';
import { dayLong } from '../calendar/day.ts';
import { isKnown } from '../calendar/bank-holidays.ts';
import { NotFound } from '../database/errors.ts';
import { findPanelByCode } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { aChoice, aDay, aLine } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { meetingPath } from './meeting.ts';
import { mayRunMeetings } from './meeting.policy.ts';
import { planMeeting } from './plan-meeting.ts';
import { readTime } from './time-of-day.ts';

export interface PlanMeetingPage { panelName: string; form: FormModel<'meetsOn' | 'meetsAt' | 'venue' | 'kind'> }

const planView = view<PlanMeetingPage>('meetings/plan-meeting');
const planForm = form({
  meetsOn: aDay('The day of the meeting', { missing: 'Enter the day of the meeting' }),
  meetsAt: aLine('The time', { missing: 'Enter the time the meeting begins', max: 20 }),
  venue: aLine('The place', { missing: 'Enter where the meeting is held' }),
  kind: aChoice(['ordinary', 'extraordinary', 'annual'], { missing: 'Choose the kind of meeting' }),
}, ({ meetsOn, meetsAt }) => ({
  ...(readTime(meetsAt) === undefined ? { meetsAt: 'Enter the time like 6.30 pm or 18:30' } : {}),
  ...(isKnown(meetsOn) ? {} : { meetsOn: `The bank holidays of ${dayLong(meetsOn).slice(-4)} are not known here, so its working days cannot be counted` }),
}));

const sentences = { 'already-planned': 'A meeting of this panel is already planned for that day and time', ended: 'Another panel has taken over from this one: plan the meeting there' };

export async function showPlanMeeting(req: Request, res: Response): Promise<void> {
  const panel = await panelOf(req);
  show(res, panel, planForm.open(req, { values: { meetsAt: '6.30 pm', venue: panel.venue ?? '', kind: 'ordinary' } }));
}

export async function doPlanMeeting(req: Request, res: Response): Promise<void> {
  const panel = await panelOf(req);
  const posted = planForm.read(req);
  if (!posted.ok) return show(res, panel, posted.form);
  const meetsAt = readTime(posted.order.meetsAt) ?? '18:30';
  const outcome = await planMeeting(req.deps, doerOf(req, posted), { ...posted.order, meetsAt, panelId: panel.id });
  if (!outcome.ok) return show(res, panel, posted.refused({ meetsOn: sentences[outcome.because] }));
  goTo(res, meetingPath(outcome.meetingId), `The meeting of ${dayLong(posted.order.meetsOn)} is planned.`);
}

async function panelOf(req: Request): Promise<Panel> {
  const code = req.query['panel'];
  const panel = typeof code === 'string' ? await findPanelByCode(req.deps.db, code) : undefined;
  if (panel === undefined || !mayRunMeetings(personOf(req), panel.id)) throw new NotFound('panel');
  return panel;
}

function show(res: Response, panel: Panel, model: PlanMeetingPage['form']): void {
  renderPage(res, { title: 'Plan a meeting', section: 'meetings', back: { href: '/meetings', text: 'Meetings' } }, planView({ panelName: panel.name, form: model }));
}
