// Each minute: whatever request of a panel's cycle is due by the clock, and has not gone out, does.
import type { Step } from '../calendar/cycle-steps.ts';
import type { Deps } from '../councils/deps.ts';
import type { Job } from '../database/jobs.ts';
import { cycleOf } from '../meetings/cycle.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listMovedStepsOf, listPlannedMeetings } from '../meetings/meeting.store.ts';
import { listPanels } from '../panels/panel.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { hasLapsed, isDue, requestsOf, signOffsOf, type Due } from './chase.ts';
import { listRuns } from './cycle-run.store.ts';
import { lapseRequest } from './lapse-request.ts';
import { requestSignOffs } from './request-sign-offs.ts';
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
      const isDone = (due: Pick<Due<Step>, 'step' | 'on'>): boolean => runs.some(({ meetingId, step, dueOn, outcome }) => meetingId === meeting.id && step === due.step && dueOn === due.on && outcome !== 'refused');
      for (const due of requestsOf(steps).filter((one) => !isDone(one))) await doWhatIsDue(deps, meeting, due);
      if (!panel.directorsSignOff) continue;
      // What could not be asked in time is not made up: the page shows it, and the report says what is not signed off.
      for (const due of signOffsOf(steps).filter((one) => !isDone(one) && isDue(one, clock.now()))) await tried(deps, meeting, due, () => requestSignOffs(deps, meeting.id, due));
    }
  },
};

async function doWhatIsDue(deps: Deps, meeting: Meeting, due: Due): Promise<void> {
  if (meeting.calledOn !== null && due.on < meeting.calledOn) return;
  await tried(deps, meeting, due, async () => {
    if (isDue(due, deps.clock.now())) await requestUpdates(deps, meeting.id, due);
    else if (hasLapsed(due, deps.clock.now())) await lapseRequest(deps, meeting.id, due);
  });
}

async function tried(deps: Deps, meeting: Meeting, due: Pick<Due<Step>, 'step'>, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // One panel's trouble must not keep the others' letters back.
    deps.log.error({ err: error, meeting: meeting.id, step: due.step }, 'a step of a cycle failed; it is tried again in a minute');
  }
}
