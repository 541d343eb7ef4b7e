// What waits in the queue, run as the worker runs it.
import { jobs } from '../../src/worker.ts';
import type { TestCouncil } from './database.ts';

/** The jobs of the worker's own table; whatever was ever queued: one that has done its work does nothing the second time. */
export async function runJobs({ deps, listJobs }: Pick<TestCouncil, 'deps' | 'listJobs'>): Promise<void> {
  const stop = new AbortController().signal;
  for (const { name, payload } of await listJobs()) await jobs.find((job) => job.name === name)?.run(deps, payload as Record<string, unknown>, stop);
}
