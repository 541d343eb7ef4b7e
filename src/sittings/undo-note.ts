// Undo a note of the meeting: it no longer takes effect, and stays on record as undone.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { openSitting } from './note-decision.ts';
import { listNotes, saveSitting, saveUndone } from './sitting.store.ts';

/** Undoing what somebody else has undone already is not an error: it is as wanted. */
export async function undoNote(deps: Deps, by: Doer, order: { meetingId: string; noteId: string }): Promise<Outcome<{ kind: string }, 'finished' | 'not-meeting'>> {
  return await transact(deps, by, async (tx) => {
    const open = await openSitting(tx, by, order.meetingId);
    if (!open.ok) return open;
    const note = (await listNotes(tx, open.sitting.id)).find(({ id }) => id === order.noteId);
    if (note === undefined) throw new NotFound(`note ${order.noteId}`);
    if (note.undoneAt !== null) return { ok: true as const, kind: note.kind };
    await saveUndone(tx, note.id, { at: deps.clock.now(), byPersonId: by.person.id });
    await saveSitting(tx, open.sitting, null);
    await record(tx, deps, by, { what: 'sitting.note-undone', about: { kind: 'sittings', id: open.sitting.id }, changes: { kind: [note.kind, null], words: [note.words, null] } });
    return { ok: true as const, kind: note.kind };
  });
}
