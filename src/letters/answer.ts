// What becomes of a letter after one attempt: every answer a relay can give, and where it lands (RFC 5321 4.2, RFC 3463).
import type { Reached } from './relay.ts';

/** What stands against all letters, not this one: the circuit opens and nothing else is tried until a probe gets through. */
export type Trouble = 'unreachable' | 'insecure' | 'sign-in refused' | 'sender refused';

export type Verdict =
  | { to: 'accepted' }
  | { to: 'queued'; trouble: Trouble | null }
  | { to: 'deferred' }
  | { to: 'failed'; flagAddress: boolean }
  | { to: 'unknown' };

export function whatBecomes(reached: Reached): Verdict {
  switch (reached.stage) {
    case 'connecting':
    case 'lost': return { to: 'queued', trouble: 'unreachable' };
    case 'securing': return { to: 'queued', trouble: 'insecure' };
    case 'signing in': return { to: 'queued', trouble: isTemporary(reached) ? 'unreachable' : 'sign-in refused' };
    case 'sender': return ofSender(reached);
    case 'recipient': return ofRecipient(reached);
    case 'data': return isTemporary(reached) ? { to: 'deferred' } : { to: 'failed', flagAddress: false };
    case 'untouched': return { to: 'queued', trouble: null };
    case 'sending': return { to: 'unknown' };
    case 'answered': return ofTheDot(reached);
  }
}

function ofSender(reached: Reached): Verdict {
  if (isTemporary(reached)) return { to: 'deferred' };
  // Too large is about this letter; any other refusal of our own address is about all of them.
  return isTooLarge(reached) ? { to: 'failed', flagAddress: false } : { to: 'queued', trouble: 'sender refused' };
}

function ofRecipient(reached: Reached): Verdict {
  if (isTemporary(reached)) return { to: 'deferred' };
  if (/relay(ing)?\b.{0,20}\b(denied|not permitted|not allowed|prohibited)|unable to relay|authentication required|authenticate first/i.test(reached.said)) {
    return { to: 'queued', trouble: 'sender refused' };
  }
  return { to: 'failed', flagAddress: saysBadAddress(reached.said) };
}

function ofTheDot(reached: Reached): Verdict {
  const kind = Math.floor((reached.code ?? 0) / 100);
  if (kind === 2) return { to: 'accepted' };
  if (kind === 4) return { to: 'deferred' };
  if (kind === 5) return { to: 'failed', flagAddress: false };
  return { to: 'unknown' };
}

function isTemporary(reached: Reached): boolean {
  return reached.code !== undefined && reached.code >= 400 && reached.code < 500;
}

function isTooLarge(reached: Reached): boolean {
  return reached.code === 552 || /\b5\.[23]\.[34]\b/.test(reached.said) || /size larger than allowed/i.test(reached.said);
}

/** 5.1.x and 5.2.1: no such mailbox, or a closed one. Without a status the bare code decides; policy (5.7.x) and a full mailbox are no fault of the address. */
function saysBadAddress(said: string): boolean {
  const status = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(said);
  if (status !== null) return status[1] === '1' || (status[1] === '2' && status[2] === '1') || /\b5\.4\.1\b/.test(said);
  return /^(550|551|553)\b/.test(said) && !/spam|block|policy|full|quota|reputation|blacklist/i.test(said);
}

/** For the clerk, in words. */
export const troubleInWords: Record<Trouble, string> = {
  unreachable: 'The mail relay cannot be reached. Letters are kept and tried again.',
  insecure: 'The mail relay offers no encrypted connection that can be trusted. Nothing is sent in the clear; letters are kept.',
  'sign-in refused': 'The mail relay refuses our name or password. Letters are kept until the setting is mended.',
  'sender refused': "The mail relay refuses to send for this council's address. Letters are kept until the setting is mended.",
};

/** These never mend themselves: somebody must be told at once, not after a quarter of an hour. */
export function needsMending(trouble: Trouble): boolean {
  return trouble !== 'unreachable';
}
