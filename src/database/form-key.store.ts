// One-time keys of forms, with what the first post of each did.
import type { Transaction } from './db.ts';
import { FormReused } from './errors.ts';

export interface FormKey {
  text: string;
  /** Of the form's contents; null when the form does not say. */
  digest: string | null;
}

interface Row { key: string; digest: string | null; outcome: unknown; taken_at: Date }

/** Undefined when the key is now ours; the earlier post's outcome when it was used. Waits while the earlier post is at work. */
export async function takeKey(tx: Transaction, key: FormKey, now: Date): Promise<unknown> {
  const taken = await tx<Row>('form_keys').insert({ key: key.text, digest: key.digest, taken_at: now }).onConflict('key').ignore().returning('key');
  if (taken.length > 0) return undefined;
  const row = await tx<Row>('form_keys').where({ key: key.text }).first('digest', 'outcome');
  // The row is gone only if the tidying of old keys ran between the two statements: the form is a day old.
  if (row === undefined || row.digest !== key.digest) throw new FormReused();
  return row.outcome;
}

export async function saveOutcome(tx: Transaction, key: FormKey, outcome: string): Promise<void> {
  await tx<Row>('form_keys').where({ key: key.text }).update({ outcome });
}

export async function forgetFormKeysBefore(tx: Transaction, before: Date): Promise<void> {
  await tx<Row>('form_keys').where('taken_at', '<', before).delete();
}
