// Take a lost second factor away, with every passkey, recovery code and connection of single sign-on: by an administrator who has made sure of the person, and says how. The person is told by letter.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { getPersonRecord } from '../people/person.store.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { mayResetSecondFactor } from './access.policy.ts';
import { endPasskeysOf } from './passkey.store.ts';
import { endIdentitiesOf } from './provider-identity.store.ts';
import { endRecoveryCodes } from './recovery-code.store.ts';
import { endSecondFactor } from './second-factor.store.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

/** @param order.how how the administrator made sure that it is this person; kept in the trail */
export async function resetSecondFactor(deps: Deps, by: Doer, order: { personId: string; how: string }): Promise<Outcome<object, 'no-factor'>> {
  if (!mayResetSecondFactor(by.person, { id: order.personId })) throw new NotAllowed('Only an administrator takes a lost second factor away, and nobody their own.');
  return await transact(deps, by, async (tx) => {
    const person = await getPersonRecord(tx, order.personId);
    const now = deps.clock.now();
    if ((await endSecondFactor(tx, person.id, now)) + (await endPasskeysOf(tx, person.id, now)) + (await endIdentitiesOf(tx, person.id, now)) === 0) return { ok: false as const, because: 'no-factor' as const };
    await endRecoveryCodes(tx, person.id, now);
    await endSessionsOf(tx, person.id);
    await record(tx, deps, by, { what: 'person.second-factor-reset', about: { kind: 'people', id: person.id, label: person.name }, changes: { how: [null, order.how] } });
    await tellOfSecondFactor(tx, deps, person, { says: `${by.person.name} took away the second step of your sign-in, as one does when a telephone is lost; you set up another when you next sign in`, occasion: `reset ${now.toISOString()}` });
    return { ok: true as const };
  });
}
