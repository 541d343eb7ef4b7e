// Use a one-time link: set a password with it, once. Whoever was signed in as this person is signed out.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { findPerson } from '../people/person.store.ts';
import type { Person } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { saveCredential } from './credential.store.ts';
import { forgetGuesses } from './guess.store.ts';
import { guessKey, plainEmail } from './known-browser.ts';
import { listLocalWords } from './local-words.ts';
import { mayBeUsed } from './one-time-link.ts';
import { findLink, lockLink, markLinkUsed } from './one-time-link.store.ts';
import { hashPassword } from './password-hash.ts';
import { mayBePassword, type PasswordRefusal } from './password.ts';
import { tellOfNewPassword } from './tell-of-new-password.ts';

/** Where passwords are not taken, a link leads on to the provider: which link it was is kept in the browser that opened it. */
export async function findLinkToFollow(deps: Deps, token: string): Promise<string | undefined> {
  return (await findPersonOfLink(deps, token)) === undefined ? undefined : (await findLink(deps.db, token))?.id;
}

/** Whose link this is, if it still may be used; looking changes nothing, as mail scanners look too. */
export async function findPersonOfLink(deps: Deps, token: string): Promise<Person | undefined> {
  const link = await findLink(deps.db, token);
  return link && link.purpose !== 'new address' && mayBeUsed(link, deps.clock.now()) ? await findPerson(deps.db, link.personId, deps.clock.today()) : undefined;
}

export async function useLink(deps: Deps, order: { token: string; password: string }): Promise<Outcome<{ person: Person }, PasswordRefusal | 'link-void'>> {
  const owner = await findPersonOfLink(deps, order.token);
  if (owner === undefined) return { ok: false, because: 'link-void' };
  const allowed = mayBePassword(order.password, await listLocalWords(deps.db, owner));
  if (!allowed.ok) return allowed;
  // Before the transaction: hashing is slow on purpose and must not hold a row.
  const passwordHash = await hashPassword(order.password);
  const outcome = await transact(deps, {}, async (tx) => {
    const link = await lockLink(tx, order.token);
    const now = deps.clock.now();
    if (link === undefined || link.purpose === 'new address' || !mayBeUsed(link, now)) return { ok: false as const, because: 'link-void' as const };
    await markLinkUsed(tx, link.id, now);
    await saveCredential(tx, owner.id, passwordHash, now);
    await endSessionsOf(tx, owner.id);
    await record(tx, deps, { person: owner, way: 'system' }, { what: 'person.password-set-by-link', about: { kind: 'people', id: owner.id, label: owner.name }, changes: { purpose: [null, link.purpose] } });
    if (link.purpose === 'reset') await tellOfNewPassword(tx, deps, owner, link.id);
    return { ok: true as const, person: owner };
  });
  // Whoever has the inbox is the person: what strangers guessed meanwhile must not keep them waiting.
  if (outcome.ok) await forgetGuesses(deps.db, 'account', guessKey(deps.council.secret, plainEmail(owner.email)));
  return outcome;
}
