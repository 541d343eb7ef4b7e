// Work done later: what a job is, and how one is asked for in the same transaction as the change that makes it necessary.
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from './db.ts';

/** One line of the table in src/worker.ts. A job may be run twice (a worker was killed), and must then do its work once. */
export interface Job {
  /** Words with hyphens, the stem of its file. */
  name: string;
  /** Also run at every tick, once a minute: it looks for what is due by `deps.clock` and does that. */
  everyMinute?: boolean;
  /** @param stop aborted when the process is asked to end: a long job then comes to an end of its own */
  run: (deps: Deps, payload: Record<string, unknown>, stop: AbortSignal) => Promise<void>;
}

export interface JobOptions {
  /** While a job with this key waits, a second one replaces it. */
  key?: string;
  /** Not before this instant. */
  at?: Date;
}

/** A job of a transaction that is rolled back never runs. Names are those of the table in src/worker.ts. */
export async function addJob(tx: Transaction, name: string, payload: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
  // add_job is the one door to the queue (queue-schema.ts): this login sees none of its tables.
  await tx.raw('select add_job(?, ?::json, ?, ?)', [name, JSON.stringify(payload), options.key ?? null, options.at ?? null]);
}
