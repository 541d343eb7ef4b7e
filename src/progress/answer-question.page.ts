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
import { listAsksOf } from './officer-ask.store.ts';
import { askSays, updatesSince } from './present-questions.ts';
import { mayAnswer, mayReadQuestion } from './progress.policy.ts';
import type { Question, Update } from './progress.ts';
import { findQuestion } from './question.store.ts';
import { listUpdates } from './update.store.ts';

const answerForm = form({
  text: aParagraph('The answer', { missing: 'Write the answer', max: 4000 }), given: aChoice(['in the report', 'at the meeting', 'by letter'], { missing: 'Say how it is given' }),
});

export interface AnswerQuestionPage { title: string; label: string; text: string; asked: readonly { label: string; text: string }[]; form: FormModel<'text' | 'given'> }

const answerView = view<AnswerQuestionPage>('progress/answer-question');

export async function showAnswer(req: Request<{ id: string }>, res: Response): Promise<void> {
  const question = await asked(req);
  if (!mayAnswer(personOf(req), question.panelId)) throw new NotAllowed('Only the clerk of the panel gives the answer to a member’s question.');
  const { since } = await readAsked(req, question);
  await show(req, res, question, answerForm.open(req, { values: { given: 'in the report', text: since?.text } }));
}

export async function answerPosted(req: Request<{ id: string }>, res: Response): Promise<void> {
  const question = await asked(req);
  if (!mayAnswer(personOf(req), question.panelId)) throw new NotAllowed('Only the clerk of the panel gives the answer to a member’s question.');
  const posted = answerForm.read(req);
  if (!posted.ok) { await show(req, res, question, posted.form); return; }
  const outcome = await answerQuestion(req.deps, doerOf(req, posted), { questionId: question.id, ...posted.order });
  if (!outcome.ok) { await show(req, res, question, posted.refused('The question has been withdrawn since you opened this page. Nothing was saved.')); return; }
  goTo(res, `/questions#question-${question.id}`, `The answer to ${question.byName} is saved.`);
}

/** For everybody who may not read it, a question does not exist. */
async function asked(req: Request<{ id: string }>): Promise<Question> {
  const question = isId(req.params.id) ? await findQuestion(req.deps.db, req.params.id) : undefined;
  if (question === undefined || !mayReadQuestion(personOf(req), question)) throw new NotFound(`question ${req.params.id}`);
  return question;
}

/** What the officer was asked, and what they wrote since: where they have, it is the answer to begin with. */
async function readAsked(req: Request, question: Question): Promise<{ asked: AnswerQuestionPage['asked']; since: Update | undefined }> {
  const asks = await listAsksOf(req.deps.db, [question.id]);
  const updates = asks.length === 0 ? [] : await listUpdates(req.deps.db, asks.map(({ actionId }) => actionId));
  const last = asks.at(-1);
  return { asked: asks.flatMap((one) => askSays(one, updates, req.face.words)), since: last && updatesSince(last, updates)[0] };
}

async function show(req: Request, res: Response, question: Question, model: AnswerQuestionPage['form']): Promise<void> {
  const { asked: put } = await readAsked(req, question);
  renderPage(res, { title: 'Answer a question', section: 'actions', back: { href: '/questions', text: 'Questions' } }, answerView({
    title: 'Answer a question', label: `${question.byName} asked on ${dayLong(dayOf(question.at))}`, text: question.text, asked: put, form: model,
  }));
}
