// The table guesses: how often a password may be guessed, counted for all web processes together by rate-limiter-flexible.
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Db } from '../database/db.ts';

export type Limit = 'account' | 'browser' | 'address' | 'reset-account' | 'reset-address' | 'sent' | 'sent-from' | 'files';

/** A window begins with its first guess and is over by itself: nothing an attacker does makes it longer. */
const LIMITS: Record<Limit, { points: number; minutes: number }> = {
  account: { points: 10, minutes: 5 },
  browser: { points: 10, minutes: 5 },
  // A council's whole building may share one address, so it is wider; a right password gives its guess back.
  address: { points: 50, minutes: 15 },
  'reset-account': { points: 3, minutes: 60 },
  'reset-address': { points: 20, minutes: 60 },
  // Forms sent by a person, and from an address by nobody in particular (a whole council answers its letters from one); files and searches.
  sent: { points: 600, minutes: 5 },
  'sent-from': { points: 1500, minutes: 5 },
  files: { points: 300, minutes: 5 },
};

const limiters = new WeakMap<Db, Record<Limit, RateLimiterPostgres>>();

function limiter(db: Db, limit: Limit): RateLimiterPostgres {
  let all = limiters.get(db);
  if (all === undefined) {
    const made = Object.entries(LIMITS).map(([name, { points, minutes }]) => [name, new RateLimiterPostgres({
      storeClient: db, storeType: 'knex', tableName: 'guesses', tableCreated: true, clearExpiredByTimeout: false, keyPrefix: name, points, duration: minutes * 60,
    })]);
    limiters.set(db, all = Object.fromEntries(made) as Record<Limit, RateLimiterPostgres>);
  }
  return all[limit];
}

/** Counts one more, before the guess is looked at, so that many at once do not get past the limit. */
export async function countGuess(db: Db, limit: Limit, key: string): Promise<{ ok: true } | { ok: false; minutes: number }> {
  try {
    await limiter(db, limit).consume(key);
    return { ok: true };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    return { ok: false, minutes: Math.max(1, Math.ceil(refused.msBeforeNext / 60_000)) };
  }
}

/** The guess was right: it does not count. */
export async function takeGuessBack(db: Db, limit: Limit, key: string): Promise<void> {
  await limiter(db, limit).reward(key);
}

export async function forgetGuesses(db: Db, limit: Limit, key: string): Promise<void> {
  await limiter(db, limit).delete(key);
}

/** Rows whose window is over; for the tidying of each night. */
export async function forgetOldGuesses(db: Db, now: Date): Promise<number> {
  return await db('guesses').where('expire', '<', now.getTime()).delete();
}
