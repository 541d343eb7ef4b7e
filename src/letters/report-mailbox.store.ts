// The only SQL about whether the mailbox of delivery reports can be read: one row, shared by all workers of a council.
import type { Db } from '../database/db.ts';
import type { MailboxTrouble } from './report-mailbox.ts';

export interface MailboxState {
  trouble: MailboxTrouble | null;
  said: string | null;
  troubledSince: Date | null;
  tries: number;
  nextTryAt: Date | null;
  alertedAt: Date | null;
  lastReadAt: Date | null;
}

const COLUMNS = {
  trouble: 'trouble', said: 'said', troubledSince: 'troubled_since', tries: 'tries', nextTryAt: 'next_try_at', alertedAt: 'alerted_at', lastReadAt: 'last_read_at',
} as const;

export async function getMailboxState(db: Db): Promise<MailboxState> {
  const row = await db('report_mailbox_state').first<MailboxState | undefined>(COLUMNS);
  if (row === undefined) throw new Error('report_mailbox_state has lost its row; the migration that made it put one there');
  return row;
}

export async function noteMailboxTrouble(db: Db, of: { now: Date; trouble: MailboxTrouble; said: string; nextTryAt: Date }): Promise<void> {
  await db.raw(`update report_mailbox_state set trouble = :trouble, said = :said, troubled_since = coalesce(troubled_since, :now), tries = tries + 1, next_try_at = :nextTryAt`, of as never);
}

export async function noteMailboxRead(db: Db, now: Date): Promise<void> {
  await db('report_mailbox_state').update({ trouble: null, said: null, troubled_since: null, tries: 0, next_try_at: null, alerted_at: null, last_read_at: now });
}

/** True for the one caller who is to raise the alarm. */
export async function takeMailboxAlert(db: Db, now: Date): Promise<boolean> {
  return (await db('report_mailbox_state').whereNotNull('trouble').whereNull('alerted_at').update({ alerted_at: now })) === 1;
}
