// Requests for updates to print and hand over, for those who have their letters on paper; and saying that it was done.
import type { Request, Response } from 'express';
import { dayLong, dayOf, dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { mayRunMeetings, maySeeMeetings } from '../meetings/meeting.policy.ts';
import { meetingPath, type Meeting } from '../meetings/meeting.ts';
import { findMeeting } from '../meetings/meeting.store.ts';
import { aDay, aLine, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { deliverRequestOnPaper, type PaperRefusal } from './deliver-request-on-paper.ts';
import { toDeliver } from './paper-request.ts';
import { listPaperRequests } from './paper-request.store.ts';
import type { UpdateRequestLetter } from './update-request.email.ts';

export interface PaperRequestsPage {
  title: string; caption: string;
  letters: readonly (UpdateRequestLetter & { asked: string })[];
  clerk: string;
  mark: { form: FormModel<'request' | 'deliveredOn' | 'note'>; readers: readonly Option[] } | undefined;
  delivered: readonly string[];
}

const paperView = view<PaperRequestsPage>('progress/paper-requests');
const paperForm = form({ request: anId({ missing: 'Choose who had it' }), deliveredOn: aDay('The day', { missing: 'Enter the day it was handed over' }), note: aLine('The note', { max: 200 }) });

const sentences: Record<PaperRefusal, string | { deliveredOn: string }> = {
  'said-before': 'Somebody has said so already; it is in the list.', 'not-yet': { deliveredOn: 'The day must be today or earlier' },
  'before-it-was-asked': { deliveredOn: 'The day must not be before the request was due' },
};

export async function showPaperRequests(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  await show(req, res, meeting, paperForm.open(req, { values: { deliveredOn: req.deps.clock.today() } }));
}

export async function paperDeliveredPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const meeting = await meetingOf(req);
  const posted = paperForm.read(req);
  if (!posted.ok) { await show(req, res, meeting, posted.form); return; }
  const { request, deliveredOn, note = null } = posted.order;
  const outcome = await deliverRequestOnPaper(req.deps, doerOf(req, posted), { meetingId: meeting.id, requestId: request, deliveredOn, note });
  if (!outcome.ok) { await show(req, res, meeting, posted.refused(sentences[outcome.because])); return; }
  goTo(res, `${meetingPath(meeting.id)}/paper-requests`, `The request to ${outcome.name} counts as delivered.`);
}

async function meetingOf(req: Request<{ id: string }>): Promise<Meeting> {
  const meeting = await findMeeting(req.deps.db, req.params.id);
  if (meeting === undefined || !maySeeMeetings(personOf(req), meeting.panelId)) throw new NotFound('meeting');
  if (!mayRunMeetings(personOf(req), meeting.panelId)) throw new NotAllowed('Only the clerk of the panel sees which requests go on paper.');
  return meeting;
}

async function show(req: Request, res: Response, meeting: Meeting, model: FormModel<'request' | 'deliveredOn' | 'note'>): Promise<void> {
  const all = await listPaperRequests(req.deps.db, meeting.id);
  const open = toDeliver(all);
  const title = 'Requests on paper';
  const clerk = personOf(req);
  renderPage(res, { title, section: 'meetings', back: { href: `${meetingPath(meeting.id)}/cycle`, text: 'The cycle' } }, paperView({
    title, caption: dayWithWeekday(meeting.meetsOn), clerk: `${clerk.name}, ${clerk.email}`,
    letters: open.map(({ letter, at }) => ({ ...letter, asked: dayLong(dayOf(at)) })),
    mark: open.length === 0 ? undefined : { form: model, readers: open.map(({ requestId, letter, at }) => ({ value: requestId, text: `${letter.officerName}, of ${dayLong(dayOf(at))}` })) },
    delivered: all.flatMap(({ letter, deliveredOn, note, byName }) => (deliveredOn === null ? [] : [`${letter.officerName}: handed over on ${dayLong(deliveredOn)}, says ${byName ?? ''}${note === null ? '' : ` (${note})`}`])),
  }));
}
