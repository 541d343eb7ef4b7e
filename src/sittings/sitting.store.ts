// The tables sittings and sitting_notes.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Note, Sitting } from './sitting.ts';

const columns = { id: 'id', meetingId: 'meeting_id', editionId: 'edition_id', startedAt: 'started_at', finishedAt: 'finished_at', version: 'version' } as const;

export async function findSittingOf(db: Db, meetingId: string): Promise<Sitting | undefined> {
  return await db('sittings').where({ meeting_id: meetingId }).first<Sitting | undefined>(columns);
}

/** Locked until the commit: notes get their places one after another, and none comes after the finish. */
export async function lockSittingOf(tx: Transaction, meetingId: string): Promise<Sitting> {
  const row = await tx('sittings').where({ meeting_id: meetingId }).forUpdate().first<Sitting | undefined>(columns);
  if (row === undefined) throw new NotFound(`sitting of meeting ${meetingId}`);
  return row;
}

/** False when the meeting has one already. */
export async function addSitting(tx: Transaction, sitting: Sitting & { startedByPersonId: string }): Promise<boolean> {
  const added = await tx('sittings').insert({
    id: sitting.id, meeting_id: sitting.meetingId, edition_id: sitting.editionId, started_at: sitting.startedAt, started_by_person_id: sitting.startedByPersonId, version: sitting.version,
  }).onConflict('meeting_id').ignore().returning('id');
  return added.length === 1;
}

export async function saveSitting(tx: Transaction, sitting: Sitting, finishedByPersonId: string | null): Promise<void> {
  await tx('sittings').where({ id: sitting.id }).update({ finished_at: sitting.finishedAt, finished_by_person_id: finishedByPersonId, version: sitting.version + 1 });
}

const noteColumns = {
  id: 'id', sittingId: 'sitting_id', position: 'position', actionId: 'action_id', kind: 'kind', minuteNumber: 'minute_number', words: 'words', newTargetOn: 'new_target_on', wording: 'wording',
  leadPostId: 'lead_post_id', addressedTo: 'addressed_to', notedByPersonId: 'noted_by_person_id', notedByName: 'noted_by_name', notedAt: 'noted_at', undoneAt: 'undone_at',
} as const;

/** In the order noted, undone ones too. */
export async function listNotes(db: Db, sittingId: string): Promise<Note[]> {
  return await db('sitting_notes').where({ sitting_id: sittingId }).orderBy('position').select<Note[]>(noteColumns);
}

export async function addNote(tx: Transaction, n: Note): Promise<void> {
  await tx('sitting_notes').insert({
    id: n.id, sitting_id: n.sittingId, position: n.position, action_id: n.actionId, kind: n.kind, minute_number: n.minuteNumber, words: n.words, new_target_on: n.newTargetOn, wording: n.wording,
    lead_post_id: n.leadPostId, addressed_to: n.addressedTo, noted_by_person_id: n.notedByPersonId, noted_by_name: n.notedByName, noted_at: n.notedAt, undone_at: n.undoneAt,
  });
}

export async function saveUndone(tx: Transaction, noteId: string, undone: { at: Date; byPersonId: string }): Promise<void> {
  await tx('sitting_notes').where({ id: noteId }).update({ undone_at: undone.at, undone_by_person_id: undone.byPersonId });
}
