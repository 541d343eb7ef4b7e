// The worker process: every job of the program stands in the table below, and this is the only file that waits for work.
import { pathToFileURL } from 'node:url';
import { decisionsStillOwed } from './actions/decisions-still-owed.ts';
import { repeatActions } from './actions/repeat-actions.job.ts';
import { anchorAuditJob } from './audit/anchor-audit.job.ts';
import { needing } from './config.ts';
import { openCouncils } from './councils/councils.ts';
import { runPart } from './councils/part.ts';
import { runWorker } from './councils/run-worker.ts';
import type { Job } from './database/jobs.ts';
import { tidyFormKeys } from './database/tidy-form-keys.job.ts';
import { deliverLettersJob } from './letters/deliver-letters.job.ts';
import { closePost, openPost } from './letters/open-post.ts';
import type { MayStillGo } from './letters/post.ts';
import { readReportsJob } from './letters/read-reports.job.ts';
import { reportMailbox } from './letters/report-mailbox.ts';
import { editionStillOwed, withdrawalStillOwed } from './editions/edition-still-owed.ts';
import { sendDraftJob } from './editions/send-draft.job.ts';
import { requestStillOwed } from './progress/request-still-owed.ts';
import { signOffStillOwed } from './progress/request-sign-offs.ts';
import { runCycles } from './progress/run-cycles.job.ts';
import { sendEdition } from './editions/send-edition.job.ts';
import { tellTheClerk } from './letters/tell-the-clerk.job.ts';
import { importTableJob } from './intake/import-table.job.ts';
import { readTableJob } from './intake/read-table.job.ts';
import { sendResetLinkJob } from './sign-in/send-reset-link.job.ts';
import { sendAddressLinkJob } from './sign-in/send-address-link.job.ts';
import { tidySessionsJob } from './sign-in/tidy-sessions.job.ts';

export const jobs: readonly Job[] = [
  tidyFormKeys,
  tellTheClerk,
  sendResetLinkJob,
  sendAddressLinkJob,
  tidySessionsJob,
  anchorAuditJob,
  sendEdition,
  sendDraftJob,
  repeatActions,
  runCycles,
  readTableJob,
  importTableJob,
];

/** By a letter's kind: whether it is still owed when its turn comes. A kind that is not here always is. */
export const mayStillGo: Readonly<Record<string, MayStillGo>> = {
  edition: editionStillOwed,
  'edition-withdrawn': withdrawalStillOwed,
  'update-request': requestStillOwed,
  'sign-off-asked': signOffStillOwed,
  'decisions-taken': decisionsStillOwed,
};

async function main(): Promise<void> {
  await runPart('worker', async (settings, log) => {
    const config = needing(settings, 'databaseUrl', 'sessionSecret', 'baseUrl', 'smtpUrl');
    const councils = await openCouncils({ ...config, loopbackAllowed: false, name: 'worker', statementMs: 120_000, refreshEveryMs: 5_000, log });
    const post = openPost(config, mayStillGo);
    const reading = config.bounceImapUrl === undefined ? [] : [readReportsJob(reportMailbox(config.bounceImapUrl), councils)];
    const worker = await runWorker({ ...config, councils, jobs: [...jobs, deliverLettersJob(post), ...reading] });
    return { ...worker, stop: async () => { await worker.stop(); await closePost(post); await councils.close(); } };
  });
}

// Tests import the table; only as a process of its own does it start.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
