// The table calendar_feeds.
import type { Db, Transaction } from '../database/db.ts';
import type { CalendarFeed } from './calendar-feed.ts';

const columns = { id: 'id', personId: 'person_id', kind: 'kind', madeAt: 'made_at', endedAt: 'ended_at' } as const;

/** Those that still answer. */
export async function listFeedsOf(db: Db, personId: string): Promise<CalendarFeed[]> {
  return await db('calendar_feeds').where({ person_id: personId }).whereNull('ended_at').orderBy('kind').select<CalendarFeed[]>(columns);
}

export async function findFeedBySecretHash(db: Db, secretHash: string): Promise<CalendarFeed | undefined> {
  return await db('calendar_feeds').where({ secret_hash: secretHash }).whereNull('ended_at').first<CalendarFeed | undefined>(columns);
}

export async function addFeed(tx: Transaction, feed: CalendarFeed, secretHash: string): Promise<void> {
  await tx('calendar_feeds').insert({ id: feed.id, person_id: feed.personId, kind: feed.kind, secret_hash: secretHash, made_at: feed.madeAt, ended_at: feed.endedAt });
}

/** False when there was none. */
export async function saveFeedEnded(tx: Transaction, personId: string, kind: CalendarFeed['kind'], at: Date): Promise<boolean> {
  return (await tx('calendar_feeds').where({ person_id: personId, kind }).whereNull('ended_at').update({ ended_at: at })) > 0;
}
