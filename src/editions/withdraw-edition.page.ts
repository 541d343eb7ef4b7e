// Withdraw an edition: who has it now, what will happen, and one button.
import type { Request, Response } from 'express';
import { dayLong } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { mayFollowUp, mayReadEditions } from './edition.policy.ts';
import { findEditionSummary } from './edition.store.ts';
import type { EditionSummary } from './edition.ts';
import { listRecipientLines, type RecipientLine } from './recipient-lines.ts';
import { withdrawEdition, type WithdrawRefusal } from './withdraw-edition.ts';

export interface WithdrawPage { caption: string; readers: readonly { name: string; stands: string; has: string }[]; form: FormModel<'why'>; effect: string }

const withdrawView = view<WithdrawPage>('editions/withdraw-edition');
const withdrawForm = form({ why: aParagraph('The reason', { missing: 'Say why the report is withdrawn', max: 500 }) });
const sentences: Record<WithdrawRefusal, string> = { 'withdrawn-already': 'The report has been withdrawn already.' };
const hasSays: Record<RecipientLine['has'], string> = { yes: 'has it', perhaps: 'may have it', no: 'has not got it' };

export async function showWithdrawEdition(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  await show(req, res, edition, withdrawForm.open(req));
}

export async function doWithdrawEdition(req: Request<{ id: string }>, res: Response): Promise<void> {
  const edition = await editionOf(req);
  const posted = withdrawForm.read(req);
  if (!posted.ok) return await show(req, res, edition, posted.form);
  const outcome = await withdrawEdition(req.deps, doerOf(req, posted), { editionId: edition.id, why: posted.order.why });
  if (!outcome.ok) return await show(req, res, edition, posted.refused(sentences[outcome.because]));
  goTo(res, `/editions/${edition.id}/letters`, 'The report is withdrawn. Whoever may have it is told.');
}

async function show(req: Request, res: Response, edition: EditionSummary, model: WithdrawPage['form']): Promise<void> {
  const lines = await listRecipientLines(req.deps.db, edition);
  const toTell = lines.filter((line) => line.recipient.way === 'email' && line.has !== 'no').length;
  const onPaper = lines.filter((line) => line.recipient.way === 'paper' && line.has !== 'no').map((line) => line.recipient.name);
  renderPage(res, { title: 'Withdraw the report', section: 'meetings', back: { href: `/editions/${edition.id}`, text: 'The report' } }, withdrawView({
    caption: `Progress report ${edition.number}, for the meeting of ${dayLong(edition.meetsOn)}`, form: model,
    readers: lines.map((line) => ({ name: line.recipient.name, stands: line.stands, has: hasSays[line.has] })),
    effect: `Closes the report to everybody but the clerk, stops letters that have not left, and writes to ${toTell} ${toTell === 1 ? 'member' : 'members'} not to use it.${onPaper.length > 0 ? ` ${onPaper.join(' and ')} had it on paper: tell them yourself.` : ''} It cannot be undone; a replacement can follow.`,
  }));
}

async function editionOf(req: Request<{ id: string }>): Promise<EditionSummary> {
  const edition = await findEditionSummary(req.deps.db, req.params.id);
  if (edition === undefined || !mayReadEditions(personOf(req), edition.panelId)) throw new NotFound(`edition ${req.params.id}`);
  if (!mayFollowUp(personOf(req), edition.panelId)) throw new NotAllowed('Only the clerk of the panel withdraws its report.');
  return edition;
}
