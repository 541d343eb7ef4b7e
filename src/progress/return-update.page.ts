// Send a thin update back to its author with a question.
import type { Request, Response } from 'express';
import { actionPath } from '../actions/action-path.ts';
import type { ActionWithPosts } from '../actions/action.store.ts';
import { seeAction } from '../actions/see-action.ts';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { aParagraph, isId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { mayReturnUpdate } from './progress.policy.ts';
import type { Update } from './progress.ts';
import { returnUpdate } from './return-update.ts';
import { findUpdate } from './update.store.ts';

const returnForm = form({ question: aParagraph('The question', { missing: 'Write what you want to know', max: 1000 }) });

export interface ReturnUpdatePage { title: string; label: string; text: string; form: FormModel<'question'> }

const returnView = view<ReturnUpdatePage>('progress/return-update');
const WHO = 'Only the clerk of the panel, or the director of the lead post, returns an update with a question.';
const sentences = {
  ended: 'The action has been taken off the list since you opened this page, so nobody owes an update on it.',
  'not-wanted': 'This panel does not ask directors to sign off updates, so its clerk sends them back.',
};
type Asked = Request<{ reference: string; id: string }>;

export async function showReturnUpdate(req: Asked, res: Response): Promise<void> {
  const { action, update } = await asked(req);
  if (!mayReturnUpdate(personOf(req), action)) throw new NotAllowed(WHO);
  show(res, action, update, returnForm.open(req));
}

export async function returnUpdatePosted(req: Asked, res: Response): Promise<void> {
  const { action, update } = await asked(req);
  if (!mayReturnUpdate(personOf(req), { ...action, state: 'not started' })) throw new NotAllowed(WHO);
  const posted = returnForm.read(req);
  if (!posted.ok) { show(res, action, update, posted.form); return; }
  const outcome = await returnUpdate(req.deps, doerOf(req, posted), { updateId: update.id, question: posted.order.question });
  if (!outcome.ok) { show(res, action, update, posted.refused(sentences[outcome.because])); return; }
  goTo(res, actionPath(action.reference), `${update.byName} sees your question beside the action.`);
}

async function asked(req: Asked): Promise<{ action: ActionWithPosts; update: Update }> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  const update = isId(req.params.id) ? await findUpdate(req.deps.db, req.params.id) : undefined;
  if (update?.actionId !== action.id) throw new NotFound(`update ${req.params.id}`);
  return { action, update };
}

function show(res: Response, action: ActionWithPosts, update: Update, model: ReturnUpdatePage['form']): void {
  const title = `Return the update of ${action.reference} with a question`;
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, returnView({
    title, label: `${update.byName} wrote on ${dayLong(dayOf(update.at))}: ${update.state}`, text: update.text, form: model,
  }));
}
