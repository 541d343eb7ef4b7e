// The table credentials: Argon2id hashes, one a person.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';

/**
 * One query whether or not there is such a person, so that the time it takes says nothing.
 * The hash is null for somebody who has not set a password yet.
 */
export async function findCredentialByEmail(db: Db, email: string, on: Day): Promise<{ personId: string; passwordHash: string | null } | undefined> {
  return await db('people as p').leftJoin('credentials as c', 'c.person_id', 'p.id').whereRaw('lower(p.email) = lower(?)', [email])
    .andWhere((still) => void still.whereNull('p.left_on').orWhere('p.left_on', '>', on))
    .first<{ personId: string; passwordHash: string | null } | undefined>({ personId: 'p.id', passwordHash: 'c.password_hash' });
}

export async function findPasswordHash(db: Db, personId: string): Promise<string | undefined> {
  return (await db('credentials').where({ person_id: personId }).first<{ passwordHash: string } | undefined>({ passwordHash: 'password_hash' }))?.passwordHash;
}

export async function saveCredential(tx: Transaction, personId: string, passwordHash: string, changedAt: Date): Promise<void> {
  await tx('credentials').insert({ person_id: personId, password_hash: passwordHash, changed_at: changedAt }).onConflict('person_id').merge();
}

/** Ids of everyone who has set a password. */
export async function listPeopleWithPassword(db: Db): Promise<string[]> {
  return await db('credentials').orderBy('person_id').pluck('person_id');
}
