// The table one_time_links.
import type { Db, Transaction } from '../database/db.ts';
import { tokenHashOf, type OneTimeLink } from './one-time-link.ts';

const columns = { id: 'id', personId: 'person_id', purpose: 'purpose', madeAt: 'made_at', expiresAt: 'expires_at', usedAt: 'used_at', newEmail: 'new_email' } as const;

export async function findLink(db: Db, token: string): Promise<OneTimeLink | undefined> {
  return await db('one_time_links').where({ token_hash: tokenHashOf(token) }).first<OneTimeLink | undefined>(columns);
}

/** Locked until the commit: two posts of the same link cannot both use it. */
export async function lockLink(tx: Transaction, token: string): Promise<OneTimeLink | undefined> {
  return await tx('one_time_links').where({ token_hash: tokenHashOf(token) }).forUpdate().first<OneTimeLink | undefined>(columns);
}

/** The same, of a link that was opened before in this browser. */
export async function lockLinkById(tx: Transaction, id: string): Promise<OneTimeLink | undefined> {
  return await tx('one_time_links').where({ id }).forUpdate().first<OneTimeLink | undefined>(columns);
}

/** A newer link makes every older one of the person void. */
export async function addLink(tx: Transaction, link: OneTimeLink, token: string): Promise<void> {
  await tx('one_time_links').where({ person_id: link.personId, used_at: null }).where('expires_at', '>', link.madeAt).update({ expires_at: link.madeAt });
  await tx('one_time_links').insert({
    id: link.id, person_id: link.personId, purpose: link.purpose, token_hash: tokenHashOf(token), made_at: link.madeAt, expires_at: link.expiresAt, used_at: link.usedAt, new_email: link.newEmail,
  });
}

export async function markLinkUsed(tx: Transaction, linkId: string, at: Date): Promise<void> {
  await tx('one_time_links').where({ id: linkId }).update({ used_at: at });
}

/** @returns the person of each link that still stood */
export async function endStandingLinks(tx: Transaction, now: Date): Promise<string[]> {
  const rows = await tx('one_time_links').where({ used_at: null }).where('expires_at', '>', now).update({ expires_at: now }).returning<{ person_id: string }[]>('person_id');
  return rows.map((row) => row.person_id);
}
