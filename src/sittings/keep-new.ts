// What was newly resolved or promised in the meeting becomes resolutions, undertakings, recommendations and the actions because of them.
import { randomUUID } from 'node:crypto';
import { asAction, makeActions, type ActionOrder } from '../actions/make-actions.ts';
import type { MadeAction } from '../actions/tell-owners.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import type { Meeting } from '../meetings/meeting.ts';
import type { Doer } from '../people/person.ts';
import { addResolution, addResponse, addUndertaking, listResolutionsOfMeetings, listUndertakingsOfMeetings } from '../resolutions/resolution.store.ts';
import type { ResolutionKind } from '../resolutions/resolution.ts';
import type { NewNote, Note } from './sitting.ts';

const kindOf: Record<Exclude<NewNote, 'new undertaking'>, ResolutionKind> = { 'new action': 'act', 'new recommendation': 'recommendation', 'new resolution': 'noted' };

export async function keepNew(tx: Transaction, deps: Deps, by: Doer, meeting: Meeting, notes: readonly Note[]): Promise<MadeAction[]> {
  const resolutions = await listResolutionsOfMeetings(tx, [meeting.id]);
  const undertakings = await listUndertakingsOfMeetings(tx, [meeting.id]);
  const first = Math.max(-1, ...[...resolutions, ...undertakings].map(({ position }) => position)) + 1;
  const wanted: { note: Note; order: ActionOrder }[] = [];
  for (const [i, note] of notes.entries()) {
    const source = note.kind === 'new undertaking' ? await keepUndertaking(tx, deps, by, meeting, note, first + i) : await keepResolution(tx, deps, by, meeting, note, first + i);
    if (note.kind === 'new action' || note.kind === 'new undertaking') wanted.push({ note, order: { ...orderOf(note), sources: [source] } });
  }
  if (wanted.length === 0) return [];
  const { references } = await makeActions({ ...deps, db: tx }, by, { panelId: meeting.panelId, agreedOn: meeting.meetsOn, actions: wanted.map(({ order }) => order) });
  return wanted.map(({ note, order }, i) => ({
    reference: references[i] ?? '', wording: order.wording, leadPostId: order.leadPostId, targetOn: order.target?.on ?? null, targetWords: null, minuteNumber: note.minuteNumber, resolved: note.words ?? '',
  }));
}

function orderOf(note: Note): Omit<ActionOrder, 'sources'> {
  return {
    wording: note.wording ?? asAction(note.words ?? ''), leadPostId: note.leadPostId, minuteNumber: note.minuteNumber,
    target: note.newTargetOn === null ? null : { on: note.newTargetOn, words: null, meetingId: null },
  };
}

function sharedPart(meeting: Meeting, note: Note, position: number) {
  return {
    id: randomUUID(), panelId: meeting.panelId, meetingId: meeting.id, minuteItemId: null, minuteNumber: note.minuteNumber, position, text: note.words ?? '', ownerWords: null, dueWords: null,
    documentId: null, sourceStart: null, sourceEnd: null,
  };
}

async function keepResolution(tx: Transaction, deps: Deps, by: Doer, meeting: Meeting, note: Note, position: number): Promise<{ resolutionId: string }> {
  const kind = kindOf[note.kind as keyof typeof kindOf];
  const resolution = { ...sharedPart(meeting, note, position), itemTitle: 'Recorded in the meeting', label: null, stem: null, kind, version: 1 };
  await addResolution(tx, resolution);
  // Its clock starts when the body addressed has received it.
  if (kind === 'recommendation') await addResponse(tx, { id: randomUUID(), resolutionId: resolution.id, addressedTo: note.addressedTo ?? '', sentOn: null, receivedOn: null, dueOn: null, answeredOn: null, answer: null, words: null, reasons: null, version: 1 });
  await record(tx, deps, by, { what: 'resolution.kept', about: { kind: 'resolutions', id: resolution.id }, changes: { text: [null, resolution.text], kind: [null, kind], addressedTo: [null, note.addressedTo] } });
  return { resolutionId: resolution.id };
}

async function keepUndertaking(tx: Transaction, deps: Deps, by: Doer, meeting: Meeting, note: Note, position: number): Promise<{ undertakingId: string }> {
  const undertaking = sharedPart(meeting, note, position);
  await addUndertaking(tx, undertaking);
  await record(tx, deps, by, { what: 'undertaking.kept', about: { kind: 'undertakings', id: undertaking.id }, changes: { text: [null, undertaking.text] } });
  return { undertakingId: undertaking.id };
}
