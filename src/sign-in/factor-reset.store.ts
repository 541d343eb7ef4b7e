// The table factor_resets: at most one a person is open, until another administrator confirms it.
import { randomUUID } from 'node:crypto';
import { later } from '../calendar/clock.ts';
import type { Db, Transaction } from '../database/db.ts';

/** Whoever lost a telephone waits for it; what nobody has confirmed by then is asked for anew. */
const GOOD_FOR_MS = 24 * 60 * 60_000;

export interface FactorReset { id: string; askedById: string; askedByName: string; how: string; askedAt: Date }

const columns = { id: 'r.id', askedById: 'r.asked_by_id', askedByName: 'p.name', how: 'r.how', askedAt: 'r.asked_at' } as const;

/** What waits for a second administrator: asked by somebody who still is one. */
export async function findOpenReset(db: Db, personId: string, now: Date): Promise<FactorReset | undefined> {
  return await db('factor_resets as r').join('people as p', 'p.id', 'r.asked_by_id').where({ 'r.person_id': personId }).whereNull('r.ended_at').where('r.asked_at', '>', later(now, -GOOD_FOR_MS))
    .where('p.is_administrator', true).whereNull('p.left_on').first<FactorReset | undefined>(columns);
}

/** The person's row is locked meanwhile, so that of two who ask at once one is the second. */
export async function lockOpenReset(tx: Transaction, personId: string, now: Date): Promise<FactorReset | undefined> {
  await tx('people').where({ id: personId }).forUpdate().select('id');
  return await findOpenReset(tx, personId, now);
}

export async function addReset(tx: Transaction, reset: { personId: string; askedById: string; how: string; at: Date }): Promise<void> {
  await tx('factor_resets').insert({ id: randomUUID(), person_id: reset.personId, asked_by_id: reset.askedById, how: reset.how, asked_at: reset.at });
}

export async function endResetsOf(tx: Transaction, personId: string, at: Date): Promise<void> {
  await tx('factor_resets').where({ person_id: personId, ended_at: null }).update({ ended_at: at });
}
