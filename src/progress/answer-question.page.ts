// The clerk answers a member's question: in the report, at the meeting or by letter.
import type { Request, Response } from 'express';
import { dayLong, dayOf } from '../calendar/day.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { aChoice, aParagraph, isId } from '../web/fields.ts';
import { form, type FormModel } from '../web/forms.ts';
import { doerOf, personOf } from '../web/guards.ts';
import { renderPage } from '../web/layout.ts';
import { goTo } from '../web/session.ts';
import { view } from '../web/view.ts';
import { answerQuestion } from './answer-question.ts';
import { mayAnswer, mayReadQuestion } from './progress.policy.ts';
import type { Question } from './progress.ts';
import { findQuestion } from './question.store.ts';

const answerForm = form({
  text: aParagraph('The answer', { missing: 'Write the answer', max: 4000 }), given: aChoice(['in the report', 'at the meeting', 'by letter'], { missing: 'Say how it is given' }),
});

export interface AnswerQuestionPage { title: string; label: string; text: string; form: FormModel<'text' | 'given'> }

const answerView = view<AnswerQuestionPage>('progress/answer-question');

export async function showAnswer(req: Request<{ id: string }>, res: Response): Promise<void> {
  const question = await asked(req);
  if (!mayAnswer(personOf(req), question.panelId)) throw new NotAllowed('Only the clerk of the panel gives the answer to a member’s question.');
  show(res, question, answerForm.open(req, { values: { given: 'in the report' } }));
}

export async function answerPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const question = await asked(req);
  if (!mayAnswer(personOf(req), question.panelId)) throw new NotAllowed('Only the clerk of the panel gives the answer to a member’s question.');
  const posted = answerForm.read(req);
  if (!posted.ok) { show(res, question, posted.form); return; }
  const outcome = await answerQuestion(req.deps, doerOf(req, posted), { questionId: question.id, ...posted.order });
  if (!outcome.ok) { show(res, question, posted.refused('The question has been withdrawn since you opened this page. Nothing was saved.')); return; }
  goTo(res, `/questions#question-${question.id}`, `The answer to ${question.byName} is saved.`);
}

/** For everybody who may not read it, a question does not exist. */
async function asked(req: Request<{ id: string }>): Promise<Question> {
  const question = isId(req.params.id) ? await findQuestion(req.deps.db, req.params.id) : undefined;
  if (question === undefined || !mayReadQuestion(personOf(req), question)) throw new NotFound(`question ${req.params.id}`);
  return question;
}

function show(res: Response, question: Question, model: AnswerQuestionPage['form']): void {
  renderPage(res, { title: 'Answer a question', section: 'actions', back: { href: '/questions', text: 'Questions' } }, answerView({
    title: 'Answer a question', label: `${question.byName} asked on ${dayLong(dayOf(question.at))}`, text: question.text, form: model,
  }));
}
