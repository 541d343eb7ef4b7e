// Propose closure, ask for more time, or say "not mine": the owner asks, the panel (or for "not mine" the clerk) decides.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { askForExtension, isEnded, proposeClosure, type Action, type Proposal } from './action.ts';
import { mayPropose } from './action.policy.ts';
import { lockAction, saveAction } from './action.store.ts';
import { addProposal, listProposals } from './proposal.store.ts';

export type ProposeOrder =
  | { kind: 'closure'; reference: string; reason: string }
  | { kind: 'extension'; reference: string; reason: string; newTargetOn: Day; newTargetWords?: string | null }
  | { kind: 'not mine'; reference: string; reason: string };

export type ProposeRefusal = 'ended' | 'already-proposed' | 'no-target' | 'not-later' | 'past';

export async function propose(deps: Deps, by: Doer, order: ProposeOrder): Promise<Outcome<{ proposalId: string }, ProposeRefusal>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    // The clerk may write down what an officer asked for by phone; the audit says on whose behalf.
    if (!mayPropose(by.person, { ...action, state: 'not started' }) && by.way !== 'clerk on behalf') throw new NotAllowed('Only whoever answers for an action may propose something about it.');
    const open = (await listProposals(tx, [action.id])).some((p) => p.kind === order.kind && p.outcome === 'open');
    if (open) return { ok: false as const, because: 'already-proposed' as const };
    const allowed = decide(action, order, deps.clock.today());
    if (!allowed.ok) return allowed;
    const proposal = await keep(tx, deps, by, order, action);
    if (allowed.action.state !== action.state) await saveAction(tx, allowed.action);
    await record(tx, deps, by, {
      what: wordFor[order.kind], about: { kind: 'actions', id: action.id, label: action.reference },
      changes: { reason: [null, order.reason], ...(proposal.newTargetOn === null ? {} : { newTargetOn: [action.targetOn, proposal.newTargetOn] as const }) },
    });
    return { ok: true as const, proposalId: proposal.id };
  });
}

const wordFor: Record<Proposal['kind'], string> = { closure: 'action.closure-proposed', extension: 'action.extension-asked', 'not mine': 'action.handed-back' };

function decide(action: Action, order: ProposeOrder, today: Day): { ok: true; action: Action } | { ok: false; because: ProposeRefusal } {
  if (order.kind === 'closure') return proposeClosure(action, today);
  if (order.kind === 'not mine') return isEnded(action.state) ? { ok: false, because: 'ended' } : { ok: true, action };
  const asked = askForExtension(action, order.newTargetOn, today);
  return asked.ok ? { ok: true, action } : asked;
}

async function keep(tx: Transaction, deps: Deps, by: Doer, order: ProposeOrder, action: Action): Promise<Proposal> {
  const proposal: Proposal = {
    id: randomUUID(), actionId: action.id, kind: order.kind, reason: order.reason, newTargetOn: order.kind === 'extension' ? order.newTargetOn : null,
    newTargetWords: order.kind === 'extension' ? (order.newTargetWords ?? null) : null, byPersonId: by.person.id, byName: by.onBehalfOf?.name ?? by.person.name,
    at: deps.clock.now(), outcome: 'open', stateBefore: action.state, version: 1,
  };
  await addProposal(tx, proposal);
  return proposal;
}
