// The tables measures and readings.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { KeptReading, Measure, Reading } from './inspection.ts';

const columns = {
  id: 'id', findingId: 'finding_id', name: 'name', unit: 'unit', better: 'better', baselineValue: 'baseline_value', baselineOn: 'baseline_on', targetValue: 'target_value', targetOn: 'target_on', readEvery: 'read_every', version: 'version',
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
  await tx('measures').insert({ id: m.id, finding_id: m.findingId, version: m.version, ...asRow(m) });
}

/** False when somebody else saved it first. */
export async function saveMeasure(tx: Transaction, m: Measure): Promise<boolean> {
  return (await tx('measures').where({ id: m.id, version: m.version }).update({ ...asRow(m), version: m.version + 1 })) === 1;
}

function asRow(m: Measure): Record<string, unknown> {
  return { name: m.name, unit: m.unit, better: m.better, baseline_value: m.baselineValue, baseline_on: m.baselineOn, target_value: m.targetValue, target_on: m.targetOn, read_every: m.readEvery };
}

const readingColumns = { id: 'r.id', measureId: 'r.measure_id', readOn: 'r.read_on', value: 'r.value', source: 'r.source' } as const;

/** Those that stand: neither corrected since nor withdrawn. Oldest first. */
export async function listReadings(db: Db, measureIds: readonly string[]): Promise<Reading[]> {
  return await db('readings as r').whereIn('r.measure_id', measureIds).where('r.withdrawn', false)
    .whereNotExists(db('readings as later').whereRaw('later.replaces_id = r.id').select(db.raw('1')))
    .orderBy(['r.measure_id', 'r.read_on', 'r.added_at']).select<Reading[]>(readingColumns);
}

/** Every reading there ever was, in the order they were added. */
export async function listKeptReadings(db: Db, measureId: string): Promise<KeptReading[]> {
  return await db('readings as r').where('r.measure_id', measureId).orderBy('r.added_at')
    .select<KeptReading[]>({ ...readingColumns, replacesId: 'r.replaces_id', why: 'r.why', withdrawn: 'r.withdrawn', byName: 'r.by_name', addedAt: 'r.added_at' });
}

export async function findReading(db: Db, id: string): Promise<Reading | undefined> {
  return await db('readings as r').where('r.id', id).first<Reading | undefined>(readingColumns);
}

export async function lockMeasure(tx: Transaction, id: string): Promise<Measure> {
  const row = await tx('measures').where({ id }).forUpdate().first<Measure | undefined>(columns);
  if (row === undefined) throw new NotFound(`measure ${id}`);
  return row;
}

export async function addReading(tx: Transaction, r: Reading & Partial<Pick<KeptReading, 'replacesId' | 'why' | 'withdrawn' | 'byName'>>, at: Date): Promise<void> {
  await tx('readings').insert({
    id: r.id, measure_id: r.measureId, read_on: r.readOn, value: r.value, source: r.source, added_at: at,
    replaces_id: r.replacesId ?? null, why: r.why ?? null, withdrawn: r.withdrawn ?? false, by_name: r.byName ?? null,
  });
}
