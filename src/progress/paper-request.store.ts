// The tables paper_requests and paper_request_deliveries: requests to print, and who said that they were handed over.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import type { UpdateRequestLetter } from './update-request.email.ts';

export interface PaperRequest {
  requestId: string;
  meetingId: string;
  personId: string;
  /** Its words as they were when it was asked. */
  letter: UpdateRequestLetter;
  at: Date;
  dueOn: Day;
  /** Null while nobody has said that it was handed over. */
  deliveredOn: Day | null;
  note: string | null;
  byName: string | null;
}

/** Newest first. */
export async function listPaperRequests(db: Db, meetingId: string): Promise<PaperRequest[]> {
  return await db('paper_requests as p').join('update_requests as r', 'r.id', 'p.request_id').leftJoin('paper_request_deliveries as d', 'd.request_id', 'p.request_id').leftJoin('people as b', 'b.id', 'd.by_person_id')
    .where('p.meeting_id', meetingId).orderBy('r.at', 'desc')
    .select<PaperRequest[]>({ requestId: 'p.request_id', meetingId: 'p.meeting_id', personId: 'r.person_id', letter: 'p.letter', at: 'r.at', dueOn: 'r.due_on', deliveredOn: 'd.delivered_on', note: 'd.note', byName: 'b.name' });
}

export async function addPaperRequest(tx: Transaction, p: Pick<PaperRequest, 'requestId' | 'meetingId' | 'letter'>): Promise<void> {
  await tx('paper_requests').insert({ request_id: p.requestId, meeting_id: p.meetingId, letter: JSON.stringify(p.letter) });
}

/** False when it was said before: the first word stands. */
export async function addPaperDelivery(tx: Transaction, d: { requestId: string; meetingId: string; deliveredOn: Day; note: string | null; byPersonId: string; at: Date }): Promise<boolean> {
  const added = await tx('paper_request_deliveries').insert({ request_id: d.requestId, meeting_id: d.meetingId, delivered_on: d.deliveredOn, note: d.note, by_person_id: d.byPersonId, at: d.at }).onConflict('request_id').ignore().returning('request_id');
  return added.length === 1;
}
