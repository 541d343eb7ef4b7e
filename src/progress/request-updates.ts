// One step of a cycle: one letter to each person who owes something, all in one transaction, once. Blockers refuse it as a whole.
import { randomUUID } from 'node:crypto';
import { listUnready } from '../actions/action-list.store.ts';
import { record, theSystem } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import { listMemberships } from '../panels/panel.store.ts';
import type { Membership } from '../panels/panel.ts';
import { listPeople } from '../people/person.store.ts';
import { faceOf } from '../web/face.ts';
import { isDue, requestsOf, whatRefuses, type Due } from './chase.ts';
import { addRun, findLastReport, hasPapersOut, listChaseOverrides, listRuns, type RunOutcome } from './cycle-run.store.ts';
import { makeUpdateLink } from './make-update-link.ts';
import { addPaperRequest } from './paper-request.store.ts';
import { readAsked, readCycleFacts, type CycleFacts } from './read-asked.ts';
import { letterFor, whoOwes, type Owing } from './request-letters.ts';
import { addRequest, listRequests } from './request.store.ts';
import { tellChaseStopped } from './tell-chase-stopped.ts';
import { updateRequestEmail } from './update-request.email.ts';

/** Run twice, or by two workers at once, it does its work once. `already` also where the step is no longer due, the meeting no longer planned or the papers out. */
export async function requestUpdates(deps: Deps, meetingId: string, wanted: Pick<Due, 'step' | 'on'>): Promise<{ ok: true; outcome: RunOutcome | 'already'; letters: number }> {
  return await transact(deps, {}, async (tx) => {
    const nothing = { ok: true as const, outcome: 'already' as const, letters: 0 };
    const meeting = await lockMeeting(tx, meetingId);
    if (meeting.state !== 'planned' || (await hasPapersOut(tx, meetingId))) return nothing;
    const facts = await readCycleFacts(tx, meeting);
    const due = requestsOf(facts.cycle.steps).find(({ step, on }) => step === wanted.step && on === wanted.on);
    const runs = (await listRuns(tx, [meetingId])).filter(({ step, dueOn }) => step === wanted.step && dueOn === wanted.on);
    if (due === undefined || !isDue(due, deps.clock.now()) || runs.some(({ outcome }) => outcome !== 'refused')) return nothing;

    const passedOver = new Set((await listChaseOverrides(tx, meetingId)).map(({ blocker }) => blocker));
    const against = whatRefuses(await listUnready(tx, meeting.panelId, deps.clock.today()), passedOver);
    if (against.length > 0) {
      if (runs.length > 0) return nothing;
      const letters = await tellChaseStopped(tx, deps, facts, meeting, due, { refused: against });
      return await close(tx, deps, meeting, due, 'refused', letters);
    }
    const letters = await writeAll(tx, deps, facts, meeting, due);
    return await close(tx, deps, meeting, due, letters === 0 ? 'nothing owed' : 'sent', letters);
  });
}

async function close(tx: Transaction, deps: Deps, meeting: Meeting, due: Due, outcome: RunOutcome, letters: number): Promise<{ ok: true; outcome: RunOutcome; letters: number }> {
  await addRun(tx, { meetingId: meeting.id, step: due.step, dueOn: due.on, outcome, letters, at: deps.clock.now() });
  await record(tx, deps, theSystem, { what: outcome === 'refused' ? 'updates.not-requested' : 'updates.requested', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { [due.step]: [null, outcome], letters: [null, letters] } });
  return { ok: true, outcome, letters };
}

async function writeAll(tx: Transaction, deps: Deps, facts: CycleFacts, meeting: Meeting, due: Due): Promise<number> {
  const asked = await readAsked(tx, facts, deps.clock.today());
  const byPaper = new Set((await listPeople(tx)).filter(({ lettersBy }) => lettersBy === 'paper').map(({ id }) => id));
  const before = new Set((await listRequests(tx, meeting.id)).map(({ personId }) => personId));
  const clerk = (await listMemberships(tx, meeting.panelId, deps.clock.today())).find(({ part }) => part === 'clerk');
  // Who has letters on paper is asked on paper; a copy of a last call, which asks nothing, is not printed.
  const owing = whoOwes(asked, { copiesDirectors: due.step === 'last-call' && facts.panel.directorsCopied }).filter(({ to, own }) => !byPaper.has(to.personId) || own.length > 0);
  for (const one of owing) {
    const wasAsked = before.has(one.to.personId);
    if (byPaper.has(one.to.personId)) await print(tx, deps, facts, meeting, due, { ...one, directed: [] }, wasAsked);
    else await write(tx, deps, facts, meeting, due, one, { wasAsked, clerk });
  }
  return owing.length;
}

/** To be printed and handed over by the clerk; until that is said it proves nothing. */
async function print(tx: Transaction, deps: Deps, facts: CycleFacts, meeting: Meeting, due: Due, owing: Owing, wasAsked: boolean): Promise<void> {
  const { to: { personId }, own } = owing;
  const requestId = randomUUID();
  const letter = letterFor(owing, { facts, meeting, step: due.step, wasAsked, address: '', today: deps.clock.today(), report: await findLastReport(tx, meeting.panelId) });
  if (!(await addRequest(tx, { id: requestId, meetingId: meeting.id, personId, step: due.step, dueOn: due.on, letterKey: keyOf(meeting, personId, due), at: deps.clock.now(), actionIds: own.map(({ action }) => action.id) }))) return;
  await addPaperRequest(tx, { requestId, meetingId: meeting.id, letter });
}

function keyOf(meeting: Meeting, personId: string, due: Due): string {
  return `update-request:${meeting.id}:${personId}:${due.step}:${due.on}`;
}

async function write(tx: Transaction, deps: Deps, facts: CycleFacts, meeting: Meeting, due: Due, owing: Owing, { wasAsked, clerk }: { wasAsked: boolean; clerk: Membership | undefined }): Promise<void> {
  const { to, own, directed } = owing;
  const letterKey = keyOf(meeting, to.personId, due);
  const { address, secret } = await makeUpdateLink(tx, deps, { meeting, personId: to.personId, letterKey, actionIds: [...own, ...directed].map(({ action }) => action.id) });
  const letter = letterFor(owing, { facts, meeting, step: due.step, wasAsked, address, today: deps.clock.today(), report: await findLastReport(tx, meeting.panelId) });
  // A copy to a director asks nothing of them: the send log counts what was asked of whoever answers.
  if (own.length > 0) await addRequest(tx, { id: randomUUID(), meetingId: meeting.id, personId: to.personId, step: due.step, dueOn: due.on, letterKey, at: deps.clock.now(), actionIds: own.map(({ action }) => action.id) });
  await queue(tx, deps, {
    ...updateRequestEmail(letter, faceOf(facts.settings)), kind: 'update-request', dedupeKey: letterKey, to: { personId: to.personId, name: to.name, address: to.email },
    about: { kind: 'meetings', id: meeting.id, panelId: meeting.panelId }, expiresAt: due.until, secret, ...(clerk === undefined ? {} : { replyTo: { name: clerk.name, address: clerk.email } }),
  });
}
