// The tables update_links and update_link_items: the hash of each link's token, and what it is good for.
import type { Db, Transaction } from '../database/db.ts';
import type { UpdateLink } from './update-link.ts';

const columns = {
  id: 'l.id', meetingId: 'l.meeting_id', personId: 'l.person_id', letterKey: 'l.letter_key', madeAt: 'l.made_at', expiresAt: 'l.expires_at', revokedAt: 'l.revoked_at',
} as const;

function links(db: Db) {
  return db('update_links as l').select<UpdateLink[]>(columns, db.raw('array(select action_id::text from update_link_items where link_id = l.id) as "actionIds"'));
}

export async function findUpdateLink(db: Db, tokenHash: string): Promise<UpdateLink | undefined> {
  return (await links(db).where('l.token_hash', tokenHash))[0];
}

export async function findLinkOfLetter(db: Db, letterKey: string): Promise<UpdateLink | undefined> {
  return (await links(db).where('l.letter_key', letterKey).orderBy('l.made_at', 'desc'))[0];
}

/** Newest first. */
export async function listLinksOfMeeting(db: Db, meetingId: string): Promise<UpdateLink[]> {
  return await links(db).where('l.meeting_id', meetingId).orderBy('l.made_at', 'desc');
}

export async function addUpdateLink(tx: Transaction, link: UpdateLink, tokenHash: string): Promise<void> {
  await tx('update_links').insert({
    id: link.id, meeting_id: link.meetingId, person_id: link.personId, letter_key: link.letterKey, token_hash: tokenHash, made_at: link.madeAt, expires_at: link.expiresAt, revoked_at: link.revokedAt,
  });
  await tx('update_link_items').insert(link.actionIds.map((actionId) => ({ link_id: link.id, action_id: actionId })));
}

/** How many were still good. */
export async function revokeLinks(tx: Transaction, of: { meetingId: string; personId: string }, at: Date): Promise<number> {
  return await tx('update_links').where({ meeting_id: of.meetingId, person_id: of.personId, revoked_at: null }).update({ revoked_at: at });
}

/** @returns the meeting of each that was still good */
export async function revokeAllLinks(tx: Transaction, at: Date): Promise<string[]> {
  const rows = await tx('update_links').where({ revoked_at: null }).where('expires_at', '>', at).update({ revoked_at: at }).returning<{ meeting_id: string }[]>('meeting_id');
  return rows.map((row) => row.meeting_id);
}
