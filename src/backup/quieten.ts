// Makes a restored council quiet: no letter leaves by itself, old links are dead, and the trail says that it is a copy.
import { randomUUID } from 'node:crypto';
import { record, theOperator } from '../audit/record.ts';
import { instantFrom } from '../calendar/clock.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Transaction } from '../database/db.ts';
import { addJob } from '../database/jobs.ts';
import { holdRestoredLetters } from '../letters/hold-restored-letters.ts';
import { endUpdateLinksOfCopy } from '../progress/end-links-of-copy.ts';
import { endLinksOfCopy } from '../sign-in/end-links-of-copy.ts';
import type { WaitingJobs } from './manifest.ts';

export interface Quietened { council: string; lettersHeld: number; linksEnded: number }

/**
 * As the owner, with the council's schema in its path. Sessions and form keys are not in an archive at all.
 * @param madeAt the moment the backup is of
 */
export async function quieten(tx: Transaction, deps: { clock: Clock }, of: { council: string; madeAt: string; jobs: WaitingJobs['jobs'] }): Promise<Quietened> {
  const id = randomUUID();
  const madeAt = instantFrom(of.madeAt);
  const lettersHeld = await holdRestoredLetters(tx, deps, { id, madeAt });
  const linksEnded = (await endLinksOfCopy(tx, deps)) + (await endUpdateLinksOfCopy(tx, deps));
  await record(tx, deps, theOperator, {
    what: 'copy.restored', about: { kind: 'restored_copies', id }, changes: { madeAt: [null, of.madeAt], lettersHeld: [null, lettersHeld], linksEnded: [null, linksEnded] },
  });
  for (const job of of.jobs) await addJob(tx, job.name, job.payload as Record<string, unknown>, { at: instantFrom(job.at), ...(job.key === null ? {} : { key: job.key }) });
  return { council: of.council, lettersHeld, linksEnded };
}
