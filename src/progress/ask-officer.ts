// Ask whoever answers for the action what a member wants to know: it stands on their page, and in the next letter that asks for updates, or one of its own.
import { randomUUID } from 'node:crypto';
import { listActionsById } from '../actions/action.store.ts';
import { isEnded } from '../actions/action.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { addAsk } from './officer-ask.store.ts';
import { mayAnswer, mayReadQuestion } from './progress.policy.ts';
import { lockQuestion } from './question.store.ts';
import { tellOfAsk } from './tell-of-ask.ts';

export type AskOfficerRefusal = 'withdrawn' | 'ended';

export async function askOfficer(deps: Deps, by: Doer, order: { questionId: string; text: string }): Promise<Outcome<{ askId: string; toldNow: boolean }, AskOfficerRefusal>> {
  return await transact(deps, by, async (tx) => {
    const question = await lockQuestion(tx, order.questionId);
    if (!mayReadQuestion(by.person, question)) throw new NotFound(`question ${order.questionId}`);
    if (!mayAnswer(by.person, question.panelId)) throw new NotAllowed('Only the clerk of the panel asks officers on behalf of members.');
    const [action] = question.actionId === null ? [] : await listActionsById(tx, [question.actionId]);
    if (question.withdrawnAt !== null) return { ok: false as const, because: 'withdrawn' as const };
    if (action === undefined || isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
    const id = randomUUID();
    await addAsk(tx, { id, questionId: question.id, actionId: action.id, text: order.text, byPersonId: by.person.id, byName: by.person.name, at: deps.clock.now() });
    const toldNow = await tellOfAsk(tx, deps, by, { askId: id, action, text: order.text });
    // The clerk's words may be the member's: the trail says that the officer was asked, not what.
    await record(tx, deps, by, { what: 'question.put-to-officer', about: { kind: 'questions', id: question.id, label: action.reference }, changes: { asked: [null, action.reference] } });
    return { ok: true as const, askId: id, toldNow };
  });
}
