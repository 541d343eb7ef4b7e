// Lets a letter go that was held back: by quiet mode, by a restored copy, or because its address had refused another.
import type { Deps } from '../councils/deps.ts';
import type { Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { decideOnLetter, type LetterRefusal } from './decide-on-letter.ts';
import { wake } from './queue.ts';

export async function releaseLetter(deps: Deps, doer: Doer, letterId: string): Promise<Outcome<object, LetterRefusal>> {
  const now = deps.clock.now();
  return await decideOnLetter(deps, doer, letterId, {
    to: 'queued', onlyFrom: ['held'], what: 'letter.released', said: `${doer.person.name} released it.`, more: { nextTryAt: now, released: true },
    refuses: ({ expiresAt }) => (expiresAt !== null && expiresAt <= now ? 'too-late' : undefined),
    afterwards: (tx, { lane }) => wake(tx, lane),
  });
}
