// Puts a letter into the outbox, in the transaction of whatever causes it: both are kept or neither.
import { randomUUID } from 'node:crypto';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { addJob } from '../database/jobs.ts';
import { getSettings } from '../settings/settings.store.ts';
import { addDelivery } from './delivery.store.ts';
import { addSecret } from './letter-secret.store.ts';
import { sealSecret } from './letter-secret.ts';
import { addLetter, findLetterByKey } from './letter.store.ts';
import type { Lane } from './letter.ts';
import { isPlainAddress } from './plain-address.ts';
import { writeLetter } from './write-letter.ts';

export interface LetterOrder {
  kind: string;
  /** The same key twice is the same letter: the second order changes nothing. */
  dedupeKey: string;
  to: { personId: string | null; name: string; address: string };
  subject: string;
  text: string;
  html: string;
  /** The bytes are in the documents already. */
  attachments?: { fileName: string; mediaType: string; sha256: string }[];
  /** `panelId` says whose business it is, and so who may read it: null only where it is no panel's. */
  about?: { kind: string; id: string; panelId: string | null };
  lane?: Lane;
  notBefore?: Date;
  /** After this it is of no use (the meeting has begun) and never leaves. */
  expiresAt?: Date;
  replyTo?: { name: string; address: string };
  /** A part of text and HTML that is the reader's alone, such as a one-time link: never kept in the open, and not at all after `until`. */
  secret?: { text: string; until: Date };
}

/**
 * The same dedupe key again changes nothing and answers `already`. An address that is not one plain address is not an error
 * of the caller's: the letter is kept as failed, with the reason, so that one bad address never stops the other members' report.
 */
export async function queue(tx: Transaction, deps: Deps, order: LetterOrder): Promise<{ letterId: string; already: boolean }> {
  const { clock, council } = deps;
  const { mailFromName: name, mailFromAddress: address } = await getSettings(tx);
  const letter = writeLetter(order, { id: randomUUID(), secret: council.secret, council: council.key, from: { name, address }, queuedAt: clock.now() });
  if (!(await addLetter(tx, letter))) return { letterId: await idOf(tx, order.dedupeKey), already: true };
  if (!isPlainAddress(order.to.address)) {
    await addDelivery(tx, letter, letter.queuedAt, `"${letter.to.address}" is not a plain e-mail address such as name@example.gov.uk, so nothing was sent.`);
  } else {
    await addDelivery(tx, letter, order.notBefore ?? letter.queuedAt);
    if (order.secret !== undefined) await addSecret(tx, { letterId: letter.id, sealed: sealSecret(council.secret, letter.id, order.secret.text), until: order.secret.until });
    await wake(tx, letter.lane);
  }
  return { letterId: letter.id, already: false };
}

async function idOf(tx: Transaction, dedupeKey: string): Promise<string> {
  const there = await findLetterByKey(tx, dedupeKey);
  if (there === undefined) throw new Error(`A letter "${dedupeKey}" is said to be there and cannot be read`);
  return there.id;
}

// Once a transaction and lane, and without a job key: a key is a row that two transactions writing letters would have to wait for.
const woken = new WeakMap<Transaction, Set<Lane>>();

/** The delivery job starts within a moment of the commit; the tick of each minute finds anything this misses. */
export async function wake(tx: Transaction, lane: Lane): Promise<void> {
  const lanes = woken.get(tx) ?? new Set<Lane>();
  woken.set(tx, lanes);
  if (lanes.has(lane)) return;
  lanes.add(lane);
  await addJob(tx, 'deliver-letters', { lane });
}
