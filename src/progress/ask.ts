// A member marks something they want to ask about: private, or shared with the clerk and the chair, as they choose.
import { randomUUID } from 'node:crypto';
import { mayAskAboutAction } from '../actions/action.policy.ts';
import { getActionByReference } from '../actions/action.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { addQuestion } from './question.store.ts';

export interface AskOrder {
  reference: string;
  meetingId: string | null;
  text: string;
  shared: boolean;
}

export async function ask(deps: Deps, by: Doer, order: AskOrder): Promise<{ ok: true; questionId: string }> {
  return await transact(deps, by, async (tx) => {
    const action = await getActionByReference(tx, order.reference);
    if (!mayAskAboutAction(by.person, action)) throw new NotAllowed('Questions are for those who sit on the panel.');
    const id = randomUUID();
    await addQuestion(tx, {
      id, panelId: action.panelId, actionId: action.id, meetingId: order.meetingId, text: order.text, shared: order.shared, byPersonId: by.person.id, byName: by.person.name,
      at: deps.clock.now(), sharedAt: null, theme: null, withdrawnAt: null,
    });
    // Its author's own, or for the clerk and the chair: the trail, which administrators read, says that there is one, not what it says.
    await record(tx, deps, by, {
      what: 'question.asked', about: { kind: 'questions', id, label: action.reference }, changes: { shared: [null, order.shared] },
    });
    return { ok: true as const, questionId: id };
  });
}
