// Note something new that was resolved or promised in the meeting, and the action that is to be made of it.
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { listOpenPostIds } from '../people/post.store.ts';
import { keepNote, openSitting } from './note-decision.ts';
import type { NewNote } from './sitting.ts';

export interface NewNoteOrder {
  meetingId: string;
  kind: NewNote;
  /** Verbatim: the resolution, the recommendation, or the promise. */
  words: string;
  minuteNumber: string | null;
  /** Of the action, where it is to say something else than was resolved. */
  wording: string | null;
  leadPostId: string | null;
  targetOn: Day | null;
  /** Of a recommendation: Cabinet, or a partner. */
  addressedTo: string | null;
}

export async function noteResolution(deps: Deps, by: Doer, order: NewNoteOrder): Promise<Outcome<{ noteId: string }, 'finished' | 'not-meeting' | 'no-such-post' | 'to-nobody'>> {
  return await transact(deps, by, async (tx) => {
    const open = await openSitting(tx, by, order.meetingId);
    if (!open.ok) return open;
    if (order.kind === 'new recommendation' && order.addressedTo === null) return { ok: false as const, because: 'to-nobody' as const };
    if (order.leadPostId !== null && (await listOpenPostIds(tx, [order.leadPostId], deps.clock.today())).length === 0) return { ok: false as const, because: 'no-such-post' as const };
    const asksOfAPost = order.kind === 'new action' || order.kind === 'new undertaking';
    const noteId = await keepNote(tx, deps, by, open.sitting, {
      actionId: null, kind: order.kind, minuteNumber: order.minuteNumber, words: order.words, newTargetOn: asksOfAPost ? order.targetOn : null, wording: asksOfAPost ? order.wording : null,
      leadPostId: asksOfAPost ? order.leadPostId : null, addressedTo: order.kind === 'new recommendation' ? order.addressedTo : null,
    }, undefined);
    return { ok: true as const, noteId };
  });
}
