// Share a question that was private with the clerk and the chair: its author's choice alone, and not to be taken back.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayReadQuestion, mayWithdraw } from './progress.policy.ts';
import { lockQuestion, saveSharing } from './question.store.ts';

export async function shareQuestion(deps: Deps, by: Doer, questionId: string): Promise<Outcome<object, 'withdrawn'>> {
  return await transact(deps, by, async (tx) => {
    const question = await lockQuestion(tx, questionId);
    if (!mayReadQuestion(by.person, question)) throw new NotFound(`question ${questionId}`);
    if (!mayWithdraw(by.person, question)) throw new NotAllowed('Only whoever asked a question shares it.');
    if (question.withdrawnAt !== null) return { ok: false as const, because: 'withdrawn' as const };
    if (question.shared) return { ok: true as const };
    await saveSharing(tx, questionId, deps.clock.now());
    await record(tx, deps, by, { what: 'question.shared', about: { kind: 'questions', id: questionId }, changes: { shared: [false, true] } });
    return { ok: true as const };
  });
}
