// Answer a member's question: in the report, at the meeting or by letter. Only what was shared can be answered.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayAnswer, mayReadQuestion } from './progress.policy.ts';
import type { Answer } from './progress.ts';
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
    await record(tx, deps, by, { what: 'question.answered', about: { kind: 'questions', id: question.id }, changes: { given: [null, order.given] } });
    return { ok: true as const, answerId: id };
  });
}
