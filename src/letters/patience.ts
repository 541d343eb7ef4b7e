// How long the letters room waits for what, and when it tries again. One place, so that a test can be impatient.
import { later } from '../calendar/clock.ts';
import type { Delivery } from './letter.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export interface Patience {
  /** Before the dot: connecting, greeting, TLS, sign-in, envelope and sending the message together. */
  toTheDotMs: number;
  /** After the dot: RFC 5321 4.5.3.2.6 says ten minutes, so that a slow 250 is not taken for silence. */
  afterTheDotMs: number;
  staleClaimMs: number;
  staleHandOverMs: number;
  /** After a connection that never came to 354; the last one repeats until the letter expires. */
  backOffMs: readonly number[];
  /** After a 4xx answer: greylisting wants minutes, RFC 5321 half an hour. */
  deferralMs: readonly number[];
  /** A letter on which one worker after another stops dead is set aside for a while, then given up. */
  stallMs: readonly number[];
  givingUpMs: number;
}

export const patience: Patience = {
  toTheDotMs: MINUTE,
  afterTheDotMs: 10 * MINUTE,
  staleClaimMs: MINUTE + 15_000,
  staleHandOverMs: 12 * MINUTE,
  backOffMs: [1, 5, 15, 30, 60].map((m) => m * MINUTE),
  deferralMs: [5, 15, 30, 60].map((m) => m * MINUTE),
  stallMs: [0, 0, 15, 60, 60].map((m) => m * MINUTE),
  givingUpMs: 4 * 24 * HOUR,
};

export function nextTryAfter(now: Date, waits: readonly number[], triesBefore: number): Date {
  return later(now, waits[Math.min(triesBefore, waits.length - 1)] ?? HOUR);
}

/** Stalled on once more: when to let the next worker near it, or undefined when it is time to give up. */
export function nextTryAfterStall(now: Date, delivery: Pick<Delivery, 'stalls'>, p: Patience): Date | undefined {
  const wait = p.stallMs[delivery.stalls];
  return wait === undefined ? undefined : later(now, wait);
}

export function hasWaitedTooLong(queuedAt: Date, now: Date, p: Patience): boolean {
  return now.getTime() - queuedAt.getTime() >= p.givingUpMs;
}
