// Who was sent an edition, by which way, and where each letter stands: the clerk's proof. Without JavaScript it is refreshed by a link.
import type { Request, Response } from 'express';
import { dayLong, dayOf, timeOf } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { aDay, aLine, anId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { deliverEditionOnPaper, type PaperRefusal } from './deliver-edition-on-paper.ts';
import { mayReadEditions, maySeeDispatch } from './edition.policy.ts';
import { findEditionSummary, listOverrides } from './edition.store.ts';
import type { EditionSummary } from './edition.ts';
import { listReaders } from './prepare-edition.ts';
import { presentRecipient, type RecipientRow } from './present-recipient.ts';
import { listRecipientLines } from './recipient-lines.ts';

export interface EditionLettersPage {
  title: string;
  dispatched: string;
  withdrawn: string | undefined;
  progress: { done: number; all: number; says: string };
  /** Letters are still on their way: the list is looked at again by itself. */
  isLive: boolean;
  /** Who sits on the panel now and was not there when it was sent. */
  joinedSince: readonly string[];
  recipients: readonly RecipientRow[];
  /** Those who have it on paper and of whom nobody has said so yet. */
  paper: { form: FormModel<'personId' | 'deliveredOn' | 'note'>; readers: readonly { value: string; text: string }[] } | undefined;
  overrides: readonly { blocker: string; why: string }[];
  refreshHref: string;
  recordHref: string;
}

const lettersView = view<EditionLettersPage>('editions/edition-letters');
const paperForm = form({ personId: anId({ missing: 'Choose who had it' }), deliveredOn: aDay('The day', { missing: 'Enter the day it was handed over' }), note: aLine('The note') });
const sentences: Record<PaperRefusal, string | { deliveredOn: string } | { personId: string }> = {
  'said-before': 'Somebody has said so already; it is in the list.', 'not-yet': { deliveredOn: 'The day must be today or earlier' }, 'not-on-paper': { personId: 'This reader has letters by e-mail; open the letter to say that it went on paper' },
};

export async function showEditionLetters(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  await show(req, res, edition, paperForm.open(req, { values: { deliveredOn: req.deps.clock.today() } }));
}

export async function doDeliverEditionOnPaper(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  const posted = paperForm.read(req);
  if (!posted.ok) return await show(req, res, edition, posted.form);
  const { personId, deliveredOn, note } = posted.order;
  const outcome = await deliverEditionOnPaper(req.deps, doerOf(req, posted), { editionId: edition.id, personId, deliveredOn, note: note ?? null });
  if (!outcome.ok) return await show(req, res, edition, posted.refused(sentences[outcome.because]));
  goTo(res, `/editions/${edition.id}/letters`, 'Written down: handed over on paper.');
}

async function show(req: Request, res: Response, edition: EditionSummary, model: FormModel<'personId' | 'deliveredOn' | 'note'>): Promise<void> {
  const { db } = req.deps;
  const lines = await listRecipientLines(db, edition);
  const byLetter = lines.filter((line) => line.recipient.way === 'email');
  const done = byLetter.filter((line) => line.has === 'yes').length;
  const toPost = lines.filter((line) => line.recipient.way === 'paper' && line.has === 'no').map(({ recipient }) => ({ value: recipient.personId, text: recipient.name }));
  renderPage(res, { title: 'Who was sent the report', section: 'meetings', back: { href: `/editions/${edition.id}`, text: 'The report' } }, lettersView({
    title: `Progress report ${edition.number}${edition.kind === 'main' ? '' : `, a ${edition.kind}`}`, dispatched: `Dispatched on ${dayLong(dayOf(edition.dispatchedAt))} at ${timeOf(edition.dispatchedAt)}.`,
    withdrawn: edition.withdrawnAt === null ? undefined : `Withdrawn on ${dayLong(dayOf(edition.withdrawnAt))} at ${timeOf(edition.withdrawnAt)}: ${edition.withdrawnWhy ?? ''}`,
    progress: { done, all: byLetter.length, says: `${done} of ${byLetter.length} letters accepted by the mail relay` }, recipients: lines.map(presentRecipient),
    isLive: lines.some((line) => line.isMoving), joinedSince: edition.meetsOn < req.deps.clock.today() ? [] : (await listReaders(req.deps, db, edition.panelId)).filter((m) => !lines.some((line) => line.recipient.personId === m.personId)).map((m) => m.name),
   
    paper: toPost.length > 0 ? { form: model, readers: toPost } : undefined, overrides: await listOverrides(db, edition.id), refreshHref: `/editions/${edition.id}/letters`, recordHref: `/meetings/${edition.meetingId}/record`,
  }));
}

async function editionOf(req: Request<{ id: string }>): Promise<EditionSummary> {
  const edition = await findEditionSummary(req.deps.db, req.params.id);
  if (edition === undefined || !mayReadEditions(personOf(req), edition.panelId)) throw new NotFound(`edition ${req.params.id}`);
  if (!maySeeDispatch(personOf(req), edition.panelId)) throw new NotAllowed('Who was sent a report is shown to the panel’s clerk.');
  return edition;
}
