// Whether somebody has a second factor of their own here: an authenticator app or a passkey.
import type { Db } from '../database/db.ts';

/** One query whatever they have. */
export async function hasSecondFactor(db: Db, personId: string): Promise<boolean> {
  const there = db.unionAll([db('second_factors').where({ person_id: personId, ended_at: null }).select('id'), db('passkeys').where({ person_id: personId, ended_at: null }).select('id')], true).limit(1);
  return ((await there) as unknown[]).length > 0;
}
