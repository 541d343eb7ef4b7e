// The tables meetings, meeting_steps, minutes and minute_items.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Meeting, MinuteItem, Minutes } from './meeting.ts';

const columns = {
  id: 'id', panelId: 'panel_id', meetsOn: 'meets_on', meetsAt: 'meets_at', venue: 'venue', kind: 'kind', state: 'state', movedToId: 'moved_to_id',
  calledOn: 'called_on', stateReason: 'state_reason', version: 'version',
} as const;

/** Oldest first. */
export async function listMeetings(db: Db, panelId: string): Promise<Meeting[]> {
  return await db('meetings').where({ panel_id: panelId }).orderBy(['meets_on', 'meets_at']).select<Meeting[]>(columns);
}

/** Of every panel, those still planned on or after a day. */
export async function listPlannedMeetings(db: Db, from: Day): Promise<Meeting[]> {
  return await db('meetings').where({ state: 'planned' }).where('meets_on', '>=', from).orderBy(['meets_on', 'meets_at']).select<Meeting[]>(columns);
}

export async function findMeeting(db: Db, id: string): Promise<Meeting | undefined> {
  return await db('meetings').where({ id }).first<Meeting | undefined>(columns);
}

export async function getMeeting(db: Db, id: string): Promise<Meeting> {
  const meeting = await findMeeting(db, id);
  if (meeting === undefined) throw new NotFound(`meeting ${id}`);
  return meeting;
}

export async function lockMeeting(tx: Transaction, id: string): Promise<Meeting> {
  const row = await tx('meetings').where({ id }).forUpdate().first<Meeting | undefined>(columns);
  if (row === undefined) throw new NotFound(`meeting ${id}`);
  return row;
}

export async function addMeeting(tx: Transaction, meeting: Meeting): Promise<void> {
  await tx('meetings').insert({ id: meeting.id, panel_id: meeting.panelId, called_on: meeting.calledOn, ...asRow(meeting) });
}

/** False when somebody else saved it first. */
export async function saveMeeting(tx: Transaction, meeting: Meeting): Promise<boolean> {
  return (await tx('meetings').where({ id: meeting.id, version: meeting.version }).update({ ...asRow(meeting), version: meeting.version + 1 })) === 1;
}

/** To the panel that takes over: planned ones alone; a meeting held stays where it was held. */
export async function movePlannedMeetings(tx: Transaction, from: string, to: string): Promise<Meeting[]> {
  return await tx('meetings').where({ panel_id: from, state: 'planned' }).update({ panel_id: to, version: tx.raw('version + 1') }).returning<Meeting[]>(Object.entries(columns).map(([name, column]) => `${column} as ${name}`));
}

function asRow(m: Meeting): Record<string, unknown> {
  return {
    meets_on: m.meetsOn, meets_at: m.meetsAt, venue: m.venue, kind: m.kind, state: m.state, moved_to_id: m.movedToId, state_reason: m.stateReason, version: m.version,
  };
}

/** Dates of the cycle moved for this meeting. */
export async function listMovedSteps(db: Db, meetingId: string): Promise<{ step: string; movedToOn: Day; why: string }[]> {
  return await db('meeting_steps').where({ meeting_id: meetingId }).select({ step: 'step', movedToOn: 'moved_to_on', why: 'why' });
}

export async function listMovedStepsOf(db: Db, meetingIds: readonly string[]): Promise<{ meetingId: string; step: string; movedToOn: Day; why: string }[]> {
  return await db('meeting_steps').whereIn('meeting_id', meetingIds).select({ meetingId: 'meeting_id', step: 'step', movedToOn: 'moved_to_on', why: 'why' });
}

export async function saveMovedStep(tx: Transaction, moved: { meetingId: string; step: string; movedToOn: Day; why: string }): Promise<void> {
  await tx('meeting_steps').insert({ meeting_id: moved.meetingId, step: moved.step, moved_to_on: moved.movedToOn, why: moved.why })
    .onConflict(['meeting_id', 'step']).merge(['moved_to_on', 'why']);
}

const minutesColumns = { id: 'id', meetingId: 'meeting_id', documentId: 'document_id', standing: 'standing', recordedAt: 'recorded_at', agreedOn: 'agreed_on', version: 'version' } as const;

export async function listMinutes(db: Db, meetingIds: readonly string[]): Promise<Minutes[]> {
  return await db('minutes').whereIn('meeting_id', meetingIds).orderBy('recorded_at').select<Minutes[]>(minutesColumns);
}

export async function addMinutes(tx: Transaction, minutes: Minutes): Promise<void> {
  await tx('minutes').insert({
    id: minutes.id, meeting_id: minutes.meetingId, document_id: minutes.documentId, standing: minutes.standing, recorded_at: minutes.recordedAt, agreed_on: minutes.agreedOn, version: minutes.version,
  });
}

/** False when it was agreed or changed meanwhile. */
export async function saveAgreed(tx: Transaction, minutes: Pick<Minutes, 'id' | 'version'>, agreedOn: Day): Promise<boolean> {
  return (await tx('minutes').where({ id: minutes.id, version: minutes.version, agreed_on: null }).update({ standing: 'agreed', agreed_on: agreedOn, version: minutes.version + 1 })) === 1;
}

export async function listMinuteItems(db: Db, minutesId: string): Promise<MinuteItem[]> {
  return await db('minute_items').where({ minutes_id: minutesId }).orderBy('position')
    .select<MinuteItem[]>({ id: 'id', minutesId: 'minutes_id', position: 'position', number: 'number', title: 'title' });
}

export async function addMinuteItem(tx: Transaction, item: MinuteItem): Promise<void> {
  await tx('minute_items').insert({ id: item.id, minutes_id: item.minutesId, position: item.position, number: item.number, title: item.title });
}
