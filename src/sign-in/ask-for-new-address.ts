// Ask to change one's own e-mail address: a letter goes to the new one, and nothing is changed until its link is used.
import type { Deps } from '../councils/deps.ts';
import { addJob } from '../database/jobs.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { countGuess } from './guess.store.ts';
import { guessKey, plainEmail } from './known-browser.ts';

export async function askForNewAddress(deps: Deps, by: Doer, order: { email: string }): Promise<Outcome<object, 'the-same' | 'too-many'>> {
  if (plainEmail(order.email) === plainEmail(by.person.email)) return { ok: false, because: 'the-same' };
  if (!(await countGuess(deps.db, 'reset-account', guessKey(deps.council.secret, by.person.id, 'new address'))).ok) return { ok: false, because: 'too-many' };
  return await transact(deps, by, async (tx) => {
    await addJob(tx, 'send-address-link', { personId: by.person.id, email: order.email });
    return { ok: true as const };
  });
}
