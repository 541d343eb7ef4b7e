// The only SQL about restored copies: whether this council is one from which nobody has let letters go yet.
import type { Db, Transaction } from '../database/db.ts';

export interface RestoredCopy { id: string; backupMadeAt: Date; restoredAt: Date }

export async function addRestoredCopy(tx: Transaction, copy: RestoredCopy): Promise<void> {
  await tx('restored_copies').insert({ id: copy.id, backup_made_at: copy.backupMadeAt, restored_at: copy.restoredAt });
}

/** The newest restore, where letters still wait for a person's word. */
export async function findQuietCopy(db: Db): Promise<RestoredCopy | undefined> {
  return await db('restored_copies').whereNull('released_at').orderBy('restored_at', 'desc')
    .first<RestoredCopy | undefined>({ id: 'id', backupMadeAt: 'backup_made_at', restoredAt: 'restored_at' });
}

/** @returns the ids of those it was the word for: a copy of a copy has more than one */
export async function releaseCopies(tx: Transaction, of: { at: Date; personId: string }): Promise<string[]> {
  const rows = await tx('restored_copies').whereNull('released_at').update({ released_at: of.at, released_by_person_id: of.personId }).returning<{ id: string }[]>('id');
  return rows.map((row) => row.id);
}
