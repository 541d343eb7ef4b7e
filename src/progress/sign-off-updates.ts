// A director signs off updates of the posts they direct: those they had before them, all of them or none.
import { listActionsById, lockAction } from '../actions/action.store.ts';
import { isEnded } from '../actions/action.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { isSentBack } from './answered.ts';
import { maySignOff } from './progress.policy.ts';
import { addSignOff } from './sign-off.store.ts';
import { getUpdate, listReturns, listUpdates } from './update.store.ts';

export type SignOffRefusal = 'not-wanted' | 'written-since' | 'sent-back' | 'ended';

/** A word about something newer is nobody's sign-off of it: each update must still be the last of its action. */
export async function signOffUpdates(deps: Deps, by: Doer, order: { updateIds: readonly string[] }): Promise<Outcome<{ count: number }, SignOffRefusal>> {
  return await transact(deps, by, async (tx) => {
    const updates = [];
    for (const id of new Set(order.updateIds)) updates.push(await getUpdate(tx, id));
    const references = new Map((await listActionsById(tx, updates.map(({ actionId }) => actionId))).map(({ id, reference }) => [id, reference]));
    const referenceOf = ({ actionId }: { actionId: string }): string => references.get(actionId) ?? '';
    let count = 0;
    // In the order of their references: two who lock several actions never wait for each other in a circle.
    for (const update of updates.toSorted((a, b) => (referenceOf(a) < referenceOf(b) ? -1 : 1))) {
      const action = await lockAction(tx, referenceOf(update));
      if (!maySignOff(by.person, { ...action, state: 'not started' })) throw new NotAllowed('Only whoever directs the lead post signs off its updates.');
      if (!(await getPanel(tx, action.panelId)).directorsSignOff) return { ok: false as const, because: 'not-wanted' as const };
      if (isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
      const [[last], [lastReturn]] = [await listUpdates(tx, [action.id]), await listReturns(tx, [action.id])];
      if (last?.id !== update.id) return { ok: false as const, because: 'written-since' as const };
      if (isSentBack(last, lastReturn)) return { ok: false as const, because: 'sent-back' as const };
      if (!(await addSignOff(tx, { updateId: update.id, byPersonId: by.person.id, byName: by.person.name, at: deps.clock.now() }))) continue;
      await record(tx, deps, by, { what: 'update.signed-off', about: { kind: 'updates', id: update.id, label: action.reference }, changes: { signedOffBy: [null, by.person.name] } });
      count += 1;
    }
    return { ok: true as const, count };
  });
}
