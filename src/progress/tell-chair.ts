// The day of the chair's draft: the chair is told that it can be read, once.
import { record, theSystem } from '../audit/record.ts';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import { listMemberships } from '../panels/panel.store.ts';
import { faceOf } from '../web/face.ts';
import { chairsDraftOf, isDue } from './chase.ts';
import { chairsDraftEmail } from './chairs-draft.email.ts';
import { addRun, hasPapersOut, listRuns } from './cycle-run.store.ts';
import { readAsked, readCycleFacts } from './read-asked.ts';

export async function tellChair(deps: Deps, meetingId: string): Promise<{ ok: true; letters: number }> {
  return await transact(deps, {}, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId);
    const facts = await readCycleFacts(tx, meeting);
    const due = chairsDraftOf(facts.cycle.steps);
    const isDone = due !== undefined && (await listRuns(tx, [meetingId])).some(({ step, dueOn }) => step === due.step && dueOn === due.on);
    if (due === undefined || isDone || meeting.state !== 'planned' || !isDue(due, deps.clock.now()) || (await hasPapersOut(tx, meetingId))) return { ok: true as const, letters: 0 };
    const members = await listMemberships(tx, meeting.panelId, deps.clock.today());
    const [chair, clerk] = [members.find(({ part, lettersBy }) => part === 'chair' && lettersBy === 'email'), members.find(({ part }) => part === 'clerk')];
    if (chair !== undefined) {
      const asked = await readAsked(tx, facts, deps.clock.today());
      const email = chairsDraftEmail({
        chairName: chair.name, panelName: facts.panel.name, meetingDay: dayWithWeekday(meeting.meetsOn), papersOut: dayLong(facts.cycle.publishBy),
        counts: `${asked.filter((one) => one.isAnswered).length} of ${asked.length} actions asked about have an update.`, address: `${deps.council.baseUrl}/meetings/${meeting.id}/draft`,
      }, faceOf(facts.settings));
      await queue(tx, deps, {
        ...email, kind: 'chairs-draft', dedupeKey: `chairs-draft:${meeting.id}:${chair.personId}:${due.on}`, to: { personId: chair.personId, name: chair.name, address: chair.email },
        about: { kind: 'meetings', id: meeting.id, panelId: meeting.panelId }, expiresAt: due.until, ...(clerk === undefined ? {} : { replyTo: { name: clerk.name, address: clerk.email } }),
      });
    }
    const letters = chair === undefined ? 0 : 1;
    await addRun(tx, { meetingId, step: due.step, dueOn: due.on, outcome: letters === 0 ? 'nothing owed' : 'sent', letters, at: deps.clock.now() });
    await record(tx, deps, theSystem, { what: 'meeting.chair-told', about: { kind: 'meetings', id: meetingId, label: meeting.meetsOn }, changes: { letters: [null, letters] } });
    return { ok: true as const, letters };
  });
}
