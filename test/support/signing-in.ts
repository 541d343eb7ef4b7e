// Gives people passwords in tests, as a one-time link would have.
import { record, theSystem } from '../../src/audit/record.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { saveCredential } from '../../src/sign-in/credential.store.ts';
import { hashPassword } from '../../src/sign-in/password-hash.ts';

export const aPassword = 'teapot gravel window';

export async function givePassword(deps: Deps, person: { id: string }, password = aPassword): Promise<void> {
  const hash = await hashPassword(password);
  await deps.db.transaction(async (tx) => {
    await saveCredential(tx, person.id, hash, deps.clock.now());
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'people', id: person.id } });
  });
}
