// A request whose time has passed unsent, as after a long outage: written down, and the clerk told; the next step does its work.
import { record, theSystem } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import { hasLapsed, requestsOf, type Due } from './chase.ts';
import { addRun, hasPapersOut, listRuns } from './cycle-run.store.ts';
import { readCycleFacts } from './read-asked.ts';
import { tellChaseStopped } from './tell-chase-stopped.ts';

export async function lapseRequest(deps: Deps, meetingId: string, wanted: Pick<Due, 'step' | 'on'>): Promise<{ ok: true; lapsed: boolean }> {
  return await transact(deps, {}, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId);
    const facts = await readCycleFacts(tx, meeting);
    const due = requestsOf(facts.cycle.steps).find(({ step, on }) => step === wanted.step && on === wanted.on);
    const isDone = (await listRuns(tx, [meetingId])).some(({ step, dueOn, outcome }) => step === wanted.step && dueOn === wanted.on && outcome !== 'refused');
    if (due === undefined || isDone || meeting.state !== 'planned' || !hasLapsed(due, deps.clock.now()) || (await hasPapersOut(tx, meetingId))) return { ok: true as const, lapsed: false };
    const letters = await tellChaseStopped(tx, deps, facts, meeting, due, 'lapsed');
    await addRun(tx, { meetingId, step: due.step, dueOn: due.on, outcome: 'lapsed', letters, at: deps.clock.now() });
    await record(tx, deps, theSystem, { what: 'updates.not-requested', about: { kind: 'meetings', id: meetingId, label: meeting.meetsOn }, changes: { [due.step]: [null, 'lapsed'] } });
    return { ok: true as const, lapsed: true };
  });
}
