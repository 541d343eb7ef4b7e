// The table passkeys.
import type { Db, Transaction } from '../database/db.ts';

export interface Passkey {
  id: string;
  personId: string;
  /** What its owner calls it. */
  name: string;
  credentialId: string;
  publicKey: Buffer;
  counter: number;
  /** How the browser may reach it: 'usb', 'internal', 'hybrid'. */
  transports: string;
  addedAt: Date;
  lastUsedAt: Date | null;
}

const columns = {
  id: 'id', personId: 'person_id', name: 'name', credentialId: 'credential_id', publicKey: 'public_key', counter: 'counter', transports: 'transports', addedAt: 'added_at', lastUsedAt: 'last_used_at',
} as const;

export async function listPasskeys(db: Db, personId: string): Promise<Passkey[]> {
  return await db('passkeys').where({ person_id: personId, ended_at: null }).orderBy('added_at').select<Passkey[]>(columns);
}

/** Locked until the commit: the counter of one use must be kept before the next is looked at. */
export async function lockPasskeyByCredential(tx: Transaction, credentialId: string): Promise<Passkey | undefined> {
  return await tx('passkeys').where({ credential_id: credentialId, ended_at: null }).forUpdate().first<Passkey | undefined>(columns);
}

export async function addPasskeyRow(tx: Transaction, key: Passkey): Promise<void> {
  await tx('passkeys').insert({
    id: key.id, person_id: key.personId, name: key.name, credential_id: key.credentialId, public_key: key.publicKey, counter: key.counter, transports: key.transports, added_at: key.addedAt, last_used_at: key.lastUsedAt,
  });
}

export async function savePasskeyUsed(tx: Transaction, { id, counter }: Pick<Passkey, 'id' | 'counter'>, at: Date): Promise<void> {
  await tx('passkeys').where({ id }).update({ counter, last_used_at: at });
}

/** @returns its name; undefined where the person has no such passkey (any more) */
export async function endPasskey(tx: Transaction, personId: string, id: string, at: Date): Promise<string | undefined> {
  const rows = await tx('passkeys').where({ id, person_id: personId, ended_at: null }).update({ ended_at: at }).returning<{ name: string }[]>('name');
  return rows[0]?.name;
}

/** @returns how many there were */
export async function endPasskeysOf(tx: Transaction, personId: string, at: Date): Promise<number> {
  return await tx('passkeys').where({ person_id: personId, ended_at: null }).update({ ended_at: at });
}
