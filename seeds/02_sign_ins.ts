// Passwords for those of the demonstration whom `npm start` names: one password, known to all, and therefore never in production.
import { record, theSystem } from '../src/audit/record.ts';
import type { Deps } from '../src/councils/deps.ts';
import type { SignIn } from '../src/councils/seeds.ts';
import { transact } from '../src/database/transact.ts';
import { findCredentialByEmail, saveCredential } from '../src/sign-in/credential.store.ts';
import { hashPassword } from '../src/sign-in/password-hash.ts';
import { emailOf, people, signIns as named } from './slough/people.ts';

const PASSWORD = 'plum kettle harbour nine';

export const signIns: readonly SignIn[] = named.map(({ as, key }) => ({ part: as, name: people[key].name, email: emailOf(people[key].name), password: PASSWORD }));

/** Whoever has a password by now keeps it. */
export async function seed(deps: Deps): Promise<void> {
  const passwordHash = await hashPassword(PASSWORD);
  await transact(deps, {}, async (tx) => {
    for (const { name, email } of signIns) {
      const found = await findCredentialByEmail(tx, email, deps.clock.today());
      if (found === undefined || found.passwordHash !== null) continue;
      await saveCredential(tx, found.personId, passwordHash, deps.clock.now());
      await record(tx, deps, theSystem, { what: 'person.password-set', about: { kind: 'people', id: found.personId, label: name } });
    }
    return { ok: true };
  });
}
