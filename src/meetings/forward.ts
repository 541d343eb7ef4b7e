// What is due at which coming meeting: each thing stands at the first meeting that can hear of it. Pure.
import type { Day } from '../calendar/day.ts';
import type { Meeting } from './meeting.ts';

export interface DueThing {
  /** Undefined where it has no day. */
  on: Day | undefined;
  /** The meeting it was promised to, where the words said one. */
  meetingId: string | null;
  href: string;
  reference: string;
  says: string;
  /** "target 30 April 2026", "the response", "comes round at each meeting" */
  why: string;
}

export interface Forward<M> { meetings: { meeting: M; due: DueThing[] }[]; /** After the last meeting there is. */ later: DueThing[]; undated: DueThing[] }

/** What has its day before the first of them is overdue by then, and stands there. An extraordinary meeting is called for one matter and hears nothing else. */
export function forwardOf<M extends Pick<Meeting, 'id' | 'meetsOn' | 'meetsAt' | 'state' | 'kind'>>(meetings: readonly M[], things: readonly DueThing[], today: Day): Forward<M> {
  const coming = meetings.filter((m) => m.state === 'planned' && m.meetsOn >= today).toSorted((a, b) => (`${a.meetsOn} ${a.meetsAt}` < `${b.meetsOn} ${b.meetsAt}` ? -1 : 1));
  const hearing = coming.filter(({ kind }) => kind !== 'extraordinary');
  const placeOf = (thing: DueThing): M | undefined => coming.find(({ id }) => id === thing.meetingId) ?? (thing.on === undefined ? undefined : hearing.find(({ meetsOn }) => meetsOn >= (thing.on ?? meetsOn)));
  const placed = new Map(things.map((thing) => [thing, placeOf(thing)]));
  const inOrder = (wanted: (thing: DueThing) => boolean): DueThing[] => things.filter(wanted).toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : (a.on ?? '') > (b.on ?? '') ? 1 : 0));
  return {
    meetings: coming.map((meeting) => ({ meeting, due: inOrder((thing) => placed.get(thing) === meeting) })),
    later: inOrder((thing) => placed.get(thing) === undefined && thing.on !== undefined), undated: inOrder((thing) => placed.get(thing) === undefined && thing.on === undefined),
  };
}
