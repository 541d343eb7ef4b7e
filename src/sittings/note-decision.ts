// Note what the panel decided about an action of the report; nothing takes effect before the sitting is finished.
import { randomUUID } from 'node:crypto';
import { findActionByReference } from '../actions/action.store.ts';
import { whyNotDecided, type DecisionRefusal } from '../actions/record-decision.ts';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Doer } from '../people/person.ts';
import { mayNote, standingNotes, type DecisionNote, type Note, type NoteRefusal, type Sitting } from './sitting.ts';
import { mayRunSitting } from './sitting.policy.ts';
import { addNote, listNotes, lockSittingOf, saveSitting } from './sitting.store.ts';

export interface NoteOrder {
  meetingId: string;
  reference: string;
  kind: DecisionNote;
  minuteNumber: string | null;
  words: string | null;
  /** For more time until another day than the one asked for, or that nobody asked for. */
  newTargetOn: Day | null;
}

export type NotingRefusal = NoteRefusal | DecisionRefusal | 'finished' | 'not-meeting';

export async function noteDecision(deps: Deps, by: Doer, order: NoteOrder): Promise<Outcome<{ noteId: string }, NotingRefusal>> {
  return await transact(deps, by, async (tx) => {
    const open = await openSitting(tx, by, order.meetingId);
    if (!open.ok) return open;
    const { meeting, sitting } = open;
    const action = await findActionByReference(tx, order.reference);
    if (action === undefined || action.panelId !== meeting.panelId) throw new NotFound(`action ${order.reference}`);
    const allowed = mayNote(order.kind, standingNotes(await listNotes(tx, sitting.id)).filter(({ actionId }) => actionId === action.id));
    if (!allowed.ok) return allowed;
    const because = await whyNotDecided(tx, action, { kind: order.kind, decidedOn: meeting.meetsOn, newTargetOn: order.newTargetOn });
    if (because !== undefined) return { ok: false as const, because };
    const noteId = await keepNote(tx, deps, by, sitting, {
      actionId: action.id, kind: order.kind, minuteNumber: order.minuteNumber, words: order.words, newTargetOn: order.kind === 'extension agreed' ? order.newTargetOn : null, wording: null, leadPostId: null, addressedTo: null,
    }, action.reference);
    return { ok: true as const, noteId };
  });
}

/** The sitting, locked, while it can still be written in. */
export async function openSitting(tx: Transaction, by: Doer, meetingId: string): Promise<Outcome<{ meeting: Meeting; sitting: Sitting }, 'finished' | 'not-meeting'>> {
  const meeting = await getMeeting(tx, meetingId);
  if (!mayRunSitting(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of the panel keeps the record of its meeting.');
  const sitting = await lockSittingOf(tx, meetingId);
  if (sitting.finishedAt !== null) return { ok: false, because: 'finished' };
  return meeting.state === 'planned' || meeting.state === 'held' ? { ok: true, meeting, sitting } : { ok: false, because: 'not-meeting' };
}

export async function keepNote(
  tx: Transaction, deps: Deps, by: Doer, sitting: Sitting, note: Omit<Note, 'id' | 'sittingId' | 'position' | 'notedByPersonId' | 'notedByName' | 'notedAt' | 'undoneAt'>, label: string | undefined,
): Promise<string> {
  const id = randomUUID();
  // Under the lock the version is a number nobody else has: the note's place.
  await addNote(tx, { ...note, id, sittingId: sitting.id, position: sitting.version, notedByPersonId: by.person.id, notedByName: by.person.name, notedAt: deps.clock.now(), undoneAt: null });
  await saveSitting(tx, sitting, null);
  await record(tx, deps, by, {
    what: 'sitting.noted', about: { kind: 'sittings', id: sitting.id },
    changes: { kind: [null, note.kind], ...(label === undefined ? {} : { reference: [null, label] as const }), minuteNumber: [null, note.minuteNumber], words: [null, note.words], newTargetOn: [null, note.newTargetOn] },
  });
  return id;
}
