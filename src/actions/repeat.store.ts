// The columns of actions that say how an obligation comes round, and which occurrence follows which.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import type { Repeats } from './repeat.ts';

export interface Round { repeats: Repeats | null; follows: string | null; followedBy: string | null }

/** How an action comes round, with the references of the one before and the one after it. */
export async function getRound(db: Db, actionId: string): Promise<Round> {
  const row = await db('actions as a').leftJoin('actions as before', 'before.id', 'a.follows_id').leftJoin('actions as later', 'later.follows_id', 'a.id').where('a.id', actionId)
    .first<Round | undefined>({ repeats: 'a.repeats', follows: 'before.reference', followedBy: 'later.reference' });
  return row ?? { repeats: null, follows: null, followedBy: null };
}

/** References of obligations whose day has passed, or which the panel has closed, and which nothing follows yet. */
export async function listDueToRepeat(db: Db, today: Day): Promise<string[]> {
  return await db('actions as a').whereNotNull('a.repeats').whereNotNull('a.target_on').whereNotIn('a.state', ['not accepted', 'superseded'])
    .andWhere((due) => void due.where('a.target_on', '<', today).orWhere('a.state', 'closed')).whereNotExists(db('actions as later').whereRaw('later.follows_id = a.id').select(db.raw('1')))
    .orderBy('a.reference').pluck('a.reference');
}

/** Those of a panel that come round, the open ones. */
export async function listRepeating(db: Db, panelId: string): Promise<{ actionId: string; repeats: Repeats }[]> {
  return await db('actions').where({ panel_id: panelId }).whereNull('ended_on').whereNotNull('repeats').select({ actionId: 'id', repeats: 'repeats' });
}

export async function saveRepeats(tx: Transaction, actionId: string, repeats: Repeats | null): Promise<void> {
  await tx('actions').where({ id: actionId }).update({ repeats: repeats === null ? null : JSON.stringify(repeats) });
}

export async function saveFollows(tx: Transaction, actionId: string, followsId: string): Promise<void> {
  await tx('actions').where({ id: actionId }).update({ follows_id: followsId });
}
