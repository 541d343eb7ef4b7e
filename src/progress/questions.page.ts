// Questions about actions: a member's own; for the clerk and the chair also those shared with them, by action.
import type { Request, Response } from 'express';
import { actionPath } from '../actions/action-path.ts';
import { listActionsById } from '../actions/action.store.ts';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotFound } from '../database/errors.ts';
import type { Person } from '../people/person.ts';
import { isId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { mayAnswer, mayReadQuestion, mayReadShared, mayWithdraw } from './progress.policy.ts';
import type { Answer, Question } from './progress.ts';
import { listAnswers, listQuestions } from './question.store.ts';
import { withdrawQuestion } from './withdraw-question.ts';

const withdrawForm = form({});

export interface QuestionsPage {
  title: string;
  purpose: string;
  panels: readonly { name: string; groups: readonly QuestionGroup[] }[];
  empty: { title: string; text: string };
}

export interface QuestionGroup { reference: string; href: string; wording: string; questions: readonly QuestionLine[] }
export interface QuestionLine { id: string; label: string; text: string; answers: readonly { label: string; text: string }[]; answerHref: string | undefined; withdraw: FormModel | undefined }

const questionsView = view<QuestionsPage>('progress/questions');

export async function showQuestions(req: Request, res: Response): Promise<void> {
  const { db } = req.deps;
  const person = personOf(req);
  const panels: { name: string; groups: QuestionGroup[] }[] = [];
  for (const { panelId, panelName } of person.parts) {
    const questions = (await listQuestions(db, panelId, { personId: person.id, seesShared: mayReadShared(person, panelId) })).filter((question) => mayReadQuestion(person, question));
    const [answers, actions] = await Promise.all([listAnswers(db, questions.map(({ id }) => id)), listActionsById(db, questions.flatMap(({ actionId }) => actionId ?? []))]);
    const groups = actions.toSorted((a, b) => a.reference.localeCompare(b.reference, 'en', { numeric: true })).map((action) => ({
      reference: action.reference, href: actionPath(action.reference), wording: action.wording,
      questions: questions.filter(({ actionId }) => actionId === action.id).map((question) => line(req, person, question, answers)),
    }));
    if (groups.length > 0) panels.push({ name: panelName, groups });
  }
  const answersThem = person.parts.some(({ panelId }) => mayReadShared(person, panelId));
  renderPage(res, { title: 'Questions', section: 'actions', explains: ['question'], back: { href: '/actions', text: 'Actions' } }, questionsView({
    title: 'Questions', panels, purpose: answersThem ? `What members want to know, by action: those shared with the ${req.face.words.clerk} and the ${req.face.words.chair}, and your own.` : 'What you want to know, by action, and what was answered.',
    empty: { title: 'No questions yet', text: 'A question asked on an action’s page (“Ask about this”) appears here, with its answer.' },
  }));
}

export async function withdrawPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  if (!isId(req.params.id)) throw new NotFound(`question ${req.params.id}`);
  const posted = withdrawForm.read(req);
  const outcome = await withdrawQuestion(req.deps, doerOf(req, posted.ok ? posted : undefined), req.params.id);
  goTo(res, '/questions', outcome.ok ? 'The question is withdrawn.' : 'The question has been answered meanwhile, so it stays with its answer.');
}

function line(req: Request, person: Person, question: Question, answers: readonly Answer[]): QuestionLine {
  const given = answers.filter(({ questionId }) => questionId === question.id);
  return {
    id: `question-${question.id}`, label: `${question.byPersonId === person.id ? 'You' : question.byName} asked on ${dayLong(dayOf(question.at))}${question.shared ? '' : ' · private'}`, text: question.text,
    answers: given.map((answer) => ({ label: `Answered ${answer.given} on ${dayLong(dayOf(answer.at))} by ${answer.byName}`, text: answer.text })),
    answerHref: question.shared && mayAnswer(person, question.panelId) ? `/questions/${question.id}/answer` : undefined,
    withdraw: given.length === 0 && mayWithdraw(person, question) ? withdrawForm.open(req, { action: `/questions/${question.id}/withdraw`, idPrefix: `${question.id}-` }) : undefined,
  };
}
