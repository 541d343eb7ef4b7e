// The table exempt_notes: the only file that reads exempt text, and only for a person who may.
import type { Db, Transaction } from '../database/db.ts';
import type { ExemptMark, ExemptNote } from './exempt-note.ts';

function current(db: Db) {
  return db('exempt_notes as n').whereNotExists(db('exempt_notes as later').whereRaw('later.replaces_id = n.id').select(db.raw('1')));
}

export async function listExemptMarks(db: Db, actionIds: readonly string[]): Promise<ExemptMark[]> {
  return await current(db).whereIn('n.action_id', actionIds).orderBy('n.at')
    .select<ExemptMark[]>({ id: 'n.id', actionId: 'n.action_id', updateId: 'n.update_id', paragraph: 'n.paragraph' }, db.raw(`coalesce(n.reason, '') <> '' as "hasReason"`));
}

/** For read-exempt-notes.ts, which asks the policy and records the reading; nobody else calls it. */
export async function listExemptNotes(db: Db, actionIds: readonly string[]): Promise<ExemptNote[]> {
  return await current(db).whereIn('n.action_id', actionIds).orderBy('n.at')
    .select<ExemptNote[]>({ id: 'n.id', actionId: 'n.action_id', updateId: 'n.update_id', paragraph: 'n.paragraph', reason: 'n.reason', note: 'n.note', at: 'n.at' });
}

export async function addExemptNote(tx: Transaction, n: ExemptNote & { replacesId: string | null; byPersonId: string }): Promise<void> {
  await tx('exempt_notes').insert({
    id: n.id, action_id: n.actionId, update_id: n.updateId, paragraph: n.paragraph, reason: n.reason, note: n.note, replaces_id: n.replacesId, by_person_id: n.byPersonId, at: n.at,
  });
}
