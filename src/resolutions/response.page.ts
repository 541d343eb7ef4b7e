// A recommendation and what was answered: to whom it went, its clock, and the response with its reasons.
import type { Request, Response as Reply } from 'express';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import { meetingPath } from '../meetings/meeting.ts';
import { aChoice, aDay, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { recordResponse, type ResponseRefusal } from './record-response.ts';
import { mayKeepResponse, maySeeResolution } from './resolution.policy.ts';
import { answers, responsePath, type Resolution, type Response } from './resolution.ts';
import { listResolutionsById, listResponses } from './resolution.store.ts';
import { clockPath, nearnessSays, type RunningClock } from './running-clock.ts';
import { findClockOfResolution } from './running-clock.store.ts';
import { sendRecommendation, type SendRefusal } from './send-recommendation.ts';

const sendForm = form({
  to: aChoice(['executive', 'partner'], { missing: 'Say whether it goes to the executive or to a partner' }), addressedTo: aLine('Whom it is addressed to', { missing: 'Say whom it is addressed to', max: 200 }), sentOn: aDay('The day it was sent'), receivedOn: aDay('The day it was received'),
});
const answerForm = form({
  answer: aChoice(answers, { missing: 'Say what was answered' }), answeredOn: aDay('The day of the response', { missing: 'Enter the day of the response' }), words: aParagraph('What will be done', { max: 4000 }), reasons: aParagraph('The reasons', { max: 4000 }),
});
type SendNames = 'to' | 'addressedTo' | 'sentOn' | 'receivedOn';
type AnswerNames = 'answer' | 'answeredOn' | 'words' | 'reasons';

export interface ResponsePage {
  title: string;
  text: string;
  facts: readonly { key: string; value: string }[];
  clock: { says: string; href: string; arithmetic: readonly string[] } | undefined;
  send: FormModel<SendNames> | undefined;
  answer: FormModel<AnswerNames> | undefined;
}

const responseView = view<ResponsePage>('resolutions/response');

const changed = 'Somebody has changed this since you opened the page. How it stands now is shown above; look again and save once more.';
const sendSentences: Record<SendRefusal, string | Partial<Record<SendNames, string>>> = {
  'changed-since': changed, 'in-the-future': 'A day in the future cannot have been it.', 'received-before-sent': { receivedOn: 'It cannot have been received before it was sent' }, 'runs-already': changed, 'year-not-known': 'The count would go into a year that is not known yet.',
};
const answerSentences: Record<ResponseRefusal, string | Partial<Record<AnswerNames, string>>> = {
  'changed-since': changed, 'in-the-future': { answeredOn: 'The day of the response cannot be in the future' }, 'no-words': { words: 'In principle: say what will be done' }, 'no-reasons': { reasons: 'Say why it, or the part of it, was not accepted' },
};

type ResolutionRequest = Request<{ id: string }>;
interface Seen { resolution: Resolution; response: Response; clock: RunningClock | undefined; keeps: boolean }

export async function showResponse(req: ResolutionRequest, res: Reply): Promise<void> {
  await show(req, res, await seen(req));
}

export async function sendPosted(req: ResolutionRequest, res: Reply): Promise<void> {
  const at = await kept(req);
  const posted = sendForm.read(req, 'send-');
  if (!posted.ok) { await show(req, res, at, { send: posted.form }); return; }
  const { to, addressedTo, sentOn = null, receivedOn = null } = posted.order;
  const outcome = await sendRecommendation(req.deps, doerOf(req, posted), { resolutionId: at.resolution.id, version: posted.version, to, addressedTo, sentOn, receivedOn });
  if (outcome.ok) { goTo(res, responsePath(at.resolution.id), receivedOn === null ? 'It is kept. The clock starts when you enter the day it was received.' : 'It is kept, and its clock runs.'); return; }
  const fresh = await seen(req);
  await show(req, res, fresh, { send: posted.refused(sendSentences[outcome.because], { version: fresh.response.version }) });
}

export async function answerPosted(req: ResolutionRequest, res: Reply): Promise<void> {
  const at = await kept(req);
  const posted = answerForm.read(req, 'answer-');
  if (!posted.ok) { await show(req, res, at, { answer: posted.form }); return; }
  const { answer, answeredOn, words = null, reasons = null } = posted.order;
  const outcome = await recordResponse(req.deps, doerOf(req, posted), { resolutionId: at.resolution.id, version: posted.version, answer, answeredOn, words, reasons });
  if (outcome.ok) { goTo(res, responsePath(at.resolution.id), 'The response is recorded. The next report shows it.'); return; }
  const fresh = await seen(req);
  await show(req, res, fresh, { answer: posted.refused(answerSentences[outcome.because], { version: fresh.response.version }) });
}

async function seen(req: ResolutionRequest): Promise<Seen> {
  const { db } = req.deps;
  const [resolution] = await listResolutionsById(db, [req.params.id]);
  const [response] = resolution === undefined ? [] : await listResponses(db, [resolution.id]);
  if (resolution === undefined || response === undefined || !maySeeResolution(personOf(req), resolution.panelId)) throw new NotFound(`response to ${req.params.id}`);
  return { resolution, response, clock: await findClockOfResolution(db, resolution.id), keeps: mayKeepResponse(personOf(req), resolution.panelId) };
}

/** For a form: who reads it and does not keep the record is told so before anything of theirs is read. */
async function kept(req: ResolutionRequest): Promise<Seen> {
  const at = await seen(req);
  if (!at.keeps) throw new NotAllowed('Only the clerk of the panel keeps the record of its recommendations.');
  return at;
}

async function show(req: ResolutionRequest, res: Reply, { resolution, response, clock, keeps }: Seen, refused: { send?: FormModel<SendNames>; answer?: FormModel<AnswerNames> } = {}): Promise<void> {
  const meeting = await getMeeting(req.deps.db, resolution.meetingId);
  const path = responsePath(resolution.id);
  const { version, addressedTo } = response;
  const isOurs = addressedTo.toLowerCase().includes(req.face.words.cabinet.toLowerCase());
  renderPage(res, { title: `Recommendation to ${addressedTo}`, section: 'meetings', back: { href: meetingPath(meeting.id), text: `Meeting of ${dayLong(meeting.meetsOn)}` } }, responseView({
    title: `Recommendation to ${addressedTo}`, text: [resolution.stem, resolution.text].filter(Boolean).join(' '), facts: factsOf(resolution, response),
    clock: clock && { says: `A response is due by ${dayWithWeekday(clock.dueOn)}: ${nearnessSays(clock, req.deps.clock.today())}.`, href: clockPath(clock.id), arithmetic: clock.arithmetic },
    send: !keeps || response.answer !== null ? undefined : (refused.send ?? sendForm.open(req, { action: `/resolutions/${resolution.id}/send`, idPrefix: 'send-', version, values: { to: isOurs ? 'executive' : 'partner', addressedTo, sentOn: response.sentOn ?? undefined, receivedOn: response.receivedOn ?? undefined } })),
    answer: !keeps ? undefined : (refused.answer ?? answerForm.open(req, { action: path, idPrefix: 'answer-', version, values: { answer: response.answer ?? undefined, answeredOn: response.answeredOn ?? undefined, words: response.words ?? undefined, reasons: response.reasons ?? undefined } })),
  }));
}

function factsOf({ minuteNumber }: Resolution, r: Response): ResponsePage['facts'] {
  const rows: [string, string | null][] = [
    ['Minute', minuteNumber], ['Sent', r.sentOn && dayLong(r.sentOn)], ['Received', r.receivedOn && dayLong(r.receivedOn)], ['Response due', r.dueOn && dayLong(r.dueOn)],
    ['Response', r.answer === null ? 'none yet' : `${r.answer}${r.answeredOn === null ? '' : `, ${dayLong(r.answeredOn)}`}`], ['What will be done', r.words], ['Reasons', r.reasons],
  ];
  return rows.flatMap(([key, value]) => (value ? [{ key, value }] : []));
}
