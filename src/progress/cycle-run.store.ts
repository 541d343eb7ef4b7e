// The tables cycle_runs and chase_overrides: what the clock did at each step of a cycle, and the blockers passed over for it.
import type { Step } from '../calendar/cycle-steps.ts';
import { dayOf, type Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';

/** `refused`: blockers stood against it, and the clerk was told; the same step may still be sent later. */
export type RunOutcome = 'refused' | 'sent' | 'nothing owed' | 'lapsed';

export interface CycleRun {
  meetingId: string;
  step: Step;
  dueOn: Day;
  outcome: RunOutcome;
  letters: number;
  at: Date;
}

const columns = { meetingId: 'meeting_id', step: 'step', dueOn: 'due_on', outcome: 'outcome', letters: 'letters', at: 'at' } as const;

/** Oldest first. */
export async function listRuns(db: Db, meetingIds: readonly string[]): Promise<CycleRun[]> {
  return await db('cycle_runs').whereIn('meeting_id', meetingIds).orderBy('at').select<CycleRun[]>(columns);
}

/** False when it is written down already. */
export async function addRun(tx: Transaction, run: CycleRun): Promise<boolean> {
  const added = await tx('cycle_runs').insert({ meeting_id: run.meetingId, step: run.step, due_on: run.dueOn, outcome: run.outcome, letters: run.letters, at: run.at })
    .onConflict(['meeting_id', 'step', 'due_on', 'outcome']).ignore().returning('step');
  return added.length === 1;
}

/** The report of the meeting has gone: nothing more is asked for it, and its links are dead. */
export async function hasPapersOut(db: Db, meetingId: string): Promise<boolean> {
  const row: unknown = await db('editions').where({ meeting_id: meetingId, kind: 'main' }).first('id');
  return row !== undefined;
}

export interface LastReport { number: number; on: Day }

/** The panel's last report that stands: what officers are told has changed is counted from it. */
export async function findLastReport(db: Db, panelId: string): Promise<LastReport | undefined> {
  const row = await db('editions as e').where('e.panel_id', panelId).whereNot('e.kind', 'supplement').whereNotExists(db('edition_withdrawals as w').whereRaw('w.edition_id = e.id').select(db.raw('1')))
    .orderBy('e.dispatched_at', 'desc').first<{ number: number; at: Date } | undefined>({ number: 'e.number', at: 'e.dispatched_at' });
  return row && { number: row.number, on: dayOf(row.at) };
}

export interface ChaseOverride { blocker: string; why: string; byName: string; at: Date }

export async function listChaseOverrides(db: Db, meetingId: string): Promise<ChaseOverride[]> {
  return await db('chase_overrides as c').join('people as p', 'p.id', 'c.by_person_id').where('c.meeting_id', meetingId).orderBy('c.blocker')
    .select<ChaseOverride[]>({ blocker: 'c.blocker', why: 'c.why', byName: 'p.name', at: 'c.at' });
}

export async function addChaseOverride(tx: Transaction, o: { meetingId: string; blocker: string; why: string; byPersonId: string; at: Date }): Promise<void> {
  await tx('chase_overrides').insert({ meeting_id: o.meetingId, blocker: o.blocker, why: o.why, by_person_id: o.byPersonId, at: o.at }).onConflict(['meeting_id', 'blocker']).ignore();
}
