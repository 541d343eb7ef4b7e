// The demonstration's one password, printed at the start and on its sign-in page; seeds give it to invented people only.
import { record, theOperator } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { getSettings } from '../settings/settings.store.ts';
import { saveCredential } from './credential.store.ts';
import { hashPassword } from './password-hash.ts';

export const demonstrationPassword = 'plum kettle harbour nine';

/** @throws where the council is not a demonstration: a known password never reaches a real one */
export async function giveDemonstrationPassword(deps: Deps, people: readonly { id: string; name: string }[]): Promise<void> {
  const passwordHash = await hashPassword(demonstrationPassword);
  await transact(deps, {}, async (tx) => {
    if (!(await getSettings(tx)).isDemonstration) throw new Error('The demonstration password is for demonstration councils only');
    for (const person of people) {
      await saveCredential(tx, person.id, passwordHash, deps.clock.now());
      await record(tx, deps, theOperator, { what: 'person.demonstration-password-set', about: { kind: 'people', id: person.id, label: person.name } });
    }
    return { ok: true as const };
  });
}
