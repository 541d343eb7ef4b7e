// One intention, one transaction: kept whole or not at all, once however often its form is posted.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from './db.ts';
import { mayBeRetried, translated } from './errors.ts';
import { saveOutcome, takeKey, type FormKey } from './form-key.store.ts';

/** What a verb answers: what it did, or why it did not. */
export type Outcome<T, Refusal extends string> = ({ ok: true } & T) | { ok: false; because: Refusal };

/**
 * Runs `fn` in a transaction of its own, or inside the caller's when `deps.db` already is one.
 * With a form key the second post of a form waits for the first and gets its outcome. A key is a random
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
      const earlier = key && (await takeKey(tx, key, deps.clock.now()));
      if (earlier !== undefined) return earlier as T;
      const outcome = await fn(tx);
      // A refusal leaves nothing behind, not even the key: the corrected form is posted with the same one.
      if (!outcome.ok) throw new RolledBack(outcome);
      if (key) await saveOutcome(tx, key, asJson(outcome));
      return outcome;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.outcome as T;
    throw error;
  }
}

function parseKey(formKey: string): FormKey {
  const at = formKey.indexOf(':');
  return at < 0 ? { text: formKey, digest: null } : { text: formKey.slice(0, at), digest: formKey.slice(at + 1) };
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
