// Reads the delivery reports in the mailbox, each in a transaction of its own, and knows whether the mailbox can be read at all.
import { later } from '../calendar/clock.ts';
import type { Deps } from '../councils/deps.ts';
import { MailboxNotRead, readUnseen, type Taken } from './imap.relay.ts';
import { nextTryAfter, patience } from './patience.ts';
import { receiveReportForAny } from './receive-report.ts';
import { mailboxNeedsMending, mailboxTroubleInWords, type MailboxTrouble, type ReportMailbox } from './report-mailbox.ts';
import { getMailboxState, noteMailboxRead, noteMailboxTrouble, takeMailboxAlert } from './report-mailbox.store.ts';
import { findQuietCopy } from './restored-copy.store.ts';

const PATIENCE_WITH_SILENCE_MS = 15 * 60_000;

/**
 * Whether the mailbox is to be tried now: after a failure it is left alone for longer each time, so that a wrong password does not lock the account.
 * A restored copy never reads it: what it marked as seen, the original would not see.
 */
export async function mayReadMailbox(deps: Pick<Deps, 'db' | 'clock'>): Promise<boolean> {
  if ((await findQuietCopy(deps.db)) !== undefined) return false;
  const { nextTryAt } = await getMailboxState(deps.db);
  return nextTryAt === null || nextTryAt <= deps.clock.now();
}

/** @param all the councils whose letters' reports come back here; the first keeps whether the alarm was raised */
export async function readReports(all: readonly Deps[], mailbox: ReportMailbox, stop: AbortSignal): Promise<void> {
  try {
    await readUnseen(mailbox, (message) => takeReport(all, message), stop);
    for (const { db, clock } of all) await noteMailboxRead(db, clock.now());
  } catch (fault) {
    if (!(fault instanceof MailboxNotRead)) throw fault;
    for (const deps of all) await noteTrouble(deps, fault.trouble, fault.message);
    await alertOnce(all);
  }
}

/** A message that cannot be kept now, because the database is away or for a fault of ours, is left unseen and keeps none behind it waiting. */
async function takeReport(all: readonly Deps[], message: Buffer): Promise<Taken> {
  try {
    const answer = await receiveReportForAny(all, message);
    return !answer.ok && answer.because === 'no-report' ? 'for a person' : 'done';
  } catch (error) {
    all[0]?.log.error({ err: error }, 'a delivery report could not be kept; it is read again in a minute');
    return 'later';
  }
}

async function noteTrouble({ db, clock }: Deps, trouble: MailboxTrouble, said: string): Promise<void> {
  const { tries } = await getMailboxState(db);
  await noteMailboxTrouble(db, { now: clock.now(), trouble, said, nextTryAt: nextTryAfter(clock.now(), patience.backOffMs, tries) });
}

/** One alert however long it lasts and however many workers there are. */
async function alertOnce([first]: readonly Deps[]): Promise<void> {
  if (first === undefined) return;
  const { db, clock, log } = first;
  const { trouble, troubledSince, alertedAt, said } = await getMailboxState(db);
  if (trouble === null || troubledSince === null || alertedAt !== null) return;
  if (!mailboxNeedsMending(trouble) && later(troubledSince, PATIENCE_WITH_SILENCE_MS) > clock.now()) return;
  if (await takeMailboxAlert(db, clock.now())) log.error({ alert: 'delivery reports', trouble, said, since: troubledSince }, mailboxTroubleInWords[trouble]);
}
