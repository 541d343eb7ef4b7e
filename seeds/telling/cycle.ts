// The cycles of the demonstration: two reports dispatched, one cycle open. The letters of the past were laid out and never sent.
import { randomUUID } from 'node:crypto';
import { listActions, listTargets, type ActionWithPosts } from '../../src/actions/action.store.ts';
import { isOverdue } from '../../src/actions/action.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { dayLong, dayOf, dayWithWeekday, type Day } from '../../src/calendar/day.ts';
import { addWorkingDays } from '../../src/calendar/working-days.ts';
import type { Deps } from '../../src/councils/deps.ts';
import type { Transaction } from '../../src/database/db.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { findLetterByKey } from '../../src/letters/letter.store.ts';
import { queue } from '../../src/letters/queue.ts';
import type { Doer } from '../../src/people/person.ts';
import { listPosts } from '../../src/people/post.store.ts';
import type { RequestStep } from '../../src/progress/chase.ts';
import { addRun } from '../../src/progress/cycle-run.store.ts';
import { addRequest } from '../../src/progress/request.store.ts';
import { updateRequestEmail, type UpdateRequestLetter } from '../../src/progress/update-request.email.ts';
import { listUpdates } from '../../src/progress/update.store.ts';
import { getSettings } from '../../src/settings/settings.store.ts';
import { faceOf } from '../../src/web/face.ts';

const neverSent = '250 2.0.0 laid out for the demonstration, never sent';

/** Six working days before the meeting, through the verb the clerk presses. */
export async function dispatchThen(then: Deps, tx: Transaction, clerk: Doer, meetingId: string): Promise<void> {
  const outcome = await dispatchEdition(then, clerk, { meetingId, publishAt: null, overrides: {}, introduction: '', grouping: 'inspection', leaveOut: [] });
  if (!outcome.ok) throw new Error(`The demonstration's report of ${then.clock.today()} cannot be dispatched: ${outcome.because}`);
  await sendEdition.run(then, { editionId: outcome.editionId }, new AbortController().signal);
  await layDelivered(then, tx);
}

/** Every letter queued so far counts as handed over: nothing of the past leaves when the worker starts. */
async function layDelivered(then: Deps, tx: Transaction): Promise<void> {
  const at = then.clock.now();
  const waiting: { letter_id: string }[] = await tx('letter_deliveries').where({ state: 'queued' }).select('letter_id');
  if (waiting.length === 0) return;
  const ids = waiting.map((row) => row.letter_id);
  await tx('letter_deliveries').whereIn('letter_id', ids).update({ state: 'accepted', next_try_at: null, attempt: 1, changed_at: at, said: neverSent });
  await tx('letter_events').insert(ids.map((letter_id) => ({ letter_id, at, was: 'queued', became: 'accepted', attempt: 1, said: neverSent })));
}

export interface OpenCycle { panelId: string; panelName: string; meetingId: string; meetsOn: Day; since: Day; bounced: string }

/** The requests of the open cycle: the first to everyone who leads something open, the reminder to those who have not answered. */
export async function layRequests(deps: (on: Day) => Deps, tx: Transaction, cycle: OpenCycle): Promise<void> {
  await layStep(deps(addWorkingDays(cycle.meetsOn, -18)), tx, cycle, 'first-request');
  await layStep(deps(addWorkingDays(cycle.meetsOn, -13)), tx, cycle, 'reminder');
}

async function layStep(then: Deps, tx: Transaction, cycle: OpenCycle, step: RequestStep): Promise<void> {
  const on = then.clock.today();
  const open = (await listActions(tx, cycle.panelId)).filter((action) => action.endedOn === null && action.agreedOn <= on);
  const updates = await listUpdates(tx, open.map((action) => action.id));
  // Answered in this cycle means: written since the first request, and before this one goes.
  const answered = (action: ActionWithPosts): boolean => step === 'reminder' && updates.some((u) => u.actionId === action.id && dayOf(u.at) >= addWorkingDays(cycle.meetsOn, -18) && dayOf(u.at) < on);
  const posts = (await listPosts(tx, on)).filter((post) => post.holder !== null);
  let letters = 0;
  for (const personId of new Set(posts.map((post) => post.holder?.personId ?? ''))) {
    const own = posts.filter((post) => post.holder?.personId === personId);
    const items = open.filter((action) => own.some((post) => post.id === action.leadPostId) && !answered(action));
    const holder = own[0]?.holder;
    if (holder && items.length > 0) {
      await ask(then, tx, cycle, step, holder, items);
      letters += 1;
    }
  }
  // Written down as the clock would have, so that it does not ask again.
  await addRun(tx, { meetingId: cycle.meetingId, step, dueOn: on, outcome: 'sent', letters, at: then.clock.now() });
  await layDelivered(then, tx);
  await bounce(then, tx, cycle);
}

