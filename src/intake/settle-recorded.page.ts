// Minutes under review beside what was recorded in their meeting: the clerk says which line is which record.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { someIds } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import type { Intake } from './intake.ts';
import { mayReview } from './intake.policy.ts';
import { findIntake, getReview } from './intake.store.ts';
import { readRecordedPairs } from './recorded-lines.ts';
import { settleRecorded, type SettleRefusal } from './settle-recorded.ts';

export interface SettleRecordedPage { title: string; fileName: string; pairs: readonly Option[]; form: FormModel<'same'>; reviewHref: string }

const settleView = view<SettleRecordedPage>('intake/settle-recorded');
const settleForm = form({ same: someIds({ missing: 'Tick those that are the same, or go back to the review' }) });
const sentences: Record<SettleRefusal, string> = {
  'not-in-review': 'This paper has already been confirmed or put aside.', 'changed-since': 'Somebody else has taken the review of this paper further. Look at the pairs again.',
};

export async function showSettleRecorded(req: Request<{ id: string }>, res: Response): Promise<void> {
  const intake = await intakeOf(req);
  if (intake.state !== 'in review') { res.redirect(303, `/intake/${intake.id}`); return; }
  const { sequence } = await getReview(req.deps.db, intake.id);
  await show(req, res, intake, settleForm.open(req, { version: sequence }));
}

export async function settleRecordedPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const intake = await intakeOf(req);
  const posted = settleForm.read(req);
  if (!posted.ok) { await show(req, res, intake, posted.form); return; }
  const outcome = await settleRecorded(req.deps, doerOf(req, posted), { intakeId: intake.id, sequence: posted.version, recordIds: posted.order.same });
  if (outcome.ok) { goTo(res, `/intake/${intake.id}`, 'What was recorded stays the one record. It takes the words of the minutes when you confirm.'); return; }
  await show(req, res, intake, posted.refused(sentences[outcome.because], { version: (await getReview(req.deps.db, intake.id)).sequence }));
}

async function intakeOf(req: Request<{ id: string }>): Promise<Intake> {
  const intake = await findIntake(req.deps.db, req.params.id);
  if (intake?.kind !== 'minutes' || !mayReview(personOf(req), intake)) throw new NotFound(`minutes ${req.params.id}`);
  return intake;
}

async function show(req: Request, res: Response, intake: Intake, model: FormModel<'same'>): Promise<void> {
  const { review } = await getReview(req.deps.db, intake.id);
  const pairs = await readRecordedPairs(req.deps.db, intake, review);
  const title = 'Recorded in the meeting already';
  const reviewHref = `/intake/${intake.id}`;
  renderPage(res, { title, section: 'intake', back: { href: reviewHref, text: 'The review' } }, settleView({
    title, fileName: intake.fileName, form: model, reviewHref, pairs: pairs.map(({ recordId, recorded, minuted }) => ({ value: recordId, text: `Recorded: “${recorded}”`, hint: `In the minutes: “${minuted}”` })),
  }));
}
