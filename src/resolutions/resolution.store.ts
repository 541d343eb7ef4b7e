// The tables resolutions, undertakings and responses.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Resolution, Response, Undertaking } from './resolution.ts';

const shared = {
  id: 'id', panelId: 'panel_id', meetingId: 'meeting_id', minuteItemId: 'minute_item_id', minuteNumber: 'minute_number', position: 'position', text: 'text',
  ownerWords: 'owner_words', dueWords: 'due_words', documentId: 'document_id', sourceStart: 'source_start', sourceEnd: 'source_end',
} as const;
const columns = { ...shared, itemTitle: 'item_title', label: 'label', stem: 'stem', kind: 'kind', version: 'version' } as const;

/** In the order of the minutes. */
export async function listResolutionsOfMeetings(db: Db, meetingIds: readonly string[]): Promise<Resolution[]> {
  return await db('resolutions').whereIn('meeting_id', meetingIds).orderBy(['meeting_id', 'position']).select<Resolution[]>(columns);
}

export async function listResolutionsById(db: Db, ids: readonly string[]): Promise<Resolution[]> {
  return await db('resolutions').whereIn('id', ids).select<Resolution[]>(columns);
}

/** What panels recommended, newest meeting first. */
export async function listRecommendations(db: Db, panelIds: readonly string[]): Promise<Resolution[]> {
  return await db('resolutions').whereIn('panel_id', panelIds).where({ kind: 'recommendation' })
    .orderBy(db('meetings').whereRaw('meetings.id = resolutions.meeting_id').select('meets_on'), 'desc').orderBy('position').select<Resolution[]>(columns);
}

export async function getResolution(db: Db, id: string): Promise<Resolution> {
  const row = await db('resolutions').where({ id }).first<Resolution | undefined>(columns);
  if (row === undefined) throw new NotFound(`resolution ${id}`);
  return row;
}

export async function addResolution(tx: Transaction, r: Resolution): Promise<void> {
  await tx('resolutions').insert({ ...sharedRow(r), item_title: r.itemTitle, label: r.label, stem: r.stem, kind: r.kind, version: r.version });
}

/** False when its words are others than those that were to be replaced. */
export async function saveResolutionText(tx: Transaction, id: string, text: { was: string; became: string }): Promise<boolean> {
  return (await tx('resolutions').where({ id, text: text.was }).update({ text: text.became, version: tx.raw('version + 1') })) === 1;
}

export async function listUndertakingsOfMeetings(db: Db, meetingIds: readonly string[]): Promise<Undertaking[]> {
  return await db('undertakings').whereIn('meeting_id', meetingIds).orderBy(['meeting_id', 'position']).select<Undertaking[]>(shared);
}

export async function listUndertakingsById(db: Db, ids: readonly string[]): Promise<Undertaking[]> {
  return await db('undertakings').whereIn('id', ids).select<Undertaking[]>(shared);
}

export async function addUndertaking(tx: Transaction, u: Undertaking): Promise<void> {
  await tx('undertakings').insert(sharedRow(u));
}

function sharedRow(r: Undertaking): Record<string, unknown> {
  return {
    id: r.id, panel_id: r.panelId, meeting_id: r.meetingId, minute_item_id: r.minuteItemId, minute_number: r.minuteNumber, position: r.position, text: r.text,
    owner_words: r.ownerWords, due_words: r.dueWords, document_id: r.documentId, source_start: r.sourceStart, source_end: r.sourceEnd,
  };
}

const responseColumns = {
  id: 'id', resolutionId: 'resolution_id', addressedTo: 'addressed_to', sentOn: 'sent_on', receivedOn: 'received_on', dueOn: 'due_on', answeredOn: 'answered_on',
  answer: 'answer', words: 'words', reasons: 'reasons', version: 'version',
} as const;

export async function listResponses(db: Db, resolutionIds: readonly string[]): Promise<Response[]> {
  return await db('responses').whereIn('resolution_id', resolutionIds).select<Response[]>(responseColumns);
}

export async function addResponse(tx: Transaction, r: Response): Promise<void> {
  await tx('responses').insert(responseRow(r));
}

/** False when somebody else saved it first. */
export async function saveResponse(tx: Transaction, r: Response): Promise<boolean> {
  return (await tx('responses').where({ id: r.id, version: r.version }).update({ ...responseRow(r), version: r.version + 1 })) === 1;
}

function responseRow(r: Response): Record<string, unknown> {
  return {
    id: r.id, resolution_id: r.resolutionId, addressed_to: r.addressedTo, sent_on: r.sentOn, received_on: r.receivedOn, due_on: r.dueOn, answered_on: r.answeredOn,
    answer: r.answer, words: r.words, reasons: r.reasons, version: r.version,
  };
}