async function ask(then: Deps, tx: Transaction, cycle: OpenCycle, step: RequestStep, to: { personId: string; name: string; email: string }, items: readonly ActionWithPosts[]): Promise<void> {
  const id = randomUUID();
  const letterKey = `update-request:${cycle.meetingId}:${to.personId}:${step}`;
  if (!(await addRequest(tx, { id, meetingId: cycle.meetingId, personId: to.personId, step, dueOn: then.clock.today(), letterKey, at: then.clock.now(), actionIds: items.map((action) => action.id) }))) return;
  const email = updateRequestEmail({
    officerName: to.name, panelName: cycle.panelName, meetingDay: dayWithWeekday(cycle.meetsOn), deadline: dayLong(addWorkingDays(cycle.meetsOn, -11)),
    reminderSays: step === 'reminder' ? 'This is a reminder: nothing has come for these actions yet.' : undefined, items: await itemsSaid(tx, items, then.clock.today()), directed: [], address: `${then.council.baseUrl}/my-actions`,
  }, faceOf(await getSettings(tx)));
  await queue(tx, then, { ...email, kind: 'update-request', dedupeKey: letterKey, to: { personId: to.personId, name: to.name, address: to.email }, about: { kind: 'meetings', id: cycle.meetingId, panelId: cycle.panelId } });
  await record(tx, then, theSystem, { what: 'updates.requested', about: { kind: 'meetings', id: cycle.meetingId, label: cycle.meetsOn }, changes: { [step]: [null, to.name] } });
}

async function itemsSaid(tx: Transaction, items: readonly ActionWithPosts[], on: Day): Promise<UpdateRequestLetter['items']> {
  const targets = await listTargets(tx, items.map((action) => action.id));
  const updates = await listUpdates(tx, items.map((action) => action.id));
  return items.map((action) => {
    const was = targets.filter((t) => t.actionId === action.id && t.targetOn !== action.targetOn).map((t) => dayLong(t.targetOn));
    const last = updates.find((u) => u.actionId === action.id);
    return {
      reference: action.reference, wording: action.wording,
      targetSays: [action.targetOn === null ? 'no target yet' : `target ${dayLong(action.targetOn)}`, ...(was.length > 0 ? [`was ${was.join(', ')}`] : []), ...(isOverdue(action, on) ? ['overdue'] : [])].join(', '),
      lastSays: last === undefined ? 'Nothing has been written about it yet.' : `Last written, on ${dayLong(dayOf(last.at))}: “${last.text}”`,
      panelSays: undefined,
    };
  });
}

/** One officer's address no longer works: nobody can say that they kept silent. */
async function bounce(then: Deps, tx: Transaction, cycle: OpenCycle): Promise<void> {
  const letter = await findLetterByKey(tx, `update-request:${cycle.meetingId}:${cycle.bounced}:first-request`);
  if (letter === undefined || (await tx('address_flags').where({ letter_id: letter.id }).first('id')) !== undefined) return;
  const at = then.clock.now();
  const said = '550 5.1.1 no such mailbox (demonstration)';
  await tx('letter_deliveries').where({ letter_id: letter.id }).update({ state: 'bounced_hard', changed_at: at, said });
  await tx('letter_events').insert({ letter_id: letter.id, at, was: 'accepted', became: 'bounced_hard', attempt: 1, said });
  await tx('address_flags').insert({ id: randomUUID(), address: letter.to.address.toLowerCase(), why: said, letter_id: letter.id, flagged_at: at });
}

/** The day a past report went out. */
export function dispatchDay(meetsOn: Day): Day {
  return addWorkingDays(meetsOn, -7);
}
