// Sign in with a password: the same words, work and time whether or not there is such a person.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Person } from '../people/person.ts';
import { findPerson } from '../people/person.store.ts';
import { findCredentialByEmail } from './credential.store.ts';
import { countGuess, forgetGuesses, takeGuessBack, type Limit } from './guess.store.ts';
import { guessKey, nameOfBrowser, networkOf, plainEmail } from './known-browser.ts';
import { checkPassword } from './password-hash.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { takesPasswords } from './sign-in-settings.ts';

export interface SignInOrder {
  email: string;
  password: string;
  /** Where the request came from. */
  address: string;
  /** The known-browser cookie, if there is one. */
  browser: string | undefined;
}
export type SignInRefusal = 'wrong' | 'too-many' | 'busy' | 'provider-only';

/** What says that this person is here is `person`; a second factor is asked for between this and the session. */
export async function signIn(deps: Deps, order: SignInOrder): Promise<Outcome<{ person: Person; awaitsCode: boolean }, SignInRefusal>> {
  const { db, clock, log } = deps;
  const counted = guessesOf(deps, order);
  if (!takesPasswords(await getSignInSettings(db))) return refused(deps, 'provider-only', []);
  const counts = await Promise.all(counted.map(([limit, key]) => countGuess(db, limit, key)));
  if (counts.some(({ ok }) => !ok)) return refused(deps, 'too-many', counted);
  const credential = await findCredentialByEmail(db, order.email, clock.today());
  const found = await checkPassword(credential?.passwordHash ?? undefined, order.password);
  if (found !== 'right' || credential === undefined) return refused(deps, found === 'busy' ? 'busy' : 'wrong', counted);
  const person = await findPerson(db, credential.personId, clock.today());
  if (person === undefined) return refused(deps, 'wrong', counted);
  await forgiveGuesses(deps, order);
  const awaitsCode = await hasSecondFactor(db, person.id);
  await transact(deps, {}, async (tx) => {
    await record(tx, deps, { person, way: 'signed in' }, { what: awaitsCode ? 'person.password-accepted' : 'person.signed-in', about: { kind: 'people', id: person.id, label: person.name } });
    return { ok: true as const };
  });
  log.info({ personId: person.id, awaitsCode }, 'signed in');
  return { ok: true, person, awaitsCode };
}

/** Afterwards the person's own guesses do not count any more; those of a whole building go on counting but for this one. */
async function forgiveGuesses(deps: Deps, order: SignInOrder): Promise<void> {
  for (const [limit, key] of guessesOf(deps, order)) await (limit === 'address' ? takeGuessBack(deps.db, limit, key) : forgetGuesses(deps.db, limit, key));
}

function guessesOf({ council }: Deps, { email, address, browser }: Omit<SignInOrder, 'password'>): [Limit, string][] {
  const name = nameOfBrowser(council.secret, email, browser);
  const account = plainEmail(email);
  return [
    name === undefined ? ['account', guessKey(council.secret, account)] : ['browser', guessKey(council.secret, account, name)],
    ['address', guessKey(council.secret, networkOf(address))],
  ];
}

function refused({ log }: Deps, because: SignInRefusal, counted: [Limit, string][]): { ok: false; because: SignInRefusal } {
  // Never what was typed: people type their password into the wrong box.
  log.warn({ because, counted: counted.map(([limit, key]) => `${limit} ${key}`) }, 'sign-in refused');
  return { ok: false, because };
}
