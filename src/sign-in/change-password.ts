// Change one's own password, knowing the present one; other browsers are signed out.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { findPasswordHash, saveCredential } from './credential.store.ts';
import { countGuess, forgetGuesses } from './guess.store.ts';
import { guessKey, plainEmail } from './known-browser.ts';
import { listLocalWords } from './local-words.ts';
import { checkPassword, hashPassword } from './password-hash.ts';
import { mayBePassword, type PasswordRefusal } from './password.ts';
import { tellOfNewPassword } from './tell-of-new-password.ts';

export interface ChangePasswordOrder { present: string; password: string; /** Of the browser that asks, which stays signed in. */ sessionId: string }

export async function changePassword(deps: Deps, by: Doer, order: ChangePasswordOrder): Promise<Outcome<object, PasswordRefusal | 'wrong' | 'too-many' | 'busy'>> {
  const { db, council, clock } = deps;
  const key = guessKey(council.secret, plainEmail(by.person.email), 'signed in');
  if (!(await countGuess(db, 'account', key)).ok) return { ok: false, because: 'too-many' };
  const found = await checkPassword(await findPasswordHash(db, by.person.id), order.present);
  if (found !== 'right') return { ok: false, because: found };
  await forgetGuesses(db, 'account', key);
  const allowed = mayBePassword(order.password, await listLocalWords(db, by.person));
  if (!allowed.ok) return allowed;
  const passwordHash = await hashPassword(order.password);
  return await transact(deps, {}, async (tx) => {
    const now = clock.now();
    await saveCredential(tx, by.person.id, passwordHash, now);
    await endSessionsOf(tx, by.person.id, { sessionId: order.sessionId });
    await record(tx, deps, by, { what: 'person.password-changed', about: { kind: 'people', id: by.person.id, label: by.person.name } });
    await tellOfNewPassword(tx, deps, by.person, now.toISOString());
    return { ok: true as const };
  });
}
