// The table clocks, with whose business each is.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { RunningClock } from './running-clock.ts';

const columns = {
  id: 'id', inspectionId: 'inspection_id', resolutionId: 'resolution_id', ruleKey: 'rule_key', name: 'name', rule: 'rule', startedWhat: 'started_what', startedOn: 'started_on', computedOn: 'computed_on',
  dueOn: 'due_on', arithmetic: 'arithmetic', overruledByName: 'overruled_by_name', overruledWhy: 'overruled_why', metOn: 'met_on', version: 'version',
} as const;

export async function findClock(db: Db, id: string): Promise<RunningClock | undefined> {
  return await db('clocks').where({ id }).first<RunningClock | undefined>(columns);
}

export async function getClock(db: Db, id: string): Promise<RunningClock> {
  const clock = await findClock(db, id);
  if (clock === undefined) throw new NotFound(`clock ${id}`);
  return clock;
}

export async function lockClock(tx: Transaction, id: string): Promise<RunningClock> {
  const row = await tx('clocks').where({ id }).forUpdate().first<RunningClock | undefined>(columns);
  if (row === undefined) throw new NotFound(`clock ${id}`);
  return row;
}

/** The panels whose business it is: those that follow the inspection, or the one that resolved. */
export async function listPanelIdsOfClock(db: Db, clock: Pick<RunningClock, 'inspectionId' | 'resolutionId'>): Promise<string[]> {
  if (clock.inspectionId !== null) return await db('inspection_panels').where({ inspection_id: clock.inspectionId }).pluck('panel_id');
  return await db('resolutions').where({ id: clock.resolutionId }).pluck('panel_id');
}

export async function listClocksOfInspection(db: Db, inspectionId: string): Promise<RunningClock[]> {
  return await db('clocks').where({ inspection_id: inspectionId }).orderBy('due_on').select<RunningClock[]>(columns);
}

export async function findClockOfResolution(db: Db, resolutionId: string): Promise<RunningClock | undefined> {
  return await db('clocks').where({ resolution_id: resolutionId }).first<RunningClock | undefined>(columns);
}

/** Not met yet and due by a day, soonest first: of the inspections a panel follows and of its own recommendations. */
export async function listClocksRunning(db: Db, panelIds: readonly string[], dueBy: Day): Promise<RunningClock[]> {
  return await db('clocks').whereNull('met_on').where('due_on', '<=', dueBy)
    .andWhere((ours) => void ours.whereIn('inspection_id', db('inspection_panels').whereIn('panel_id', panelIds).select('inspection_id')).orWhereIn('resolution_id', db('resolutions').whereIn('panel_id', panelIds).select('id')))
    .orderBy('due_on').select<RunningClock[]>(columns);
}

/** False when it runs already. */
export async function addClock(tx: Transaction, c: RunningClock): Promise<boolean> {
  const added = await tx('clocks').insert({
    id: c.id, inspection_id: c.inspectionId, resolution_id: c.resolutionId, rule_key: c.ruleKey, name: c.name, rule: c.rule, started_what: c.startedWhat, started_on: c.startedOn, computed_on: c.computedOn, ...changing(c),
  }).onConflict().ignore().returning('id');
  return added.length === 1;
}

export async function saveClock(tx: Transaction, c: RunningClock): Promise<void> {
  await tx('clocks').where({ id: c.id }).update({ ...changing(c), version: c.version + 1 });
}

function changing(c: RunningClock): Record<string, unknown> {
  return { due_on: c.dueOn, arithmetic: JSON.stringify(c.arithmetic), overruled_by_name: c.overruledByName, overruled_why: c.overruledWhy, met_on: c.metOn, version: c.version };
}
