// The workers' signs of life.
import type { Db, Transaction } from '../database/db.ts';

export interface WorkerSign {
  id: string;
  queueWorkerIds: string[];
  startedAt: Date;
  seenAt: Date;
  relayAnsweredAt: Date | undefined;
  relayProblem: string | undefined;
}

interface Row {
  id: string;
  queue_worker_ids: string[];
  started_at: Date;
  seen_at: Date;
  relay_answered_at: Date | null;
  relay_problem: string | null;
}

export async function saveSign(tx: Transaction, sign: WorkerSign): Promise<void> {
  const row: Row = {
    id: sign.id, queue_worker_ids: sign.queueWorkerIds, started_at: sign.startedAt, seen_at: sign.seenAt,
    relay_answered_at: sign.relayAnsweredAt ?? null, relay_problem: sign.relayProblem ?? null,
  };
  await tx<Row>('workers').insert(row).onConflict('id').merge();
}

/** The newest first. */
export async function listSignsSince(db: Db, since: Date): Promise<WorkerSign[]> {
  const rows = await db<Row>('workers').where('seen_at', '>=', since).orderBy('seen_at', 'desc');
  return rows.map((row) => ({
    id: row.id, queueWorkerIds: row.queue_worker_ids, startedAt: row.started_at, seenAt: row.seen_at,
    relayAnsweredAt: row.relay_answered_at ?? undefined, relayProblem: row.relay_problem ?? undefined,
  }));
}

export async function forgetSign(tx: Transaction, id: string): Promise<void> {
  await tx<Row>('workers').where({ id }).delete();
}

export async function forgetSignsBefore(tx: Transaction, before: Date): Promise<void> {
  await tx<Row>('workers').where('seen_at', '<', before).delete();
}
