// The table provider_identities: who of our people has which account at the council's provider.
import type { Db, Transaction } from '../database/db.ts';

export interface ProviderIdentity { id: string; personId: string; issuer: string; subject: string; connectedAt: Date }

const columns = { id: 'id', personId: 'person_id', issuer: 'issuer', subject: 'subject', connectedAt: 'connected_at' } as const;

/** Issuer and subject are the person. */
export async function findIdentity(db: Db, { issuer, subject }: { issuer: string; subject: string }): Promise<ProviderIdentity | undefined> {
  return await db('provider_identities').where({ issuer, subject, ended_at: null }).first<ProviderIdentity | undefined>(columns);
}

export async function findIdentityOf(db: Db, personId: string, issuer: string): Promise<ProviderIdentity | undefined> {
  return await db('provider_identities').where({ person_id: personId, issuer, ended_at: null }).first<ProviderIdentity | undefined>(columns);
}

export async function hasIdentity(db: Db, personId: string): Promise<boolean> {
  return (await db('provider_identities').where({ person_id: personId, ended_at: null }).first<{ id: string } | undefined>('id')) !== undefined;
}

export async function addIdentity(tx: Transaction, { id, personId, issuer, subject, connectedAt }: ProviderIdentity): Promise<void> {
  await tx('provider_identities').insert({ id, person_id: personId, issuer, subject, connected_at: connectedAt });
}

/** @returns how many accounts the person was connected with */
export async function endIdentitiesOf(tx: Transaction, personId: string, at: Date): Promise<number> {
  return await tx('provider_identities').where({ person_id: personId, ended_at: null }).update({ ended_at: at });
}
