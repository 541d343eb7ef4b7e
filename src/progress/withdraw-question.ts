// Withdraw a question of one's own, as long as nobody has answered it; it is kept, and shown to nobody else.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayReadQuestion, mayWithdraw } from './progress.policy.ts';
import { listAnswers, lockQuestion, saveWithdrawal } from './question.store.ts';

export async function withdrawQuestion(deps: Deps, by: Doer, questionId: string): Promise<Outcome<object, 'answered'>> {
  return await transact(deps, by, async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!mayReadQuestion(by.person, question)) throw new NotFound(`question ${questionId}`);
    if (!mayWithdraw(by.person, question)) throw new NotAllowed('Only whoever asked a question withdraws it.');
    if (question.withdrawnAt !== null) return { ok: true as const };
    if ((await listAnswers(tx, [questionId])).length > 0) return { ok: false as const, because: 'answered' as const };
    await saveWithdrawal(tx, questionId, deps.clock.now());
    await record(tx, deps, by, { what: 'question.withdrawn', about: { kind: 'questions', id: questionId } });
    return { ok: true as const };
  });
}
