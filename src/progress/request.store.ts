// The tables update_requests and update_request_items: who was asked for what, once a step of a cycle.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import type { RequestStep } from './chase.ts';

export interface UpdateRequest {
  id: string;
  meetingId: string;
  personId: string;
  step: RequestStep;
  /** The day the step had then: moved, it comes round again. */
  dueOn: Day;
  /** The dedupe key of its letter: the letters room knows whether it arrived. */
  letterKey: string;
  at: Date;
  actionIds: string[];
}

/** Oldest first. */
export async function listRequests(db: Db, meetingId: string): Promise<UpdateRequest[]> {
  const rows = await db('update_requests').where({ meeting_id: meetingId }).orderBy('at')
    .select<Omit<UpdateRequest, 'actionIds'>[]>({ id: 'id', meetingId: 'meeting_id', personId: 'person_id', step: 'step', dueOn: 'due_on', letterKey: 'letter_key', at: 'at' });
  const items = await db('update_request_items').whereIn('request_id', rows.map((row) => row.id)).select<{ requestId: string; actionId: string }[]>({ requestId: 'request_id', actionId: 'action_id' });
  return rows.map((row) => ({ ...row, actionIds: items.filter((item) => item.requestId === row.id).map((item) => item.actionId) }));
}

/** False when this person was asked in this step already, the step being due on the same day. */
export async function addRequest(tx: Transaction, request: UpdateRequest): Promise<boolean> {
  const added = await tx('update_requests').insert({ id: request.id, meeting_id: request.meetingId, person_id: request.personId, step: request.step, due_on: request.dueOn, letter_key: request.letterKey, at: request.at })
    .onConflict(['meeting_id', 'person_id', 'step', 'due_on']).ignore().returning('id');
  if (added.length === 0) return false;
  await tx('update_request_items').insert(request.actionIds.map((actionId) => ({ request_id: request.id, action_id: actionId })));
  return true;
}
