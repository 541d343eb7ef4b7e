// Passwords for the demonstration's people: one, known to all, and therefore never in production.
import type { SignIn } from '../src/councils/seeds.ts';
import type { Deps } from '../src/councils/deps.ts';
import { findCredentialByEmail } from '../src/sign-in/credential.store.ts';
import { demonstrationPassword, giveDemonstrationPassword } from '../src/sign-in/demonstration.ts';
import { emailOf, people, signIns as named } from './slough/people.ts';

/** Those whom `npm start` names, one for each part. */
export const signIns: readonly SignIn[] = named.map(({ as, key }) => ({ part: as, name: people[key].name, email: emailOf(people[key].name), password: demonstrationPassword }));

/** Everybody of the demonstration may be tried; whoever has a password by now keeps it. */
export async function seed(deps: Deps): Promise<void> {
  const without: { id: string; name: string }[] = [];
  for (const { name } of Object.values(people)) {
    const found = await findCredentialByEmail(deps.db, emailOf(name), deps.clock.today());
    if (found !== undefined && found.passwordHash === null) without.push({ id: found.personId, name });
  }
  await giveDemonstrationPassword(deps, without);
}
