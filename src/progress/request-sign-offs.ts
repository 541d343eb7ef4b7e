// One step of a cycle for directors: one letter to each for whom updates wait, once a step, where the panel wants them signed off.
import { record, theSystem } from '../audit/record.ts';
import { dayLong, dayOf, dayWithWeekday } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact } from '../database/transact.ts';
import type { Letter } from '../letters/letter.ts';
import { queue } from '../letters/queue.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { findMeeting, lockMeeting } from '../meetings/meeting.store.ts';
import { listPeople } from '../people/person.store.ts';
import { faceOf } from '../web/face.ts';
import { isDue, signOffsOf, type Due, type SignOffStep } from './chase.ts';
import { addRun, hasPapersOut, listRuns } from './cycle-run.store.ts';
import { readAsked, readCycleFacts, type Asked, type CycleFacts } from './read-asked.ts';
import { signOffAskedEmail } from './sign-off-asked.email.ts';

/** Run twice, or by two workers at once, it does its work once. */
export async function requestSignOffs(deps: Deps, meetingId: string, wanted: Pick<Due<SignOffStep>, 'step' | 'on'>): Promise<{ ok: true; letters: number }> {
  return await transact(deps, {}, async (tx) => {
    const nothing = { ok: true as const, letters: 0 };
    const meeting = await lockMeeting(tx, meetingId);
    if (meeting.state !== 'planned' || (await hasPapersOut(tx, meetingId))) return nothing;
    const facts = await readCycleFacts(tx, meeting);
    const due = signOffsOf(facts.cycle.steps).find(({ step, on }) => step === wanted.step && on === wanted.on);
    const isDone = (await listRuns(tx, [meetingId])).some(({ step, dueOn }) => step === wanted.step && dueOn === wanted.on);
    if (due === undefined || isDone || !facts.panel.directorsSignOff || !isDue(due, deps.clock.now())) return nothing;
    const letters = await writeAll(tx, deps, facts, meeting, due);
    await addRun(tx, { meetingId, step: due.step, dueOn: due.on, outcome: letters === 0 ? 'nothing owed' : 'sent', letters, at: deps.clock.now() });
    await record(tx, deps, theSystem, { what: 'updates.sign-off-asked', about: { kind: 'meetings', id: meetingId, label: meeting.meetsOn }, changes: { [due.step]: [null, letters] } });
    return { ok: true as const, letters };
  });
}

/** What waits, by whoever is to sign it off. */
function waitingFor(asked: readonly Asked[]): Map<string, Asked[]> {
  const waiting = new Map<string, Asked[]>();
  for (const one of asked) {
    if (one.signOff !== 'missing' || !one.isAnswered || one.director === null) continue;
    waiting.set(one.director.personId, [...(waiting.get(one.director.personId) ?? []), one]);
  }
  return waiting;
}

async function writeAll(tx: Transaction, deps: Deps, facts: CycleFacts, meeting: Meeting, due: Due<SignOffStep>): Promise<number> {
  const byPaper = new Set((await listPeople(tx)).filter(({ lettersBy }) => lettersBy === 'paper').map(({ id }) => id));
  const waiting = [...waitingFor(await readAsked(tx, facts, deps.clock.today()))].filter(([personId]) => !byPaper.has(personId));
  const publication = facts.cycle.steps.find(({ step }) => step === 'publication')?.on ?? facts.cycle.publishBy;
  for (const [personId, items] of waiting) {
    const to = items[0]?.director;
    if (to == null) continue;
    const email = signOffAskedEmail({
      directorName: to.name, panelName: facts.panel.name, meetingDay: dayWithWeekday(meeting.meetsOn), items: items.map(itemOf), address: `${deps.council.baseUrl}/sign-off`,
      papersSay: `The papers go out by ${dayLong(publication)}. Until you have signed off an update, the report says beside it that it is not signed off.`,
    }, faceOf(facts.settings));
    await queue(tx, deps, {
      ...email, kind: 'sign-off-asked', dedupeKey: `sign-off-asked:${meeting.id}:${personId}:${due.step}:${due.on}`, to: { personId, name: to.name, address: to.email },
      about: { kind: 'meetings', id: meeting.id, panelId: meeting.panelId }, expiresAt: due.until,
    });
  }
  return waiting.length;
}

function itemOf({ action, last }: Asked): { reference: string; wording: string; says: string; text: string } {
  const who = last === undefined ? '' : last.byPostTitle === null ? last.byName : `${last.byName}, ${last.byPostTitle},`;
  return { reference: action.reference, wording: action.wording, says: last === undefined ? '' : `${who} wrote on ${dayLong(dayOf(last.at))}: ${last.state}`, text: last?.text ?? '' };
}

/** Asked when the letter is about to leave: does anything still wait for its reader, for a meeting still to come? */
export async function signOffStillOwed(deps: Deps, letter: Letter): Promise<true | string> {
  const meeting = letter.about === null ? undefined : await findMeeting(deps.db, letter.about.id);
  if (meeting?.state !== 'planned') return 'The meeting it asks for is not held on that day any more.';
  if (await hasPapersOut(deps.db, meeting.id)) return 'The papers for the meeting have gone out.';
  const waiting = waitingFor(await readAsked(deps.db, await readCycleFacts(deps.db, meeting), deps.clock.today()));
  return waiting.has(letter.to.personId ?? '') ? true : `Nothing waits for the sign-off of ${letter.to.name} any more.`;
}
