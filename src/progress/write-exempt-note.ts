// Write exempt text in its own field, with its Schedule 12A paragraph and the reason; a change adds a note that replaces the old one.
import { randomUUID } from 'node:crypto';
import { isEnded } from '../actions/action.ts';
import { mayWriteExempt } from '../actions/action.policy.ts';
import { lockAction } from '../actions/action.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { addExemptNote, listExemptMarks } from './exempt-note.store.ts';

export interface ExemptOrder {
  reference: string;
  note: string;
  /** May still be missing: then dispatch names it and waits. */
  paragraph: number | null;
  reason: string | null;
  replacesId: string | null;
}

export async function writeExemptNote(deps: Deps, by: Doer, order: ExemptOrder): Promise<Outcome<{ noteId: string }, 'replaced-since' | 'replaces-which' | 'ended'>> {
  return await transact(deps, by, async (tx) => {
    const action = await lockAction(tx, order.reference);
    if (!mayWriteExempt(by.person, { ...action, state: 'not started' })) throw new NotAllowed('Exempt notes are written by those entitled to them: the posts concerned and the panel’s clerk.');
    if (isEnded(action.state)) return { ok: false as const, because: 'ended' as const };
    const current = await listExemptMarks(tx, [action.id]);
    if (order.replacesId !== null && !current.some((mark) => mark.id === order.replacesId)) return { ok: false as const, because: 'replaced-since' as const };
    // A note beside another would be two texts about one thing, and nobody could say which holds.
    if (order.replacesId === null && current.length > 0) return { ok: false as const, because: 'replaces-which' as const };
    const id = randomUUID();
    await addExemptNote(tx, {
      id, actionId: action.id, updateId: null, paragraph: order.paragraph, reason: order.reason, note: order.note, replacesId: order.replacesId, byPersonId: by.person.id, at: deps.clock.now(),
    });
    // The words themselves stay out of the trail: it is read by people who may not read them.
    await record(tx, deps, by, { what: 'exempt-note.written', about: { kind: 'actions', id: action.id, label: action.reference }, changes: { paragraph: [null, order.paragraph] } });
    return { ok: true as const, noteId: id };
  });
}
