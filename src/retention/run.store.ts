// The tables retention_runs and retention_holds.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Hold } from './hold.ts';
import type { Run } from './run.ts';

/** One run at a time: the second waits, and then finds nothing. */
export async function lockRetention(tx: Transaction): Promise<void> {
  await tx.raw("select pg_advisory_xact_lock(hashtext(current_schema() || ' retention'))");
}

export async function addRun(tx: Transaction, run: Run): Promise<void> {
  await tx('retention_runs').insert({ id: run.id, rule: run.rule, before_on: run.beforeOn, removed: run.removed, at: run.at });
}

/** The newest of each rule. */
export async function listLastRuns(db: Db): Promise<Run[]> {
  return await db('retention_runs').distinctOn('rule').orderBy([{ column: 'rule' }, { column: 'at', order: 'desc' }]).select<Run[]>({ id: 'id', rule: 'rule', beforeOn: 'before_on', removed: 'removed', at: 'at' });
}

function holds(db: Db) {
  return db('retention_holds as h').leftJoin('panels as p', 'p.id', 'h.panel_id').leftJoin('inspections as i', 'i.id', 'h.inspection_id').join('people as b', 'b.id', 'h.placed_by_person_id').select<Hold[]>({
    id: 'h.id', panelId: 'h.panel_id', inspectionId: 'h.inspection_id', panelName: 'p.name', inspectionTitle: 'i.title', why: 'h.why', placedAt: 'h.placed_at', placedByName: 'b.name', liftedAt: 'h.lifted_at', version: 'h.version',
  });
}

/** Those in force first, then the newest. */
export async function listHolds(db: Db): Promise<Hold[]> {
  return await holds(db).orderByRaw('h.lifted_at is not null, h.placed_at desc');
}

/** Locked until the commit. */
export async function lockHold(tx: Transaction, id: string): Promise<Hold> {
  await tx('retention_holds').where({ id }).forUpdate().select('id');
  const hold = await holds(tx).where('h.id', id).first<Hold | undefined>();
  if (hold === undefined) throw new NotFound(`hold ${id}`);
  return hold;
}

export async function addHold(tx: Transaction, hold: Pick<Hold, 'id' | 'panelId' | 'inspectionId' | 'why' | 'placedAt'> & { placedByPersonId: string }): Promise<void> {
  await tx('retention_holds').insert({ id: hold.id, panel_id: hold.panelId, inspection_id: hold.inspectionId, why: hold.why, placed_at: hold.placedAt, placed_by_person_id: hold.placedByPersonId });
}

export async function saveLifted(tx: Transaction, id: string, by: { at: Date; personId: string }): Promise<void> {
  await tx('retention_holds').where({ id }).update({ lifted_at: by.at, lifted_by_person_id: by.personId });
}
