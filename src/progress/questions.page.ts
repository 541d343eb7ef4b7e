// Questions about actions: a member's own; for the clerk and the chair also those shared with them, under the clerk's themes.
import type { Request, Response } from 'express';
import { listActionsById } from '../actions/action.store.ts';
import { NotFound } from '../database/errors.ts';
import { isClerkOf, sitsOn } from '../people/person.ts';
import { isId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import type { EmptyState } from '../web/ui.ts';
import { view } from '../web/view.ts';
import { listAsksOf } from './officer-ask.store.ts';
import { groupsOf, type QuestionGroup, type QuestionLine } from './present-questions.ts';
import { mayReadQuestion, mayReadShared } from './progress.policy.ts';
import { listAnswers, listQuestions } from './question.store.ts';
import { shareQuestion } from './share-question.ts';
import { listUpdates } from './update.store.ts';
import { withdrawQuestion } from './withdraw-question.ts';

/** No field: pressing is all there is to say. */
const pressed = form({});

export interface DrawnLine extends QuestionLine { share: FormModel | undefined; withdraw: FormModel | undefined; shareEffect: string }
export interface QuestionsPage {
  purpose: string;
  panels: readonly { name: string; groups: readonly (Omit<QuestionGroup, 'questions'> & { questions: readonly DrawnLine[] })[] }[];
  askHref: string | undefined;
  themeHref: string | undefined;
  empty: EmptyState;
}

const questionsView = view<QuestionsPage>('progress/questions');

export async function showQuestions(req: Request, res: Response): Promise<void> {
  const person = personOf(req);
  const { words } = req.face;
  const panels: { name: string; groups: QuestionsPage['panels'][number]['groups'] }[] = [];
  for (const { panelId, panelName } of person.parts) {
    const groups = await readGroups(req, panelId);
    if (groups.length > 0) panels.push({ name: panelName, groups: groups.map((group) => ({ ...group, questions: group.questions.map((line) => drawn(req, line)) })) });
  }
  const answersThem = person.parts.some(({ panelId }) => mayReadShared(person, panelId));
  const asks = person.parts.some(({ panelId }) => sitsOn(person, panelId));
  renderPage(res, { title: 'Questions', section: 'actions', explains: ['question'], back: { href: '/actions', text: 'Actions' } }, questionsView({
    panels, askHref: asks ? '/ask' : undefined, themeHref: panels.length > 0 && person.parts.some(({ panelId }) => isClerkOf(person, panelId)) ? '/questions/theme' : undefined,
    purpose: answersThem ? `What members want to know: what was shared with the ${words.clerk} and the ${words.chair}, by theme and by action, and your own.` : 'What you want to know, by action, and what was answered.',
    empty: asks ? { title: 'No questions yet', text: 'Mark what you want to know about an action, for yourself or for the meeting. It stands here, with its answer.', action: { href: '/ask', text: 'Ask about an action' } }
      : { title: 'No questions yet', text: 'What members share about an action stands here, to be grouped, put to the officer and answered.' },
  }));
}

async function readGroups(req: Request, panelId: string): Promise<QuestionGroup[]> {
  const { db } = req.deps;
  const person = personOf(req);
  const seesShared = mayReadShared(person, panelId);
  const questions = (await listQuestions(db, panelId, { personId: person.id, seesShared })).filter((question) => mayReadQuestion(person, question));
  const ids = questions.map(({ id }) => id);
  const actionIds = [...new Set(questions.flatMap(({ actionId }) => actionId ?? []))];
  const [answers, asks, actions] = await Promise.all([listAnswers(db, ids), seesShared ? listAsksOf(db, ids) : [], listActionsById(db, actionIds)]);
  const updates = asks.length === 0 ? [] : await listUpdates(db, asks.map(({ actionId }) => actionId));
  return groupsOf({ questions, answers, asks, actions, updates }, person, seesShared, req.face.words);
}

function drawn(req: Request, line: QuestionLine): DrawnLine {
  const { words } = req.face;
  const opened = (verb: string): FormModel => pressed.open(req, { action: `/questions/${line.questionId}/${verb}`, idPrefix: `${verb}-${line.questionId}-` });
  return {
    ...line, share: line.mayShare ? opened('share') : undefined, withdraw: line.mayWithdraw ? opened('withdraw') : undefined,
    shareEffect: `The ${words.clerk} and the ${words.chair} then see it with your name, and may put it to the officer in words of their own. It cannot be made private again; you can withdraw it until it is answered.`,
  };
}

export async function withdrawPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const outcome = await withdrawQuestion(req.deps, pressedBy(req), req.params.id);
  goTo(res, '/questions', outcome.ok ? 'The question is withdrawn.' : 'The question has been answered meanwhile, so it stays with its answer.');
}

export async function sharePosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const outcome = await shareQuestion(req.deps, pressedBy(req), req.params.id);
  const { words } = req.face;
  goTo(res, `/questions#question-${req.params.id}`, outcome.ok ? `The ${words.clerk} and the ${words.chair} see your question now.` : 'The question has been withdrawn meanwhile. Nobody sees it.');
}

function pressedBy(req: Request<{ id: string }>): ReturnType<typeof doerOf> {
  if (!isId(req.params.id)) throw new NotFound(`question ${req.params.id}`);
  const posted = pressed.read(req);
  return doerOf(req, posted.ok ? posted : undefined);
}
