// Read exempt text: by a person who may, and recorded.
import { mayReadExempt } from '../actions/action.policy.ts';
import type { ActionWithPosts } from '../actions/action.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import type { Db } from '../database/db.ts';
import type { Doer, Person } from '../people/person.ts';
import type { ExemptNote } from './exempt-note.ts';
import { listExemptNotes } from './exempt-note.store.ts';

/** The notes of those of the actions whose exempt text this person may read; one entry in the trail for each action read. */
export async function readExemptNotes(deps: Deps, by: Doer, actions: readonly ActionWithPosts[], why: string): Promise<ExemptNote[]> {
  const readable = actions.filter((action) => mayReadExempt(by.person, action));
  if (readable.length === 0) return [];
  const read = await transact(deps, {}, async (tx) => {
    const notes = await listExemptNotes(tx, readable.map((action) => action.id));
    for (const action of readable) {
      if (!notes.some((note) => note.actionId === action.id)) continue;
      await record(tx, deps, by, { what: 'exempt-note.read', about: { kind: 'actions', id: action.id, label: action.reference }, changes: { why: [null, why] } });
    }
    return { ok: true as const, notes };
  });
  return read.notes;
}

/** The same text once more within a reading that `readExemptNotes` has recorded: looking again is not another reading. */
export async function rereadExemptNotes(db: Db, person: Person, action: ActionWithPosts): Promise<ExemptNote[]> {
  return mayReadExempt(person, action) ? await listExemptNotes(db, [action.id]) : [];
}
