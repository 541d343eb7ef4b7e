// Each minute: whatever step of a panel's cycle is due by the clock, and has not been done, is done.
import type { Deps } from '../councils/deps.ts';
import type { Job } from '../database/jobs.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { listPlannedMeetings } from '../meetings/meeting.store.ts';
import { chairsDraftOf, hasLapsed, isDue, requestsOf } from './chase.ts';
import { listRuns, type CycleRun } from './cycle-run.store.ts';
import { lapseRequest } from './lapse-request.ts';
import { readCycleFacts } from './read-asked.ts';
import { requestUpdates } from './request-updates.ts';
import { tellChair } from './tell-chair.ts';

export const runCycles: Job = {
  name: 'run-cycles',
  everyMinute: true,
  run: async (deps, _payload, stop) => {
    const meetings = await listPlannedMeetings(deps.db, deps.clock.today());
    const runs = await listRuns(deps.db, meetings.map(({ id }) => id));
    for (const meeting of meetings) {
      if (stop.aborted) return;
      try {
        await runCycle(deps, meeting, runs.filter(({ meetingId, outcome }) => meetingId === meeting.id && outcome !== 'refused'));
      } catch (error) {
        // One panel's trouble must not keep the others' letters back.
        deps.log.error({ err: error, meeting: meeting.id }, 'a step of a cycle failed; it is tried again in a minute');
      }
    }
  },
};

async function runCycle(deps: Deps, meeting: Meeting, done: readonly CycleRun[]): Promise<void> {
  const { cycle: { steps } } = await readCycleFacts(deps.db, meeting);
  const now = deps.clock.now();
  const isDone = (due: { step: string; on: string }): boolean => done.some(({ step, dueOn }) => step === due.step && dueOn === due.on);
  for (const due of requestsOf(steps).filter((one) => !isDone(one))) {
    if (meeting.calledOn !== null && due.on < meeting.calledOn) continue;
    if (isDue(due, now)) await requestUpdates(deps, meeting.id, due);
    else if (hasLapsed(due, now)) await lapseRequest(deps, meeting.id, due);
  }
  const draft = chairsDraftOf(steps);
  if (draft !== undefined && !isDone(draft) && isDue(draft, now)) await tellChair(deps, meeting.id);
}
