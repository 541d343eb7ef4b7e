// The cycle a panel is in now: its next meeting, and by when updates are due for it.
import type { Day } from '../calendar/day.ts';
import type { Db } from '../database/db.ts';
import { cycleOf } from '../meetings/cycle.ts';
import { nextMeeting, type Meeting } from '../meetings/meeting.ts';
import { listMeetings, listMovedSteps } from '../meetings/meeting.store.ts';
import { getPanel } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';

export interface CycleNow {
  meeting: Meeting;
  updateDeadline: Day;
  isAfterDeadline: boolean;
}

/** Undefined while no meeting is planned. */
export async function readCycleNow(db: Db, panelId: string, today: Day): Promise<CycleNow | undefined> {
  const meeting = nextMeeting(await listMeetings(db, panelId), today);
  if (meeting === undefined) return undefined;
  const { updateDeadline } = cycleOf(meeting, await getPanel(db, panelId), await getSettings(db), await listMovedSteps(db, meeting.id));
  return { meeting, updateDeadline, isAfterDeadline: today > updateDeadline };
}
