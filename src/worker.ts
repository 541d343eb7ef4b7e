// The worker process: every job of the program stands in the table below, and this is the only file that waits for work.
import { pathToFileURL } from 'node:url';
import { needing } from './config.ts';
import { openCouncils } from './councils/councils.ts';
import { runPart } from './councils/part.ts';
import { runWorker } from './councils/run-worker.ts';
import type { Job } from './database/jobs.ts';
import { tidyFormKeys } from './database/tidy-form-keys.job.ts';

export const jobs: readonly Job[] = [
  tidyFormKeys,
];

async function main(): Promise<void> {
  await runPart('worker', async (settings, log) => {
    const config = needing(settings, 'databaseUrl', 'sessionSecret', 'baseUrl', 'smtpUrl');
    const councils = await openCouncils({ ...config, loopbackAllowed: false, name: 'worker', statementMs: 120_000, log });
    const worker = await runWorker({ ...config, councils, jobs });
    return { ...worker, stop: async () => { await worker.stop(); await councils.close(); } };
  });
}

// Tests import the table; only as a process of its own does it start.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
