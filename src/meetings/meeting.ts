// A meeting of a panel: planned, held, moved or lost.
import { instantOf, type Day } from '../calendar/day.ts';

export type MeetingState = 'planned' | 'held' | 'postponed' | 'cancelled' | 'inquorate';
export type MeetingKind = 'ordinary' | 'extraordinary' | 'annual';

export interface Meeting {
  id: string;
  panelId: string;
  meetsOn: Day;
  /** '18:30', London time. */
  meetsAt: string;
  venue: string;
  kind: MeetingKind;
  /** The day it was planned or moved; null for meetings of before it was kept. Nothing of its cycle lies before that day. */
  calledOn: Day | null;
  state: MeetingState;
  movedToId: string | null;
  stateReason: string | null;
  version: number;
}

/** The meeting a panel works towards: the first one still planned that has not passed. */
export function nextMeeting<M extends Pick<Meeting, 'meetsOn' | 'state'>>(meetings: readonly M[], today: Day): M | undefined {
  return meetings.filter((m) => m.state === 'planned' && m.meetsOn >= today).sort((a, b) => (a.meetsOn < b.meetsOn ? -1 : 1))[0];
}

/** A panel's meeting of a day, for a paper that says only the day: the first that was held or is still planned. */
export function meetingOfDay<M extends Pick<Meeting, 'meetsOn' | 'state'>>(meetings: readonly M[], on: Day | null): M | undefined {
  return meetings.find((m) => m.meetsOn === on && (m.state === 'held' || m.state === 'planned'));
}

export function beginsAt(meeting: Pick<Meeting, 'meetsOn' | 'meetsAt'>): Date {
  return instantOf(meeting.meetsOn, meeting.meetsAt);
}

export type MoveRefusal = 'not-planned' | 'in-the-past' | 'same-day';

/** A meeting still planned may be put off to a later day; editions already dispatched for it stay what they are. */
export function mayBeMovedTo(meeting: Meeting, to: Day, today: Day): { ok: true } | { ok: false; because: MoveRefusal } {
  if (meeting.state !== 'planned') return { ok: false, because: 'not-planned' };
  if (to < today) return { ok: false, because: 'in-the-past' };
  if (to === meeting.meetsOn) return { ok: false, because: 'same-day' };
  return { ok: true };
}

export function meetingPath(id: string): string {
  return `/meetings/${id}`;
}

/** A panel's meetings of the municipal year that a day is in. */
export function yearPath(panelCode: string, on: Day): string {
  return `/meetings/year/${panelCode}?on=${on}`;
}

/** What is due at which of a panel's coming meetings. */
export function forwardPath(panelCode: string): string {
  return `/meetings/forward/${panelCode}`;
}

/** '18:30' → "6.30 pm" */
export function timeLabel(hhmm: string): string {
  const [hours = 0, minutes = 0] = hhmm.split(':').map(Number);
  return `${hours % 12 === 0 ? 12 : hours % 12}.${String(minutes).padStart(2, '0')} ${hours < 12 ? 'am' : 'pm'}`;
}

export function stateLabel(meeting: Pick<Meeting, 'state'>): string {
  return { planned: 'planned', held: 'held', postponed: 'postponed', cancelled: 'cancelled', inquorate: 'not held: no quorum' }[meeting.state];
}

export interface Minutes {
  id: string;
  meetingId: string;
  documentId: string | null;
  standing: 'draft' | 'agreed';
  recordedAt: Date;
  agreedOn: Day | null;
  version: number;
}

export interface MinuteItem {
  id: string;
  minutesId: string;
  position: number;
  /** As printed: 28, 23/5, 77/21 … never forced into a form. */
  number: string | null;
  title: string | null;
}
