// A panel takes over from another: actions under their references, planned meetings with all that was asked for them, questions, inspections and, if so said, people.
import { randomUUID } from 'node:crypto';
import { moveActions } from '../actions/action.store.ts';
import { record, recordAll, type AuditEntry } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { followInspections } from '../inspections/inspection.store.ts';
import { cycleOf } from '../meetings/cycle.ts';
import { listMovedSteps, movePlannedMeetings, saveMovedStep } from '../meetings/meeting.store.ts';
import { mayChangePanels } from '../panels/panel.policy.ts';
import { addMembership, lockPanel, saveMembership, savePanel } from '../panels/panel.store.ts';
import type { Panel } from '../panels/panel.ts';
import type { Doer } from '../people/person.ts';
import { moveQuestions } from '../progress/question.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { readSuccession, type Succession } from './read-succession.ts';
import type { SuccessionRefusal } from './succession.ts';

/** `version` of the panel that ends, as it was on the screen. */
export interface SucceedOrder { panelId: string; successorId: string; peopleGoAlong: boolean; version: number }

export async function succeedPanel(deps: Deps, by: Doer, order: SucceedOrder): Promise<Outcome<{ actions: number; meetings: number }, SuccessionRefusal>> {
  if (!mayChangePanels(by.person)) throw new NotAllowed('Only an administrator says that a panel takes over from another.');
  return await transact(deps, by, async (tx) => {
    // In the order of their ids: two who do the like at once never wait for each other in a circle.
    const locked = new Map<string, Panel>();
    for (const id of [order.panelId, order.successorId].toSorted()) locked.set(id, await lockPanel(tx, id));
    const [from, to] = [locked.get(order.panelId), locked.get(order.successorId)];
    if (from === undefined || to === undefined) throw new Error('Both panels were locked just now');
    const plan = await readSuccession(tx, from, to, deps.clock.today(), order);
    if (plan.refusal !== undefined) return { ok: false as const, because: plan.refusal };
    if (from.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    await keepDates(tx, from, to, plan);
    const moved = await moveAll(tx, from, to);
    await recordAll(tx, deps, by, moved.entries);
    await movePeople(tx, deps, by, to, plan, order);
    await savePanel(tx, { ...from, endedOn: deps.clock.today(), successorId: to.id });
    const goAlong = plan.people.filter(({ as }) => order.peopleGoAlong && as !== undefined).map(({ membership, as }) => `${membership.name}, ${as ?? ''}`);
    await record(tx, deps, by, { what: 'panel.succeeded', about: { kind: 'panels', id: from.id, label: from.code }, changes: { successor: [null, to.code], endedOn: [from.endedOn, deps.clock.today()], actions: [null, moved.actions], meetings: [null, moved.meetings] } });
    await record(tx, deps, by, { what: 'panel.took-over', about: { kind: 'panels', id: to.id, label: to.code }, changes: { from: [null, from.code], people: [null, goAlong] } });
    return { ok: true as const, actions: moved.actions, meetings: moved.meetings };
  });
}

/** A cycle under way keeps its dates: with other lead times what was asked already would be asked again. */
async function keepDates(tx: Transaction, from: Panel, to: Panel, { planned }: Succession): Promise<void> {
  const settings = await getSettings(tx);
  for (const meeting of planned) {
    const moved = await listMovedSteps(tx, meeting.id);
    const there = new Map(cycleOf(meeting, to, settings, moved).steps.map(({ step, on }) => [step, on]));
    for (const { step, on } of cycleOf(meeting, from, settings, moved).steps) {
      if (there.get(step) !== on) await saveMovedStep(tx, { meetingId: meeting.id, step, movedToOn: on, why: `${from.code} had it so before ${to.code} took over` });
    }
  }
}

async function moveAll(tx: Transaction, from: Panel, to: Panel): Promise<{ entries: AuditEntry[]; actions: number; meetings: number }> {
  const panel = { panel: [from.code, to.code] as const };
  const entry = (what: string, kind: string, id: string, label?: string): AuditEntry => ({ what, about: { kind, id, label }, changes: panel });
  const [actions, meetings] = [await moveActions(tx, from.id, to.id), await movePlannedMeetings(tx, from.id, to.id)];
  const [questions, inspections] = [await moveQuestions(tx, from.id, to.id), await followInspections(tx, from.id, to.id)];
  return {
    actions: actions.length, meetings: meetings.length,
    entries: [
      ...actions.map(({ id, reference }) => entry('action.inherited', 'actions', id, reference)), ...meetings.map(({ id, meetsOn }) => entry('meeting.inherited', 'meetings', id, meetsOn)),
      ...questions.map(({ id }) => entry('question.inherited', 'questions', id)), ...inspections.map((id) => entry('inspection.followed', 'inspections', id)),
    ],
  };
}

async function movePeople(tx: Transaction, deps: Deps, by: Doer, to: Panel, { people }: Succession, { peopleGoAlong }: SucceedOrder): Promise<void> {
  const today = deps.clock.today();
  for (const { membership, as } of people) {
    if (membership.untilOn === null || membership.untilOn > today) await saveMembership(tx, { ...membership, untilOn: today });
    if (peopleGoAlong && as !== undefined) await addMembership(tx, { ...membership, id: randomUUID(), panelId: to.id, part: as, fromOn: today, version: 1 });
    // Whoever gains or loses a part is signed out, as when it is changed by hand.
    if (membership.personId !== by.person.id) await endSessionsOf(tx, membership.personId);
  }
}
