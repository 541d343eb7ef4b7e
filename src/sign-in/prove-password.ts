// Prove by the password that it is still the same person: where there is no second factor yet.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Person } from '../people/person.ts';
import { findPasswordHash } from './credential.store.ts';
import { countGuess, forgetGuesses } from './guess.store.ts';
import { guessKey, plainEmail } from './known-browser.ts';
import { checkPassword } from './password-hash.ts';

export async function provePassword(deps: Deps, person: Person, password: string): Promise<Outcome<object, 'wrong' | 'too-many' | 'busy'>> {
  const key = guessKey(deps.council.secret, plainEmail(person.email), 'signed in');
  if (!(await countGuess(deps.db, 'account', key)).ok) return { ok: false, because: 'too-many' };
  const found = await checkPassword(await findPasswordHash(deps.db, person.id), password);
  if (found !== 'right') return { ok: false, because: found };
  await forgetGuesses(deps.db, 'account', key);
  return await transact(deps, {}, async (tx) => {
    await record(tx, deps, { person, way: 'signed in' }, { what: 'person.proven-again', about: { kind: 'people', id: person.id, label: person.name }, changes: { by: [null, 'the password'] } });
    return { ok: true as const };
  });
}
