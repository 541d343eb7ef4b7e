// Each minute: reads the mailbox that delivery reports come back to. One mailbox serves all councils, and the first one's queue does the work.
import type { Deps } from '../councils/deps.ts';
import { addJob, type Job } from '../database/jobs.ts';
import { mayReadMailbox, readReports } from './read-reports.ts';
import type { ReportMailbox } from './report-mailbox.ts';

export function readReportsJob(mailbox: ReportMailbox, councils: { main: Deps; all: () => readonly Deps[] }): Job {
  let underWay: Promise<void> | undefined;
  return {
    name: 'read-reports',
    everyMinute: true,
    // The tick only wakes: a slow mailbox must not keep the other jobs from their turn.
    run: async (deps, payload, stop) => {
      if (deps.council.key !== councils.main.council.key || !(await mayReadMailbox(deps))) return;
      if (payload['now'] !== true) await deps.db.transaction((tx) => addJob(tx, 'read-reports', { now: true }, { key: 'read-reports' }));
      // A mailbox that takes longer than a minute is not opened a second time meanwhile.
      else await (underWay ??= readReports([deps, ...councils.all().filter((other) => other.council.key !== deps.council.key)], mailbox, stop).finally(() => { underWay = undefined; }));
    },
  };
}
