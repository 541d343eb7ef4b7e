// Asks for work to be done later, in the same transaction as the change that makes it necessary.
import type { Transaction } from './db.ts';

export interface JobOptions {
  /** While a job with this key waits, a second one replaces it. */
  key?: string;
  /** Not before this instant. */
  at?: Date;
}

/** A job of a transaction that is rolled back never runs. Names are those of the table in src/worker.ts. */
export async function addJob(tx: Transaction, name: string, payload: Record<string, unknown>, options: JobOptions = {}): Promise<void> {
  // add_job is the one door to the queue (src/councils/install-jobs.ts): this login sees none of its tables.
  await tx.raw('select add_job(?, ?::json, ?, ?)', [name, JSON.stringify(payload), options.key ?? null, options.at ?? null]);
}
