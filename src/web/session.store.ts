// The only SQL about sessions: 30 minutes after the last use and 8 hours after the first they are over, by the council's clock.
import { createHash } from 'node:crypto';
import type { SessionData } from 'express-session';
import { later } from '../calendar/clock.ts';
import type { Clause } from '../database/ask.ts';
import type { Db, Transaction } from '../database/db.ts';

export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 8 * 60 * 60_000;

export interface SessionRow {
  id_hash: string;
  person_id: string | null;
  data: SessionData;
  began_at: Date;
  last_used_at: Date;
}

/** A copy of the table must not open anybody's session, so the cookie's value itself is never written down. */
function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}

export function sessionThatHolds(id: string, now: Date): Clause {
  return {
    sql: 'select person_id, data, began_at, last_used_at from sessions where id_hash = ? and last_used_at > ? and began_at > ?',
    values: [hashOf(id), later(now, -IDLE_MS).toISOString(), later(now, -ABSOLUTE_MS).toISOString()],
  };
}

export function sessionFrom(row: Pick<SessionRow, 'data' | 'began_at' | 'last_used_at'>): SessionData {
  return { ...row.data, isKept: true, beganAt: row.began_at.getTime(), usedAt: row.last_used_at.getTime() };
}

/**
 * Keeps the session; `began_at` stays what it first was, also under a new id for the same sign-in, so saving never prolongs the eight hours. One that was read before is
 * only changed, never added: a request still under way must not bring back a session that was ended meanwhile.
 */
export async function saveSession(db: Db, id: string, data: SessionData, now: Date): Promise<void> {
  const row = { id_hash: hashOf(id), person_id: data.passport?.user ?? null, data, began_at: data.beganAt === undefined ? now : later(now, data.beganAt - now.getTime()), last_used_at: now };
  if (data.isKept === true) await db<SessionRow>('sessions').where({ id_hash: row.id_hash }).update({ person_id: row.person_id, data, last_used_at: now });
  else await db<SessionRow>('sessions').insert(row).onConflict('id_hash').merge(['person_id', 'data', 'last_used_at', ...(data.beganAt === undefined ? [] : ['began_at' as const])]);
}

/** Written at most once a minute: a page with twenty requests is one use, and most requests ask the database nothing here. */
export async function touchSession(db: Db, id: string, { usedAt }: Pick<SessionData, 'usedAt'>, now: Date): Promise<void> {
  if (usedAt !== undefined && usedAt > now.getTime() - 60_000) return;
  await db<SessionRow>('sessions').where({ id_hash: hashOf(id) }).where('last_used_at', '<', later(now, -60_000)).update({ last_used_at: now });
}

export async function endSession(db: Db, id: string): Promise<void> {
  await db<SessionRow>('sessions').where({ id_hash: hashOf(id) }).delete();
}

/** After a new password, a lost part or a leaving: every session of the person is over with the commit. */
export async function endSessionsOf(tx: Transaction, personId: string, except?: { sessionId: string }): Promise<number> {
  const theirs = tx<SessionRow>('sessions').where({ person_id: personId });
  return await (except === undefined ? theirs : theirs.whereNot({ id_hash: hashOf(except.sessionId) })).delete();
}

export interface SessionOf { browser: string | undefined; beganAt: Date; lastUsedAt: Date; isThis: (sessionId: string) => boolean }

/** Those that still hold, the newest first. */
export async function listSessionsOf(db: Db, personId: string, now: Date): Promise<SessionOf[]> {
  const rows = await db<SessionRow>('sessions').where({ person_id: personId }).where('last_used_at', '>', later(now, -IDLE_MS)).where('began_at', '>', later(now, -ABSOLUTE_MS))
    .orderBy('began_at', 'desc').select('id_hash', 'data', 'began_at', 'last_used_at');
  return rows.map((row) => ({ browser: row.data.browser, beganAt: row.began_at, lastUsedAt: row.last_used_at, isThis: (sessionId) => hashOf(sessionId) === row.id_hash }));
}

export async function forgetOldSessions(db: Db, now: Date): Promise<number> {
  return await db<SessionRow>('sessions').where('last_used_at', '<', later(now, -IDLE_MS)).orWhere('began_at', '<', later(now, -ABSOLUTE_MS)).delete();
}
