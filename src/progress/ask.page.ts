// A member marks an action with what they want to ask about it.
import type { Request, Response } from 'express';
import { mayAskAboutAction } from '../actions/action.policy.ts';
import { actionPath } from '../actions/action-path.ts';
import { listTargets, type ActionWithPosts } from '../actions/action.store.ts';
import { presentHead, type ActionHead } from '../actions/present-action.ts';
import { seeAction } from '../actions/see-action.ts';
import { NotAllowed } from '../database/errors.ts';
import { aChoice, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { ask } from './ask.ts';
import { readCycleNow } from './cycle-now.ts';

const askForm = form({
  text: aParagraph('The question', { missing: 'Write your question', max: 500 }), shared: aChoice(['shared', 'private'], { missing: 'Say who may see it' }),
});

export interface AskPage { title: string; head: ActionHead; form: FormModel<'text' | 'shared'> }

const askView = view<AskPage>('progress/ask');

export async function showAsk(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayAskAboutAction(personOf(req), action)) throw new NotAllowed('Questions are for those who sit on the panel.');
  await show(req, res, action, askForm.open(req, { values: { shared: 'shared' } }));
}

export async function askPosted(req: Request<{ reference: string }>, res: Response): Promise<void> {
  const action = await seeAction(req.deps.db, personOf(req), req.params.reference);
  if (!mayAskAboutAction(personOf(req), action)) throw new NotAllowed('Questions are for those who sit on the panel.');
  const posted = askForm.read(req);
  if (!posted.ok) { await show(req, res, action, posted.form); return; }
  const cycle = await readCycleNow(req.deps.db, action.panelId, req.deps.clock.today());
  const shared = posted.order.shared === 'shared';
  await ask(req.deps, doerOf(req, posted), { reference: action.reference, meetingId: cycle?.meeting.id ?? null, text: posted.order.text, shared });
  goTo(res, actionPath(action.reference), { text: shared ? 'The clerk and the chair see your question.' : 'Your question is kept. Only you see it.', link: { href: '/questions', text: 'Your questions' } });
}

async function show(req: Request, res: Response, action: ActionWithPosts, model: AskPage['form']): Promise<void> {
  const title = `Ask about ${action.reference}`;
  const targets = await listTargets(req.deps.db, [action.id]);
  renderPage(res, { title, section: 'actions', back: { href: actionPath(action.reference), text: action.reference } }, askView({ title, head: presentHead(action, targets, req.deps.clock.today()), form: model }));
}
