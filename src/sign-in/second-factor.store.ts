// The table second_factors: authenticator apps.
import type { Db, Transaction } from '../database/db.ts';

export interface SecondFactor { id: string; personId: string; sealedSecret: Buffer; lastStep: number; setUpAt: Date }

const columns = { id: 'id', personId: 'person_id', sealedSecret: 'sealed_secret', lastStep: 'last_step', setUpAt: 'set_up_at' } as const;

export async function findSecondFactor(db: Db, personId: string): Promise<SecondFactor | undefined> {
  return await db('second_factors').where({ person_id: personId, ended_at: null }).first<SecondFactor | undefined>(columns);
}

/** Locked until the commit: two posts of one code cannot both use it. */
export async function lockSecondFactor(tx: Transaction, personId: string): Promise<SecondFactor | undefined> {
  return await tx('second_factors').where({ person_id: personId, ended_at: null }).forUpdate().first<SecondFactor | undefined>(columns);
}

export async function addSecondFactor(tx: Transaction, factor: SecondFactor): Promise<void> {
  await tx('second_factors').insert({ id: factor.id, person_id: factor.personId, sealed_secret: factor.sealedSecret, last_step: factor.lastStep, set_up_at: factor.setUpAt });
}

export async function saveLastStep(tx: Transaction, factorId: string, step: number): Promise<void> {
  await tx('second_factors').where({ id: factorId }).update({ last_step: step });
}

/** @returns how many were ended: none or one */
export async function endSecondFactor(tx: Transaction, personId: string, at: Date): Promise<number> {
  return await tx('second_factors').where({ person_id: personId, ended_at: null }).update({ ended_at: at });
}
