// What would pass from one panel to another if it were said now, and what stands against it: for the screen before, and again when it is done.
import { listActions } from '../actions/action.store.ts';
import { isEnded } from '../actions/action.ts';
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { listInspections } from '../inspections/inspection.store.ts';
import { listInReview } from '../intake/intake.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMeetings } from '../meetings/meeting.store.ts';
import { listMemberships } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import { hasPapersOut } from '../progress/cycle-run.store.ts';
import { listRequests } from '../progress/request.store.ts';
import { refuses, whoGoesAlong, type GoesAlong, type SuccessionRefusal } from './succession.ts';

export interface Succession {
  references: { open: readonly string[]; ended: readonly string[] };
  planned: readonly Meeting[];
  held: number;
  /** Requests for updates that have gone out for the planned meetings. */
  requests: number;
  inspections: readonly string[];
  people: readonly GoesAlong[];
  refusal: SuccessionRefusal | undefined;
}

export async function readSuccession(db: Db, from: Panel, to: Panel, today: Day, { peopleGoAlong }: { peopleGoAlong: boolean }): Promise<Succession> {
  const actions = await listActions(db, from.id);
  const [meetings, meetingsThere] = [await listMeetings(db, from.id), await listMeetings(db, to.id)];
  const planned = meetings.filter(({ state }) => state === 'planned');
  const withPapers = [];
  let requests = 0;
  for (const meeting of planned) {
    withPapers.push({ ...meeting, papersOut: await hasPapersOut(db, meeting.id) });
    requests += (await listRequests(db, meeting.id)).length;
  }
  const [old, there] = [await listMemberships(db, from.id, today), await listMemberships(db, to.id, today)];
  const known = new Set((await listInspections(db, [to.id])).map(({ id }) => id));
  return {
    references: { open: actions.filter(({ state }) => !isEnded(state)).map(({ reference }) => reference), ended: actions.filter(({ state }) => isEnded(state)).map(({ reference }) => reference) },
    planned, held: meetings.length - planned.length, requests, inspections: (await listInspections(db, [from.id])).filter(({ id }) => !known.has(id)).map(({ title }) => title),
    people: whoGoesAlong(old, there),
    refusal: refuses({
      from, to, today, planned: withPapers, plannedThere: meetingsThere.filter(({ state }) => state === 'planned' || state === 'held'), inReview: (await listInReview(db, from.id)).length,
      hasClerkThere: there.some(({ part }) => part === 'clerk'), clerkGoesAlong: peopleGoAlong && old.some(({ part }) => part === 'clerk'),
    }),
  };
}
