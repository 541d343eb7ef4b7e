// Ask about any action a panel follows, from one page: the shortest way from a letter to a question.
import type { Request, Response } from 'express';
import { mayAskAboutAction } from '../actions/action.policy.ts';
import { actionPath } from '../actions/action-path.ts';
import { listActions } from '../actions/action.store.ts';
import { isEnded } from '../actions/action.ts';
import { seeAction } from '../actions/see-action.ts';
import { NotAllowed } from '../database/errors.ts';
import { sitsOn } from '../people/person.ts';
import { aChoice, aLine, aParagraph } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { ask } from './ask.ts';
import { readCycleNow } from './cycle-now.ts';

const askForm = form({
  about: aLine('The action', { missing: 'Choose the action', max: 40 }), text: aParagraph('The question', { missing: 'Write your question', max: 500 }), shared: aChoice(['shared', 'private'], { missing: 'Say who may see it' }),
});

export interface AskPanelPage { form: FormModel<'about' | 'text' | 'shared'>; actions: readonly Option[] }

const askPanelView = view<AskPanelPage>('progress/ask-panel');

export async function showAskPanel(req: Request, res: Response): Promise<void> {
  mustSit(req);
  const about = typeof req.query['about'] === 'string' ? req.query['about'] : undefined;
  await show(req, res, askForm.open(req, { action: '/ask', values: { about, shared: 'shared' } }));
}

export async function askPanelPosted(req: Request, res: Response): Promise<void> {
  mustSit(req);
  const posted = askForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const action = await seeAction(req.deps.db, personOf(req), posted.order.about);
  if (!mayAskAboutAction(personOf(req), action)) { await show(req, res, posted.refused({ about: 'Choose one of the list' })); return; }
  const cycle = await readCycleNow(req.deps.db, action.panelId, req.deps.clock.today());
  const shared = posted.order.shared === 'shared';
  await ask(req.deps, doerOf(req, posted), { reference: action.reference, meetingId: cycle?.meeting.id ?? null, text: posted.order.text, shared });
  const { words } = req.face;
  goTo(res, '/questions', { text: shared ? `The ${words.clerk} and the ${words.chair} see your question.` : 'Your question is kept. Only you see it.', link: { href: actionPath(action.reference), text: action.reference } });
}

function mustSit(req: Request): void {
  const person = personOf(req);
  if (!person.parts.some(({ panelId }) => sitsOn(person, panelId))) throw new NotAllowed('Questions are for those who sit on a panel.');
}

async function show(req: Request, res: Response, model: AskPanelPage['form']): Promise<void> {
  const person = personOf(req);
  const panelIds = person.parts.map(({ panelId }) => panelId).filter((panelId) => sitsOn(person, panelId));
  const actions = (await Promise.all(panelIds.map((panelId) => listActions(req.deps.db, panelId)))).flat().filter((action) => !isEnded(action.state) && mayAskAboutAction(person, action));
  renderPage(res, { title: 'Ask about an action', section: 'actions', back: { href: '/questions', text: 'Questions' } }, askPanelView({
    form: model, actions: actions.map(({ reference, wording }) => ({ value: reference, text: `${reference} ${wording.length > 90 ? `${wording.slice(0, 88).trimEnd()}…` : wording}` })),
  }));
}
