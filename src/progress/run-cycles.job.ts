// Each minute: whatever request of a panel's cycle is due by the clock, and has not gone out, does.
import type { Deps } from '../councils/deps.ts';
import type { Job } from '../database/jobs.ts';
import { cycleOf } from '../meetings/cycle.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMovedStepsOf, listPlannedMeetings } from '../meetings/meeting.store.ts';
import { listPanels } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { hasLapsed, isDue, requestsOf, type Due } from './chase.ts';
import { listRuns } from './cycle-run.store.ts';
import { lapseRequest } from './lapse-request.ts';
import { requestUpdates } from './request-updates.ts';

export const runCycles: Job = {
  name: 'run-cycles',
  everyMinute: true,
  // Five queries in a minute in which nothing is due, however many meetings are planned.
  run: async (deps, _payload, stop) => {
    const { db, clock } = deps;
    const meetings = await listPlannedMeetings(db, clock.today());
    const ids = meetings.map(({ id }) => id);
    const [runs, moved] = [await listRuns(db, ids), await listMovedStepsOf(db, ids)];
    const [panels, settings] = [new Map((await listPanels(db)).map((panel) => [panel.id, panel])), await getSettings(db)];
    for (const meeting of meetings) {
      const panel = panels.get(meeting.panelId);
      if (stop.aborted || panel === undefined) return;
      const { steps } = cycleOf(meeting, panel, settings, moved.filter(({ meetingId }) => meetingId === meeting.id));
      const isDone = (due: Due): boolean => runs.some(({ meetingId, step, dueOn, outcome }) => meetingId === meeting.id && step === due.step && dueOn === due.on && outcome !== 'refused');
      for (const due of requestsOf(steps).filter((one) => !isDone(one))) await doWhatIsDue(deps, meeting, due);
    }
  },
};

async function doWhatIsDue(deps: Deps, meeting: Meeting, due: Due): Promise<void> {
  if (meeting.calledOn !== null && due.on < meeting.calledOn) return;
  try {
    if (isDue(due, deps.clock.now())) await requestUpdates(deps, meeting.id, due);
    else if (hasLapsed(due, deps.clock.now())) await lapseRequest(deps, meeting.id, due);
  } catch (error) {
    // One panel's trouble must not keep the others' letters back.
    deps.log.error({ err: error, meeting: meeting.id, step: due.step }, 'a step of a cycle failed; it is tried again in a minute');
  }
}
