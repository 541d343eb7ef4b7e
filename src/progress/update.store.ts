// The tables updates, update_returns, update_drafts and evidence.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import { inPieces } from '../database/in-pieces.ts';
import type { Evidence, Return, Update } from './progress.ts';

const columns = {
  id: 'id', actionId: 'action_id', meetingId: 'meeting_id', state: 'state', text: 'text', byPersonId: 'by_person_id', byName: 'by_name', byPostTitle: 'by_post_title',
  way: 'way', receivedWords: 'received_words', afterDeadline: 'after_deadline', at: 'at',
} as const;

/** Newest first. */
export async function listUpdates(db: Db, actionIds: readonly string[]): Promise<Update[]> {
  return await db('updates').whereIn('action_id', actionIds).orderBy('at', 'desc').select<Update[]>(columns);
}

/** The newest of each action, without its text. */
export async function listLastUpdates(db: Db, actionIds: readonly string[]): Promise<Pick<Update, 'id' | 'actionId' | 'meetingId' | 'byPersonId' | 'byName' | 'at'>[]> {
  return await db('updates').distinctOn('action_id').whereIn('action_id', actionIds).orderBy([{ column: 'action_id' }, { column: 'at', order: 'desc' }])
    .select({ id: 'id', actionId: 'action_id', meetingId: 'meeting_id', byPersonId: 'by_person_id', byName: 'by_name', at: 'at' });
}

/** The words of the newest of each action. */
export async function listLastTexts(db: Db, actionIds: readonly string[]): Promise<Pick<Update, 'actionId' | 'text'>[]> {
  return await db('updates').distinctOn('action_id').whereIn('action_id', actionIds).orderBy([{ column: 'action_id' }, { column: 'at', order: 'desc' }]).select({ actionId: 'action_id', text: 'text' });
}

export async function addUpdate(tx: Transaction, u: Update): Promise<void> {
  await addUpdates(tx, [u]);
}

export async function addUpdates(tx: Transaction, updates: readonly Update[]): Promise<void> {
  for (const some of inPieces(updates)) {
    await tx('updates').insert(some.map((u) => ({
      id: u.id, action_id: u.actionId, meeting_id: u.meetingId, state: u.state, text: u.text, by_person_id: u.byPersonId, by_name: u.byName, by_post_title: u.byPostTitle,
      way: u.way, received_words: u.receivedWords, after_deadline: u.afterDeadline, at: u.at,
    })));
  }
}

export async function findUpdate(db: Db, id: string): Promise<Update | undefined> {
  return await db('updates').where({ id }).first<Update | undefined>(columns);
}

export async function getUpdate(db: Db, id: string): Promise<Update> {
  const update = await findUpdate(db, id);
  if (update === undefined) throw new NotFound(`update ${id}`);
  return update;
}

/** Newest first. */
export async function listReturns(db: Db, actionIds: readonly string[]): Promise<Return[]> {
  return await db('update_returns as r').join('updates as u', 'u.id', 'r.update_id').join('people as p', 'p.id', 'r.by_person_id').whereIn('u.action_id', actionIds).orderBy('r.at', 'desc')
    .select<Return[]>({ id: 'r.id', updateId: 'r.update_id', actionId: 'u.action_id', question: 'r.question', byName: 'p.name', at: 'r.at' });
}

export async function addReturn(tx: Transaction, r: { id: string; updateId: string; question: string; byPersonId: string; at: Date }): Promise<void> {
  await tx('update_returns').insert({ id: r.id, update_id: r.updateId, question: r.question, by_person_id: r.byPersonId, at: r.at });
}

/** Newest first. */
export async function listEvidence(db: Db, actionIds: readonly string[]): Promise<Evidence[]> {
  return await db('evidence as e').join('documents as d', 'd.id', 'e.document_id').whereIn('e.action_id', actionIds).orderBy('e.added_at', 'desc').select<Evidence[]>({
    id: 'e.id', actionId: 'e.action_id', updateId: 'e.update_id', documentId: 'e.document_id', fileName: 'd.file_name', title: 'e.title', showsOn: 'e.shows_on',
    byName: 'e.by_name', addedAt: 'e.added_at',
  });
}

export async function addEvidence(tx: Transaction, e: { id: string; actionId: string; updateId: string | null; documentId: string; title: string; showsOn: Day; byPersonId: string; byName: string; addedAt: Date }): Promise<void> {
  await tx('evidence').insert({
    id: e.id, action_id: e.actionId, update_id: e.updateId, document_id: e.documentId, title: e.title, shows_on: e.showsOn, by_person_id: e.byPersonId, by_name: e.byName, added_at: e.addedAt,
  });
}

export interface Draft { personId: string; actionId: string; sequence: number; body: Record<string, string>; at: Date }

export async function listDrafts(db: Db, personId: string): Promise<Draft[]> {
  return await db('update_drafts').where({ person_id: personId }).select<Draft[]>({ personId: 'person_id', actionId: 'action_id', sequence: 'sequence', body: 'body', at: 'at' });
}

export async function findDraft(db: Db, personId: string, actionId: string): Promise<Draft | undefined> {
  return await db('update_drafts').where({ person_id: personId, action_id: actionId }).first<Draft | undefined>({ personId: 'person_id', actionId: 'action_id', sequence: 'sequence', body: 'body', at: 'at' });
}

/** The caller holds the action's lock and has seen that nothing newer is there. */
export async function saveDraft(tx: Transaction, draft: Draft): Promise<void> {
  await tx('update_drafts').insert({ person_id: draft.personId, action_id: draft.actionId, sequence: draft.sequence, body: JSON.stringify(draft.body), at: draft.at })
    .onConflict(['person_id', 'action_id']).merge(['sequence', 'body', 'at']);
}

export async function dropDraft(tx: Transaction, personId: string, actionId: string): Promise<void> {
  await tx('update_drafts').where({ person_id: personId, action_id: actionId }).delete();
}

/** Of these panels' actions, those with any evidence. */
export async function listEvidencedActionIds(db: Db, panelIds: readonly string[]): Promise<string[]> {
  return await db('evidence as e').join('actions as a', 'a.id', 'e.action_id').whereIn('a.panel_id', panelIds).distinct('e.action_id').pluck('e.action_id');
}
