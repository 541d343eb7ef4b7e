// Finish the sitting: everything noted takes effect in one transaction, and only then are the owners written to.
import { listActionsById } from '../actions/action.store.ts';
import { keepDecision, type DecisionRefusal } from '../actions/record-decision.ts';
import { tellOwners, type Decided, type MadeAction } from '../actions/tell-owners.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact } from '../database/transact.ts';
import { changeMeeting } from '../meetings/change-meeting.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Doer } from '../people/person.ts';
import { keepNew } from './keep-new.ts';
import { openSitting } from './note-decision.ts';
import { isNew, standingNotes, type DecisionNote, type Note } from './sitting.ts';
import { listNotes, saveSitting } from './sitting.store.ts';

export type FinishOutcome =
  | { ok: true; decided: number; made: string[]; told: string[]; untold: string[] }
  | { ok: false; because: 'finished' }
  | { ok: false; because: 'not-meeting' | 'changed-since' | 'not-yet' }
  /** The register has moved on under one note: it is named, and nothing has taken effect. */
  | { ok: false; because: 'cannot-take-effect'; reference: string; why: DecisionRefusal };

/** @param order.version of the sitting as it was on the screen: whoever finishes has seen every note */
export async function finishSitting(deps: Deps, by: Doer, order: { meetingId: string; version: number }): Promise<FinishOutcome> {
  return await transact(deps, by, async (tx): Promise<FinishOutcome> => {
    const open = await openSitting(tx, by, order.meetingId);
    if (!open.ok) return open.because === 'finished' ? { ok: false, because: 'finished' } : { ok: false, because: 'not-meeting' };
    const { meeting, sitting } = open;
    if (sitting.version !== order.version) return { ok: false, because: 'changed-since' };
    if (meeting.meetsOn > deps.clock.today()) return { ok: false, because: 'not-yet' };
    const notes = standingNotes(await listNotes(tx, sitting.id));
    const decisions = await decideAll(tx, deps, by, meeting, notes);
    if (!decisions.ok) return decisions;
    const made = await keepNew(tx, deps, by, meeting, notes.filter(({ kind }) => isNew(kind)));
    if (meeting.state === 'planned' && !(await changeMeeting({ ...deps, db: tx }, by, { become: 'held', meetingId: meeting.id, version: meeting.version })).ok) return { ok: false, because: 'changed-since' };
    await saveSitting(tx, { ...sitting, finishedAt: deps.clock.now() }, by.person.id);
    const { told, untold } = await tellOwners(tx, deps, { panelId: meeting.panelId, decidedBy: 'panel', decidedOn: meeting.meetsOn, key: `sitting:${sitting.id}`, decided: decisions.decided, made });
    await record(tx, deps, by, {
      what: 'sitting.finished', about: { kind: 'sittings', id: sitting.id, label: meeting.meetsOn },
      changes: { decisions: [null, decisions.decided.length], made: [null, made.map(({ reference }) => reference)], written: [null, told] },
    });
    return { ok: true, decided: decisions.decided.length, made: made.map(({ reference }: MadeAction) => reference), told, untold };
  });
}

async function decideAll(tx: Transaction, deps: Deps, by: Doer, meeting: Meeting, notes: readonly Note[]): Promise<{ ok: true; decided: Decided[] } | Extract<FinishOutcome, { because: 'cannot-take-effect' }>> {
  const about = new Map((await listActionsById(tx, notes.flatMap(({ actionId }) => actionId ?? []))).map(({ id, reference }) => [id, reference]));
  const decided: Decided[] = [];
  // In the order of their references: two who lock several actions never wait for each other in a circle.
  const inOrder = notes.filter(({ actionId }) => actionId !== null).toSorted((a, b) => (about.get(a.actionId ?? '') ?? '').localeCompare(about.get(b.actionId ?? '') ?? '') || a.position - b.position);
  for (const note of inOrder) {
    const reference = about.get(note.actionId ?? '') ?? '';
    const kept = await keepDecision(tx, deps, by, {
      reference, kind: note.kind as DecisionNote, decidedBy: 'panel', decidedOn: meeting.meetsOn, meetingId: meeting.id, minuteNumber: note.minuteNumber, words: note.words, newTargetOn: note.newTargetOn,
    });
    if (!kept.ok) return { ok: false, because: 'cannot-take-effect', reference, why: kept.because };
    decided.push(kept.decided);
  }
  return { ok: true, decided };
}
