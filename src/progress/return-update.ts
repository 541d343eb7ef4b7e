// Return a thin update to its author with a question; the update itself stays as it was written.
import { randomUUID } from 'node:crypto';
import { getAction } from '../actions/action.store.ts';
import { isEnded } from '../actions/action.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { getPanel } from '../panels/panel.store.ts';
import { isClerkOf, type Doer } from '../people/person.ts';
import { mayReturnUpdate } from './progress.policy.ts';
import { tellOfReturn } from './tell-of-return.ts';
import { addReturn, getUpdate } from './update.store.ts';

export interface ReturnOrder {
  updateId: string;
  question: string;
}

export async function returnUpdate(deps: Deps, by: Doer, order: ReturnOrder): Promise<Outcome<{ returnId: string }, 'ended' | 'not-wanted'>> {
  return await transact(deps, by, async (tx) => {
    const update = await getUpdate(tx, order.updateId);
    const action = await getAction(tx, update.actionId);
    if (!mayReturnUpdate(by.person, { ...action, state: 'not started' })) throw new NotAllowed('Only the clerk of the panel, or the director of the lead post, returns an update with a question.');
    if (isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
    // A director asks instead of signing off; where the panel wants no sign-off, what is sent back is the clerk's to say.
    if (!isClerkOf(by.person, action.panelId) && !(await getPanel(tx, action.panelId)).directorsSignOff) return { ok: false as const, because: 'not-wanted' as const };
    const id = randomUUID();
    await addReturn(tx, { id, updateId: update.id, question: order.question, byPersonId: by.person.id, at: deps.clock.now() });
    await tellOfReturn(tx, deps, by, { returnId: id, update, action, question: order.question });
    await record(tx, deps, by, { what: 'update.returned', about: { kind: 'updates', id: update.id, label: action.reference }, changes: { question: [null, order.question] } });
    return { ok: true as const, returnId: id };
  });
}
