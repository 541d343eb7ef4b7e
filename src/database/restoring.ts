// A restore that is under way or was cut short: a mark in the database, at which everything but a restore turns back.
import type { Db } from './db.ts';
import { OperatorMustAct } from './errors.ts';

// A schema, because its name can be seen by every login without a right to anything.
export const RESTORING = 'restoring';

export async function isRestoring(db: Db): Promise<boolean> {
  return (await db.raw<{ rows: unknown[] }>('select 1 from pg_namespace where nspname = ?', [RESTORING])).rows.length > 0;
}

export async function mustNotBeRestoring(db: Db): Promise<void> {
  if (await isRestoring(db)) throw new OperatorMustAct('A restore into this database is under way, or was cut short; run npm run restore again: it clears away what there is and begins anew');
}
