// The tables proposals and decisions: what owners ask for, and what the panel decided.
import { randomUUID } from 'node:crypto';
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import type { Proposal } from './action.ts';

const columns = {
  id: 'id', actionId: 'action_id', kind: 'kind', reason: 'reason', newTargetOn: 'new_target_on', newTargetWords: 'new_target_words', byPersonId: 'by_person_id',
  byName: 'by_name', at: 'at', outcome: 'outcome', stateBefore: 'state_before', version: 'version',
} as const;

/** Newest first. */
export async function listProposals(db: Db, actionIds: readonly string[]): Promise<Proposal[]> {
  return await db('proposals').whereIn('action_id', actionIds).orderBy('at', 'desc').select<Proposal[]>(columns);
}

export async function listOpenProposals(db: Db, panelId: string): Promise<Proposal[]> {
  return await db('proposals').where({ outcome: 'open' }).whereIn('action_id', db('actions').where({ panel_id: panelId }).select('id')).orderBy('at').select<Proposal[]>(columns);
}

export async function addProposal(tx: Transaction, p: Proposal): Promise<void> {
  await tx('proposals').insert({
    id: p.id, action_id: p.actionId, kind: p.kind, reason: p.reason, new_target_on: p.newTargetOn, new_target_words: p.newTargetWords,
    by_person_id: p.byPersonId, by_name: p.byName, at: p.at, outcome: p.outcome, state_before: p.stateBefore, version: p.version,
  });
}

export async function saveOutcome(tx: Transaction, p: Pick<Proposal, 'id' | 'version'>, outcome: Proposal['outcome']): Promise<boolean> {
  return (await tx('proposals').where({ id: p.id, version: p.version }).update({ outcome, version: p.version + 1 })) === 1;
}

export type DecisionKind = 'closed' | 'not accepted' | 'superseded' | 'extension agreed' | 'extension refused' | 'closure refused'
  | 'noted' | 'further information' | 'officer to attend' | 'chair to write';

export interface Decision {
  id: string;
  actionId: string;
  proposalId: string | null;
  meetingId: string | null;
  kind: DecisionKind;
  decidedBy: 'panel' | 'chair';
  decidedOn: Day;
  minuteNumber: string | null;
  words: string | null;
  recordedByPersonId: string;
  recordedAt: Date;
}

export async function addDecision(tx: Transaction, d: Omit<Decision, 'id'>): Promise<string> {
  const id = randomUUID();
  await tx('decisions').insert({
    id, action_id: d.actionId, proposal_id: d.proposalId, meeting_id: d.meetingId, kind: d.kind, decided_by: d.decidedBy, decided_on: d.decidedOn,
    minute_number: d.minuteNumber, words: d.words, recorded_by_person_id: d.recordedByPersonId, recorded_at: d.recordedAt,
  });
  return id;
}

/** Newest first. */
export async function listDecisions(db: Db, actionIds: readonly string[]): Promise<Decision[]> {
  return await db('decisions').whereIn('action_id', actionIds).orderBy([{ column: 'decided_on', order: 'desc' }, { column: 'recorded_at', order: 'desc' }]).select<Decision[]>({
    id: 'id', actionId: 'action_id', proposalId: 'proposal_id', meetingId: 'meeting_id', kind: 'kind', decidedBy: 'decided_by', decidedOn: 'decided_on',
    minuteNumber: 'minute_number', words: 'words', recordedByPersonId: 'recorded_by_person_id', recordedAt: 'recorded_at',
  });
}
