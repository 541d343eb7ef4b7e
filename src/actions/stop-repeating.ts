// The panel has heard enough: an obligation comes round no more. The occurrence that is open stays.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayChangeAction } from './action.policy.ts';
import { lockAction } from './action.store.ts';
import { getRound, saveRepeats } from './repeat.store.ts';
import { repeatsSays } from './repeat.ts';

export async function stopRepeating(deps: Deps, by: Doer, order: { reference: string }): Promise<Outcome<object, 'does-not-repeat'>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    if (!mayChangeAction(by.person, action)) throw new NotAllowed('Only the clerk of the panel says that an obligation comes round no more.');
    const { repeats, followedBy } = await getRound(tx, action.id);
    if (repeats === null || followedBy !== null) return { ok: false as const, because: 'does-not-repeat' as const };
    await saveRepeats(tx, action.id, null);
    await record(tx, deps, by, { what: 'action.repeating-stopped', about: { kind: 'actions', id: action.id, label: action.reference }, changes: { repeats: [repeatsSays(repeats), null] } });
    return { ok: true as const };
  });
}
