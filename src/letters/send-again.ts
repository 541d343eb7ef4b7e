// Sends the same message again, byte for byte with the same Message-ID: what a clerk decides where nobody knows, or after an address was mended.
// Never a sign-in letter: its link is for one use and is not kept.
import type { Deps } from '../councils/deps.ts';
import type { Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { decideOnLetter, type LetterRefusal } from './decide-on-letter.ts';
import { maySendAgain, statesBefore } from './letter.ts';
import { wake } from './queue.ts';

/** A person's decision also passes quiet mode and the flag on an address. */
export async function sendAgain(deps: Deps, doer: Doer, letterId: string): Promise<Outcome<object, LetterRefusal>> {
  const now = deps.clock.now();
  return await decideOnLetter(deps, doer, letterId, {
    to: 'queued', onlyFrom: statesBefore('queued').filter(maySendAgain), what: 'letter.sent-again', said: `${doer.person.name} asked for it to be sent again.`,
    more: { nextTryAt: now, released: true, tries: 0, stalls: 0 },
    refuses: ({ lane, expiresAt }) => (lane === 'sign-in' ? 'sign-in' : expiresAt !== null && expiresAt <= now ? 'too-late' : undefined),
    afterwards: (tx, { lane }) => wake(tx, lane),
  });
}
