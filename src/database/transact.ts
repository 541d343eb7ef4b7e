// One intention, one transaction: kept whole or not at all, once however often its form is posted.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from './db.ts';
import { FormReused, mayBeRetried, translated } from './errors.ts';

/** What a verb answers: what it did, or why it did not. */
export type Outcome<T, Refusal extends string> = ({ ok: true } & T) | { ok: false; because: Refusal };

/**
 * Runs `fn` in a transaction of its own, or inside the caller's when `deps.db` already is one.
 * With a form key the second post of a form waits for the first and gets its outcome (TRUST.md C-10). A key is a random
 * text, and may be followed by ':' and a digest of the form's contents: the same key with another digest is FormReused.
 * One POST is one verb: a second verb under the same key would be handed the first one's outcome.
 * Inside `fn` use `tx` only: asking `deps.db` for another connection can starve the pool.
 * @throws DatabaseRefused, and whatever `fn` throws
 */
export async function transact<T extends { ok: boolean }>(deps: Pick<Deps, 'db' | 'clock' | 'log'>, by: { formKey?: string | undefined }, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  if (deps.db.isTransaction) return await once(deps, {}, fn);
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(deps, by, fn);
    } catch (error) {
      if (!mayBeRetried(error) || attempt === ATTEMPTS) throw translated(error);
      deps.log.warn({ attempt, code: (error as { code?: string }).code }, 'a transaction met another one and is done again');
      // Two that met once meet again unless one of them waits a little longer.
      await sleep(Math.random() * 20 * 2 ** attempt);
    }
  }
}

const ATTEMPTS = 6;

async function once<T extends { ok: boolean }>(deps: Pick<Deps, 'db' | 'clock'>, by: { formKey?: string | undefined }, fn: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await deps.db.transaction(async (tx) => {
      const key = by.formKey === undefined ? undefined : parseKey(by.formKey);
      const earlier = key && (await takeKey<T>(tx, key, deps.clock.now()));
      if (earlier) return earlier;
      const outcome = await fn(tx);
      // A refusal leaves nothing behind, not even the key: the corrected form is posted with the same one.
      if (!outcome.ok) throw new RolledBack(outcome);
      if (key) await tx('form_keys').where({ key: key.text }).update({ outcome: asJson(outcome) });
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome as T;
    throw error;
  }
}

interface Key { text: string; digest: string | null }

function parseKey(formKey: string): Key {
  const at = formKey.indexOf(':');
  return at < 0 ? { text: formKey, digest: null } : { text: formKey.slice(0, at), digest: formKey.slice(at + 1) };
}

/** Undefined when the key is now ours; the earlier post's outcome when it was used. Waits while the earlier post is at work. */
async function takeKey<T>(tx: Transaction, key: Key, now: Date): Promise<T | undefined> {
  const taken = await tx('form_keys').insert({ key: key.text, digest: key.digest, taken_at: now }).onConflict('key').ignore().returning('key');
  if (taken.length > 0) return undefined;
  const row = await tx<{ key: string; digest: string | null; outcome: T }>('form_keys').where({ key: key.text }).first('digest', 'outcome');
  // The row is gone only if the tidying of old keys ran between the two statements: the form is a day old.
  if (row === undefined || row.digest !== key.digest) throw new FormReused();
  return row.outcome;
}

/** What is read back by a second post must be what the first was told, so a value JSON would change is a mistake at once. */
function asJson(outcome: object): string {
  return JSON.stringify(outcome, function (this: Record<string, unknown>, field: string, value: unknown) {
    const original = this[field];
    if (original instanceof Date || original instanceof Map || original instanceof Set || typeof original === 'bigint') {
      throw new Error(`The outcome of a transaction with a form key holds a ${typeof original === 'bigint' ? 'bigint' : original.constructor.name} in "${field}"; outcomes are kept as JSON, so give its text instead`);
    }
    return value;
  });
}

class RolledBack extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('rolled back');
    this.outcome = outcome;
  }
}
