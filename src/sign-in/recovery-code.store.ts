// The table recovery_codes: ten a person, each good once, for when the telephone or the passkey is gone.
import type { Db, Transaction } from '../database/db.ts';

export async function addRecoveryCodes(tx: Transaction, codes: readonly { id: string; personId: string; hash: string }[]): Promise<void> {
  await tx('recovery_codes').insert(codes.map(({ id, personId, hash }) => ({ id, person_id: personId, code_hash: hash })));
}

/** New ones make the old void. */
export async function endRecoveryCodes(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx('recovery_codes').where({ person_id: personId, ended_at: null }).update({ ended_at: at });
}

/** @returns false where there is no such code, or it was used before */
export async function saveRecoveryCodeUsed(tx: Transaction, personId: string, hash: string, at: Date): Promise<boolean> {
  return (await tx('recovery_codes').where({ person_id: personId, code_hash: hash, used_at: null, ended_at: null }).update({ used_at: at })) > 0;
}

/** Those that are still good. */
export async function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  const row = await db('recovery_codes').where({ person_id: personId, used_at: null, ended_at: null }).count<{ n: number }[]>({ n: '*' });
  return row[0]?.n ?? 0;
}
