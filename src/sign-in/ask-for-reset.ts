// Ask for a letter with which a forgotten password is set anew: the same answer, work and time for everybody.
import type { Deps } from '../councils/deps.ts';
import { addJob } from '../database/jobs.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { countGuess } from './guess.store.ts';
import { guessKey, networkOf, plainEmail } from './known-browser.ts';

/** Whether there is such a person is found out by the worker, where nobody can watch how long it takes. */
export async function askForReset(deps: Deps, order: { email: string; address: string }): Promise<Outcome<object, 'too-many'>> {
  const { db, council } = deps;
  const account = await countGuess(db, 'reset-account', guessKey(council.secret, 'reset', plainEmail(order.email)));
  if (!(await countGuess(db, 'reset-address', guessKey(council.secret, 'reset', networkOf(order.address)))).ok) return { ok: false, because: 'too-many' };
  return await transact(deps, {}, async (tx) => {
    // A fourth letter within the hour is not written, and nothing says so: strangers must not fill an inbox.
    if (account.ok) await addJob(tx, 'send-reset-link', { email: plainEmail(order.email) });
    return { ok: true as const };
  });
}
