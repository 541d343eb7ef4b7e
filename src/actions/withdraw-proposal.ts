// Take back what was proposed and is not decided yet: the action goes on as it stood before.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { isEnded, refuseClosure, type ProposalKind } from './action.ts';
import { mayPropose } from './action.policy.ts';
import { lockAction, saveAction } from './action.store.ts';
import { listProposals, saveOutcome } from './proposal.store.ts';

export type WithdrawRefusal = 'decided' | 'ended';

/** By whoever answers for the action now: what a predecessor proposed is theirs to take back as well. */
export async function withdrawProposal(deps: Deps, by: Doer, order: { reference: string; kind: ProposalKind }): Promise<Outcome<object, WithdrawRefusal>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    if (!mayPropose(by.person, { ...action, state: 'not started' })) throw new NotAllowed('Only whoever answers for an action takes back what was proposed about it.');
    if (isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
    const open = (await listProposals(tx, [action.id])).find(({ kind, outcome }) => kind === order.kind && outcome === 'open');
    if (open === undefined) return { ok: false as const, because: 'decided' as const };
    await saveOutcome(tx, open, 'withdrawn');
    const after = order.kind === 'closure' ? refuseClosure(action, open.stateBefore, deps.clock.today()) : action;
    if (after !== action) await saveAction(tx, after);
    await record(tx, deps, by, { what: 'action.proposal-withdrawn', about: { kind: 'actions', id: action.id, label: action.reference }, changes: { [order.kind]: ['open', 'withdrawn'], state: [action.state, after.state] } });
    return { ok: true as const };
  });
}
