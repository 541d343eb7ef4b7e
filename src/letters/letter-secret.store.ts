// The only SQL about the sealed secrets of letters: put in with the letter, gone when it can no longer be needed.
import type { Db, Transaction } from '../database/db.ts';

export async function addSecret(tx: Transaction, secret: { letterId: string; sealed: Buffer; until: Date }): Promise<void> {
  await tx('letter_secrets').insert({ letter_id: secret.letterId, sealed: secret.sealed, until: secret.until });
}

export async function findSecret(db: Db, letterId: string): Promise<Buffer | undefined> {
  const row = await db('letter_secrets').where({ letter_id: letterId }).first<{ sealed: Buffer } | undefined>('sealed');
  return row?.sealed;
}

/** Those whose time is over, and those of sign-in letters that have left or never will: a sign-in letter is not sent twice. */
export async function forgetSecrets(db: Db, now: Date): Promise<void> {
  await db.raw(`delete from letter_secrets s using letter_deliveries d where d.letter_id = s.letter_id
    and (s.until <= :now or (d.lane = 'sign-in' and d.state not in ('queued', 'deferred', 'claimed', 'handing_over', 'held')))`, { now });
}
