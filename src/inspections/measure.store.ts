// The tables measures and readings.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Measure, Reading } from './inspection.ts';

const columns = {
  id: 'id', findingId: 'finding_id', name: 'name', unit: 'unit', better: 'better', baselineValue: 'baseline_value', baselineOn: 'baseline_on', targetValue: 'target_value', targetOn: 'target_on',
} as const;

export async function listMeasures(db: Db, findingIds: readonly string[]): Promise<Measure[]> {
  return await db('measures').whereIn('finding_id', findingIds).orderBy('name').select<Measure[]>(columns);
}

export async function getMeasure(db: Db, id: string): Promise<Measure> {
  const row = await db('measures').where({ id }).first<Measure | undefined>(columns);
  if (row === undefined) throw new NotFound(`measure ${id}`);
  return row;
}

export async function addMeasure(tx: Transaction, m: Measure): Promise<void> {
  await tx('measures').insert({
    id: m.id, finding_id: m.findingId, name: m.name, unit: m.unit, better: m.better, baseline_value: m.baselineValue, baseline_on: m.baselineOn, target_value: m.targetValue, target_on: m.targetOn,
  });
}

/** Oldest first. */
export async function listReadings(db: Db, measureIds: readonly string[]): Promise<Reading[]> {
  return await db('readings').whereIn('measure_id', measureIds).orderBy(['measure_id', 'read_on', 'added_at'])
    .select<Reading[]>({ id: 'id', measureId: 'measure_id', readOn: 'read_on', value: 'value', source: 'source' });
}

export async function addReading(tx: Transaction, r: Reading, at: Date): Promise<void> {
  await tx('readings').insert({ id: r.id, measure_id: r.measureId, read_on: r.readOn, value: r.value, source: r.source, added_at: at });
}
