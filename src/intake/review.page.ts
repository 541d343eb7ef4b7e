// The review: the paper on one side with its places marked, what was found on the other; nothing exists until Confirm.
import type { Request, Response } from 'express';
import { actionPath } from '../actions/action-path.ts';
import { dayWithWeekday, timeOf } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import { getDocument } from '../documents/document.store.ts';
import { frameworkNames } from '../inspections/inspection.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { listOrganisations, listPosts } from '../people/post.store.ts';
import { getPersonRecord } from '../people/person.store.ts';
import { postLabel } from '../people/post.ts';
import { refusedAnew, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import type { Html } from '../web/html.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Conflict } from '../web/ui.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { confirmIntake, type ConfirmRefusal } from './confirm-intake.ts';
import { dropIntake } from './drop-intake.ts';
import { paperKindNames, type Intake } from './intake.ts';
import { mayReview } from './intake.policy.ts';
import { findIntake, getReview } from './intake.store.ts';
import { confirmText, isLeftOver, presentLine, recordedSays, summaryOf, type LinePage } from './present-review.ts';
import { readRecordedPairs } from './recorded-lines.ts';
import { kindName, kindOptions, reviewForm, reviewWith, startValues } from './review-form.ts';
import { conflictRows, typedOver } from './review-conflict.ts';
import type { LineKind, Review, ReviewContext } from './review.ts';
import { saveReview } from './save-review.ts';
import { countImportedRows, listImportedActions } from './table.store.ts';
import { stretches, type Stretch } from './source-view.ts';

export interface ReviewPage {
  fileName: string; summary: string; meeting: string | undefined; form: FormModel; lines: readonly { under: string | undefined; drawn: Html }[]; source: readonly Stretch[]; mentions: readonly string[];
  /** What is asked of the inspection as a whole. */
  inspection: Html | undefined; confirmText: string; note: string | undefined; conflict: Conflict | undefined; paper: string; isLeftOver: boolean; compare: string | undefined;
  /** Lines that say what was recorded in the meeting. */
  recorded: { text: string; href: string } | undefined;
}
export interface ReviewLinePage { line: LinePage; form: FormModel; kinds: readonly Option[]; posts: readonly Option[] }
export interface ReviewInspectionPage { form: FormModel; organisations: readonly Option[]; frameworks: readonly Option[] }
export interface ConfirmedPage { fileName: string; kind: string; state: string; paper: string; links: readonly { href: string; text: string }[]; text: string; made: readonly { row: number; reference: string; href: string; wording: string }[]; madeSaid: string | undefined }

const reviewView = view<ReviewPage>('intake/review');
const lineView = view<ReviewLinePage>('intake/review-line');
const inspectionView = view<ReviewInspectionPage>('intake/review-inspection');
const confirmedView = view<ConfirmedPage>('intake/confirmed');

const sentences: Record<ConfirmRefusal, string> = {
  'not-in-review': 'This paper has already been confirmed or put aside.', 'changed-since': 'Somebody else has taken this review further while you had it open. Compare the two below, and save again.',
  'nothing-kept': 'Every line is left out, so there is nothing to confirm. Put the paper aside instead.', 'wording-missing': 'An action has no wording. Write what will be done, or untick “Make an action”.',
  'no-meeting': 'These minutes have no meeting. Put the paper aside and read it in again with its meeting.', 'meeting-to-come': 'The meeting of these minutes is still to come. Put the paper aside and read it in again with the meeting that was held.',
  'no-such-post': 'A post that was chosen has ended. Choose another for that action.',
  'no-organisation': 'Choose the body that was inspected and give the inspection a title.',
};

export async function showReview(req: Request<{ id: string }>, res: Response): Promise<void> {
  const intake = await intakeOf(req);
  if (intake.state !== 'in review') return await showConfirmed(req, res, intake);
  if (intake.kind === 'table') return res.redirect(303, `/intake/${intake.id}/table`);
  const { review, sequence } = await getReview(req.deps.db, intake.id);
  await show(req, res, intake, review, opened(req, intake, review, sequence));
}

export async function doReview(req: Request<{ id: string }>, res: Response): Promise<void> {
  const intake = await intakeOf(req);
  if (intake.kind === 'table') throw new NotFound(`review of the table ${intake.id}`);
  const pressed = pressedButton(req);
  if (pressed === 'drop') {
    await dropIntake(req.deps, doerOf(req), intake.id);
    return goTo(res, '/intake', 'The paper is put aside. It is kept, and may be read in again.');
  }
  const { review: before } = await getReview(req.deps.db, intake.id);
  const posted = reviewForm(before).read(req);
  if (!posted.ok && pressed === 'autosave') return void res.status(422).json({ said: 'Not saved yet: something is not a valid answer.' });
  if (!posted.ok) return await show(req, res, intake, before, posted.form);
  const source = (await getDocument(req.deps.db, intake.documentId)).text ?? '';
  const review = reviewWith(before, posted.order, await contextOf(req, intake, before), pressed, source);
  if (pressed === 'autosave') return await keepDraft(req, res, { intakeId: intake.id, sequence: posted.version, review });
  // The draft is kept first and by itself: what was typed survives a refusal to confirm.
  const saved = await saveReview(req.deps, doerOf(req, posted), { intakeId: intake.id, sequence: posted.version, review });
  // Confirm pressed twice: the second press finds the paper confirmed, and is shown what came of it.
  if (!saved.ok && saved.because === 'not-in-review') return goTo(res, `/intake/${intake.id}`);
  if (!saved.ok) return await showConflict(req, res, intake);
  if (pressed !== 'confirm') return goTo(res, `/intake/${intake.id}`, pressed === 'save' || pressed === '' ? 'Your review is saved.' : undefined);
  await confirm(req, res, intake, review, posted.version + 1);
}

async function confirm(req: Request, res: Response, intake: Intake, review: Review, sequence: number): Promise<void> {
  const outcome = await confirmIntake(req.deps, doerOf(req), { intakeId: intake.id, sequence });
  if (!outcome.ok && outcome.because === 'not-in-review') return goTo(res, `/intake/${intake.id}`);
  if (!outcome.ok) return await show(req, res, intake, review, refusedAnew(req, opened(req, intake, review, sequence), sentences[outcome.because]), 422);
  const made = outcome.references.length === 0 ? 'Nothing in it asked for an action.' : `Made ${outcome.references.join(', ')}.`;
  goTo(res, outcome.meetingId === null ? `/inspections/${outcome.inspectionId ?? ''}` : `/meetings/${outcome.meetingId}`, `Confirmed. ${made}`);
}

/** What the script sends while the clerk writes: kept like any other save, and never over what somebody else has saved. */
async function keepDraft(req: Request, res: Response, order: { intakeId: string; sequence: number; review: Review }): Promise<void> {
  const saved = await saveReview(req.deps, doerOf(req), order);
  if (saved.ok) res.json({ version: order.sequence + 1, said: `Draft saved at ${timeOf(req.deps.clock.now())}` });
  else res.status(409).json({ said: saved.because === 'changed-since' ? 'Not saved: somebody else has taken this review further. Save it to see both.' : sentences[saved.because] });
}

/** Both texts: the form holds what was typed, over the newest review, so that saving it again loses nothing of either. */
async function showConflict(req: Request, res: Response, intake: Intake): Promise<void> {
  const { review, sequence, at, byPersonId } = await getReview(req.deps.db, intake.id);
  const model = opened(req, intake, review, sequence);
  const typed = Object.fromEntries(Object.entries((req.body ?? {}) as Record<string, unknown>).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
  const posts = new Map((await listPosts(req.deps.db, req.deps.clock.today())).map((post) => [post.id, post.title]));
  const named = (field: string, value: string): string => (field === 'kind' ? kindName(value as LineKind) : field === 'post' ? (posts.get(value) ?? 'not chosen') : field === 'make' ? (value === '' ? 'no' : 'yes') : value);
  const who = byPersonId === null ? 'Somebody else' : byPersonId === personOf(req).id ? 'you, in another window,' : (await getPersonRecord(req.deps.db, byPersonId)).name;
  const conflict = { who, when: `at ${timeOf(at)}`, rows: conflictRows(review, model.values, typed, named) };
  await show(req, res, intake, review, refusedAnew(req, { ...model, values: typedOver(model.values, typed) }, sentences['changed-since']), 422, conflict);
}

function pressedButton(req: Request): string {
  const body = (req.body ?? {}) as Record<string, unknown>;
  // The script keeps a draft; it presses no button.
  if (body['keep'] === 'draft') return 'autosave';
  const pressed = body['do'];
  return typeof pressed === 'string' ? pressed : '';
}

function opened(req: Request, intake: Intake, review: Review, version: number): FormModel {
  return reviewForm(review).open(req, { version, values: startValues(review), action: `/intake/${intake.id}` });
}

async function intakeOf(req: Request<{ id: string }>): Promise<Intake> {
  const intake = await findIntake(req.deps.db, req.params.id);
  if (intake === undefined || !mayReview(personOf(req), intake)) throw new NotFound(`intake ${req.params.id}`);
  return intake;
}

async function contextOf(req: Request, intake: Intake, review: Review): Promise<ReviewContext> {
  const meetings = await listMeetings(req.deps.db, intake.panelId);
  const saidOn = meetings.find((m) => m.id === review.meetingId)?.meetsOn ?? review.meetingOn ?? req.deps.clock.today();
  return { saidOn, meetings: meetings.map((m) => m.meetsOn), posts: (await listPosts(req.deps.db, req.deps.clock.today())).filter((post) => post.endedOn === null) };
}

async function show(req: Request, res: Response, intake: Intake, review: Review, model: FormModel, status?: number, conflict?: Conflict): Promise<void> {
  const { db, clock } = req.deps;
  const context = await contextOf(req, intake, review);
  const document = await getDocument(db, intake.documentId);
  const { proposal } = intake;
  const kinds = kindOptions(review.inspection !== null);
  const posts = (await listPosts(db, clock.today())).filter((post) => post.endedOn === null).map((post) => ({ value: post.id, text: postLabel(post) }));
  const pairs = await readRecordedPairs(db, intake, review);
  const lines = review.lines.map((line, n) => presentLine(review, n, context));
  const inspection = review.inspection === null ? undefined : inspectionView({
    form: model, frameworks: Object.entries(frameworkNames).map(([value, text]) => ({ value, text })),
    organisations: (await listOrganisations(db)).filter((o) => o.kind !== 'inspectorate').map((o) => ({ value: o.id, text: o.name })),
  });
  renderPage(res, { title: 'Review of a paper', section: 'intake', wide: true, explains: ['resolution', 'undertaking', 'finding', 'action', 'recommendation'], back: { href: '/intake', text: 'Intake' }, ...(status === undefined ? {} : { status }) }, (words) => reviewView({
    fileName: intake.fileName, summary: summaryOf(review), meeting: review.inspection === null ? dayWithWeekday(context.saidOn) : undefined, form: model,
    lines: lines.map((line) => ({ under: line.under, drawn: lineView({ line, form: model, kinds, posts })(words) })), inspection: inspection?.(words), source: stretches(document.text ?? '', review),
    mentions: proposal.kind === 'minutes' ? proposal.mentions.map((m) => `${m.area}: ${m.grade}`) : [],
    confirmText: confirmText(review), note: document.textNote ?? undefined, conflict, compare: intake.likeIntakeId === null || review.follows !== undefined ? undefined : `/intake/${intake.id}/compare`,
    isLeftOver: isLeftOver(review), paper: `/intake/${intake.id}/paper`, recorded: recordedSays(intake.id, pairs.length),
  })(words));
}

async function showConfirmed(req: Request, res: Response, intake: Intake): Promise<void> {
  const document = await getDocument(req.deps.db, intake.documentId);
  const links = [
    ...(intake.meetingId === null ? [] : [{ href: `/meetings/${intake.meetingId}`, text: 'The meeting, with what was resolved' }]),
    ...(intake.inspectionId === null ? [] : [{ href: `/inspections/${intake.inspectionId}`, text: 'The inspection, with its findings' }]),
  ];
  const count = intake.kind === 'table' ? await countImportedRows(req.deps.db, intake.id) : 0;
  const made = (await listImportedActions(req.deps.db, intake.id, 500)).map((one) => ({ ...one, href: actionPath(one.reference) }));
  renderPage(res, { title: intake.fileName, section: 'intake', back: { href: '/intake', text: 'Intake' } }, confirmedView({
    fileName: intake.fileName, kind: paperKindNames[intake.kind], state: intake.state, paper: `/intake/${intake.id}/paper`, links, text: document.text ?? '', made,
    madeSaid: count === 0 ? undefined : `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'} came in${count > made.length ? `; the first ${made.length} are below` : ''}.`,
  }));
}
