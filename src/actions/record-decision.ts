// Record what the panel decided about an action, with its minute; or the chair, where the panel has resolved so.
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { getPanel } from '../panels/panel.store.ts';
import { end, extend, isEnded, refuseClosure, type Action, type Proposal } from './action.ts';
import { mayRecordDecision } from './action.policy.ts';
import { addTarget, findActionByReference, lockAction, saveAction } from './action.store.ts';
import { addDecision, listProposals, saveOutcome, type DecisionKind } from './proposal.store.ts';
import { tellOwners, type Decided } from './tell-owners.ts';

export interface DecisionOrder {
  reference: string;
  /** Of the action as it was on the screen; left out where a decision does not depend on what the screen said. */
  version?: number | undefined;
  kind: DecisionKind;
  decidedBy: 'panel' | 'chair';
  decidedOn: Day;
  meetingId: string | null;
  minuteNumber: string | null;
  words: string | null;
  /** For an extension the panel agrees to, when it is not the day asked for. */
  newTargetOn?: Day | null;
  supersededByReference?: string | null;
}

export type DecisionRefusal = 'changed-since' | 'ended' | 'no-successor' | 'nothing-proposed' | 'not-later' | 'chair-may-not';

export async function recordDecision(deps: Deps, by: Doer, order: DecisionOrder & { tellsOwner?: boolean }): Promise<Outcome<{ decisionId: string }, DecisionRefusal>> {
  return await transact(deps, by, async (tx) => {
    const kept = await keepDecision(tx, deps, by, order);
    if (!kept.ok) return kept;
    if (order.tellsOwner) await tellOwners(tx, deps, { ...order, panelId: kept.decided.action.panelId, key: `decision:${kept.decisionId}`, decided: [kept.decided], made: [] });
    return { ok: true as const, decisionId: kept.decisionId };
  });
}

/** In the transaction of whoever asks; nobody is told. */
export async function keepDecision(tx: Transaction, deps: Deps, by: Doer, order: DecisionOrder): Promise<Outcome<{ decisionId: string; decided: Decided }, DecisionRefusal>> {
  const action = await lockAction(tx, order.reference);
  if (!mayRecordDecision(by.person, action)) throw new NotAllowed('Only the clerk of the panel records its decisions.');
  if (order.version !== undefined && order.version !== action.version) return { ok: false, because: 'changed-since' };
  if (order.meetingId !== null && (await getMeeting(tx, order.meetingId)).panelId !== action.panelId) throw new NotFound(`meeting ${order.meetingId}`);
  if (order.decidedBy === 'chair' && !(await getPanel(tx, action.panelId)).chairMayDecide) return { ok: false, because: 'chair-may-not' };
  const proposal = await openProposal(tx, action, order.kind);
  const after = await decide(tx, action, order, proposal);
  if (!after.ok) return after;

  const decisionId = await addDecision(tx, {
    actionId: action.id, proposalId: proposal?.id ?? null, meetingId: order.meetingId, kind: order.kind, decidedBy: order.decidedBy, decidedOn: order.decidedOn,
    minuteNumber: order.minuteNumber, words: order.words, recordedByPersonId: by.person.id, recordedAt: deps.clock.now(),
  });
  if (proposal !== undefined) await saveOutcome(tx, proposal, isRefusal(order.kind) ? 'refused' : 'agreed');
  if (order.kind === 'extension agreed') await keepTarget(tx, deps, after.action, order, proposal, decisionId);
  await saveAction(tx, after.action);
  if (isEnded(after.action.state)) await withdrawOpen(tx, action.id, proposal?.id);
  await record(tx, deps, by, {
    what: `action.decided-${order.kind.replaceAll(' ', '-')}`, about: { kind: 'actions', id: action.id, label: action.reference },
    changes: { state: [action.state, after.action.state], targetOn: [action.targetOn, after.action.targetOn], minuteNumber: [null, order.minuteNumber], words: [null, order.words] },
  });
  return { ok: true, decisionId, decided: { ...order, action: after.action, askedByPersonId: proposal?.byPersonId ?? null } };
}

/** Whether the decision could be recorded as things stand: asked while it is only noted. */
export async function whyNotDecided(db: Db, action: Action, order: Pick<DecisionOrder, 'kind' | 'decidedOn' | 'newTargetOn'>): Promise<DecisionRefusal | undefined> {
  const tried = await decide(db, action, order, await openProposal(db, action, order.kind));
  return tried.ok ? undefined : tried.because;
}

/** What else was asked about an action that has left the list needs no answer any more. */
async function withdrawOpen(tx: Transaction, actionId: string, decidedId: string | undefined): Promise<void> {
  for (const open of await listProposals(tx, [actionId])) if (open.outcome === 'open' && open.id !== decidedId) await saveOutcome(tx, open, 'withdrawn');
}

function isRefusal(kind: DecisionKind): boolean {
  return kind === 'extension refused' || kind === 'closure refused';
}

/** The proposal a decision answers: closing answers a proposed closure, an extension the asking for it. */
async function openProposal(db: Db, action: Action, kind: DecisionKind): Promise<Proposal | undefined> {
  const answers = kind === 'closed' || kind === 'closure refused' ? 'closure' : kind === 'extension agreed' || kind === 'extension refused' ? 'extension' : undefined;
  if (answers === undefined) return undefined;
  return (await listProposals(db, [action.id])).find((p) => p.kind === answers && p.outcome === 'open');
}

async function decide(db: Db, action: Action, order: Pick<DecisionOrder, 'kind' | 'decidedOn' | 'newTargetOn' | 'supersededByReference'>, proposal: Proposal | undefined): Promise<{ ok: true; action: Action } | { ok: false; because: DecisionRefusal }> {
  // Off the list for good: refusing a request that nobody had answered must not bring it back.
  if (isEnded(action.state) && isRefusal(order.kind)) return { ok: false, because: 'ended' };
  switch (order.kind) {
    case 'closed':
    case 'not accepted': return end(action, order.kind, order.decidedOn, null);
    case 'superseded': {
      const successor = order.supersededByReference ? await findActionByReference(db, order.supersededByReference) : undefined;
      return end(action, 'superseded', order.decidedOn, successor?.panelId === action.panelId ? successor.id : null);
    }
    case 'closure refused': return proposal === undefined ? { ok: false, because: 'nothing-proposed' } : { ok: true, action: refuseClosure(action, proposal.stateBefore, order.decidedOn) };
    case 'extension refused': return proposal === undefined ? { ok: false, because: 'nothing-proposed' } : { ok: true, action };
    case 'extension agreed': {
      const newTargetOn = order.newTargetOn ?? proposal?.newTargetOn;
      return newTargetOn ? extend(action, newTargetOn, proposal?.newTargetWords ?? null) : { ok: false, because: 'nothing-proposed' };
    }
    case 'noted':
    case 'further information':
    case 'officer to attend':
    case 'chair to write': return { ok: true, action };
  }
}

async function keepTarget(tx: Transaction, deps: Deps, action: Action, order: DecisionOrder, proposal: Proposal | undefined, decisionId: string): Promise<void> {
  if (action.targetOn === null) return;
  await addTarget(tx, {
    actionId: action.id, targetOn: action.targetOn, words: action.targetWords, agreedBy: order.decidedBy === 'chair' ? 'the chair' : 'the panel', agreedOn: order.decidedOn,
    minuteNumber: order.minuteNumber, why: proposal?.reason ?? order.words, decisionId, meetingId: null, at: deps.clock.now(),
  });
}
