// The clerk puts members' questions under a theme, across actions and members.
import type { Request, Response } from 'express';
import { listActionsById } from '../actions/action.store.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { isClerkOf } from '../people/person.ts';
import { aChoice, aLine, someIds } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { Option } from '../web/ui-fields.ts';
import { view } from '../web/view.ts';
import { groupQuestions } from './group-questions.ts';
import type { Question } from './progress.ts';
import { listSharedQuestions } from './question.store.ts';

const themeForm = form({
  questions: someIds({ missing: 'Choose the questions' }), theme: aLine('The theme', { max: 80 }), become: aChoice(['under', 'out'], { missing: 'Say what to do with them' }),
}, ({ theme, become }) => (become === 'under' && theme === undefined ? { theme: 'Enter the theme, in a few words of your own' } : {}));

export interface GroupQuestionsPage { form: FormModel<'questions' | 'theme' | 'become'>; questions: readonly Option[]; /** Those there are, to be used again. */ themes: string | undefined }

const groupView = view<GroupQuestionsPage>('progress/group-questions');

export async function showGroupQuestions(req: Request, res: Response): Promise<void> {
  mustGroup(req);
  await show(req, res, themeForm.open(req, { values: { become: 'under' } }));
}

export async function groupQuestionsPosted(req: Request, res: Response): Promise<void> {
  mustGroup(req);
  const posted = themeForm.read(req);
  if (!posted.ok) { await show(req, res, posted.form); return; }
  const { questions, theme = null, become } = posted.order;
  const known = (await sharedWith(req)).map(({ id }) => id);
  if (questions.some((id) => !known.includes(id))) throw new NotFound('question');
  await groupQuestions(req.deps, doerOf(req, posted), { questionIds: questions, theme: become === 'out' ? null : theme });
  goTo(res, '/questions', become === 'out' ? 'They stand by their action again.' : `They stand under “${theme ?? ''}” now.`);
}

function mustGroup(req: Request): void {
  if (!personOf(req).parts.some(({ panelId }) => isClerkOf(personOf(req), panelId))) throw new NotAllowed('Only the clerk of a panel groups its members’ questions.');
}

async function sharedWith(req: Request): Promise<Question[]> {
  const person = personOf(req);
  const panelIds = person.parts.map(({ panelId }) => panelId).filter((panelId) => isClerkOf(person, panelId));
  return (await Promise.all(panelIds.map((panelId) => listSharedQuestions(req.deps.db, panelId)))).flat();
}

async function show(req: Request, res: Response, model: GroupQuestionsPage['form']): Promise<void> {
  const shared = await sharedWith(req);
  const actions = await listActionsById(req.deps.db, shared.flatMap(({ actionId }) => actionId ?? []));
  const themes = [...new Set(shared.flatMap(({ theme }) => theme ?? []))].sort();
  renderPage(res, { title: 'Group questions under a theme', section: 'actions', back: { href: '/questions', text: 'Questions' } }, groupView({
    form: model, themes: themes.length === 0 ? undefined : `Themes there are: ${themes.join(' · ')}`,
    questions: shared.map((question) => ({ value: question.id, text: question.text, hint: [question.byName, actions.find(({ id }) => id === question.actionId)?.reference, question.theme === null ? undefined : `under “${question.theme}”`].filter((part) => part !== undefined).join(' · ') })),
  }));
}
