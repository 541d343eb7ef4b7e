// The cycle a panel is in now: its next meeting, and by when updates are due for it.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { cycleOf, meetingsAnsweredFor } from '../meetings/cycle.ts';
import { nextMeeting, type Meeting } from '../meetings/meeting.ts';
import { listMeetings, listMovedSteps } from '../meetings/meeting.store.ts';
import { getPanel } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';

export interface CycleNow {
  meeting: Meeting;
  /** The meetings whose answers count: it, and those it was moved from meanwhile. */
  meetingIds: readonly string[];
  updateDeadline: Day;
  isAfterDeadline: boolean;
}

/** Undefined while no meeting is planned. */
export async function readCycleNow(db: Db, panelId: string, today: Day): Promise<CycleNow | undefined> {
  const meetings = await listMeetings(db, panelId);
  const meeting = nextMeeting(meetings, today);
  if (meeting === undefined) return undefined;
  const cycle = cycleOf(meeting, await getPanel(db, panelId), await getSettings(db), await listMovedSteps(db, meeting.id));
  const { updateDeadline } = cycle;
  return { meeting, meetingIds: meetingsAnsweredFor(meeting, meetings, cycle), updateDeadline, isAfterDeadline: today > updateDeadline };
}
