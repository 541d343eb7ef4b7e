// The cycle a panel is in now: its next meeting, and by when updates are due for it.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { answeredFor, cycleOf, type AnsweredFor } from '../meetings/cycle.ts';
import { nextMeeting, type Meeting } from '../meetings/meeting.ts';
import { listMeetings, listMovedSteps } from '../meetings/meeting.store.ts';
import { getPanel } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';

export interface CycleNow {
  meeting: Meeting;
  /** What counts as an answer for it. */
  answeredFor: AnsweredFor;
  updateDeadline: Day;
  isAfterDeadline: boolean;
}

/** Undefined while no meeting is planned. */
export async function readCycleNow(db: Db, panelId: string, today: Day): Promise<CycleNow | undefined> {
  const meetings = await listMeetings(db, panelId);
  const meeting = nextMeeting(meetings, today);
  return meeting && (await read(db, meeting, meetings, today));
}

/** Of one meeting, whichever comes next: an update link is good for its own. */
export async function readCycleOf(db: Db, meeting: Meeting, today: Day): Promise<CycleNow> {
  return await read(db, meeting, await listMeetings(db, meeting.panelId), today);
}

async function read(db: Db, meeting: Meeting, meetings: readonly Meeting[], today: Day): Promise<CycleNow> {
  const cycle = cycleOf(meeting, await getPanel(db, meeting.panelId), await getSettings(db), await listMovedSteps(db, meeting.id));
  const { updateDeadline } = cycle;
  return { meeting, answeredFor: answeredFor(meeting, meetings, cycle), updateDeadline, isAfterDeadline: today > updateDeadline };
}
