// Answer a member's question: in the report, at the meeting or by letter. Only what was shared can be answered.
import { randomUUID } from 'node:crypto';
import { listActionsById } from '../actions/action.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import type { Doer } from '../people/person.ts';
import { findPerson } from '../people/person.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { mayAnswer, mayReadQuestion } from './progress.policy.ts';
import type { Answer, Question } from './progress.ts';
import { questionAnsweredEmail } from './question-answered.email.ts';
import { addAnswer, lockQuestion } from './question.store.ts';

export interface AnswerOrder {
  questionId: string;
  text: string;
  given: Answer['given'];
}

export async function answerQuestion(deps: Deps, by: Doer, order: AnswerOrder): Promise<Outcome<{ answerId: string }, 'withdrawn'>> {
  return await transact(deps, by, async (tx) => {
    const question = await lockQuestion(tx, order.questionId);
    // A private question is nobody's but its author's: whoever else names it learns nothing.
    if (!mayReadQuestion(by.person, question)) throw new NotFound(`question ${order.questionId}`);
    if (!mayAnswer(by.person, question.panelId)) throw new NotAllowed('Only the clerk of the panel gives the answer to a member’s question.');
    if (question.withdrawnAt !== null) return { ok: false as const, because: 'withdrawn' as const };
    const id = randomUUID();
    await addAnswer(tx, { id, questionId: question.id, text: order.text, given: order.given, byPersonId: by.person.id, byName: by.person.name, at: deps.clock.now() });
    await tellMember(tx, deps, by, question, { answerId: id, ...order });
    await record(tx, deps, by, { what: 'question.answered', about: { kind: 'questions', id: question.id }, changes: { given: [null, order.given] } });
    return { ok: true as const, answerId: id };
  });
}

const givenSays: Record<Answer['given'], string> = { 'in the report': 'The answer is printed in the report.', 'at the meeting': 'The answer was given at the meeting.', 'by letter': 'This letter is the answer.' };

async function tellMember(tx: Transaction, deps: Deps, by: Doer, question: Question, answer: { answerId: string; text: string; given: Answer['given'] }): Promise<void> {
  const member = await findPerson(tx, question.byPersonId, deps.clock.today());
  if (member === undefined) return;
  const [action] = question.actionId === null ? [] : await listActionsById(tx, [question.actionId]);
  const email = questionAnsweredEmail({
    memberName: member.name, aboutSays: action === undefined ? 'to the panel' : `about ${action.reference}`, question: question.text, answer: answer.text, givenSays: givenSays[answer.given], address: `${deps.council.baseUrl}/questions`,
  }, faceOf(await getSettings(tx)));
  await queue(tx, deps, {
    ...email, kind: 'question-answered', dedupeKey: `question-answered:${answer.answerId}`, to: { personId: member.id, name: member.name, address: member.email },
    about: { kind: 'questions', id: question.id, panelId: question.panelId }, replyTo: { name: by.person.name, address: by.person.email },
  });
}
