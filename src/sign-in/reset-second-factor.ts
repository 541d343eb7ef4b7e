// Take a lost second factor away, with every passkey, recovery code and connection of single sign-on: one administrator who has made sure of the
// person asks for it and says how, another confirms it. The person is told of both by letter.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { getPersonRecord, type PersonRecord } from '../people/person.store.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { mayResetSecondFactor } from './access.policy.ts';
import { addReset, endResetsOf, lockOpenReset } from './factor-reset.store.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { endPasskeysOf } from './passkey.store.ts';
import { endIdentitiesOf, hasIdentity } from './provider-identity.store.ts';
import { endRecoveryCodes } from './recovery-code.store.ts';
import { endSecondFactor } from './second-factor.store.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

export type ResetRefusal = 'no-factor' | 'same-person' | 'asked-meanwhile';

/** @param order.how how the administrator made sure that it is this person; kept in the trail */
export async function askToResetSecondFactor(deps: Deps, by: Doer, order: { personId: string; how: string }): Promise<Outcome<object, ResetRefusal>> {
  refuseOthers(by, order.personId);
  return await transact(deps, by, async (tx) => {
    const person = await getPersonRecord(tx, order.personId);
    const now = deps.clock.now();
    const open = await lockOpenReset(tx, person.id, now);
    if (open !== undefined && open.askedById !== by.person.id) return { ok: false as const, because: 'asked-meanwhile' as const };
    if (!(await hasSecondFactor(tx, person.id)) && !(await hasIdentity(tx, person.id))) return { ok: false as const, because: 'no-factor' as const };
    await endResetsOf(tx, person.id, now);
    await addReset(tx, { personId: person.id, askedById: by.person.id, how: order.how, at: now });
    await record(tx, deps, by, { what: 'person.second-factor-reset-asked', about: { kind: 'people', id: person.id, label: person.name }, changes: { how: [null, order.how] } });
    await tellOfSecondFactor(tx, deps, person, { says: `${by.person.name} asked for the second step of your sign-in to be taken away, as one does when a telephone is lost; it stays until another administrator confirms that`, occasion: `reset asked ${person.id} ${now.toISOString()}` });
    return { ok: true as const };
  });
}

/** By anybody but the one who asked. @param order.how how this second administrator made sure */
export async function confirmResetOfSecondFactor(deps: Deps, by: Doer, order: { personId: string; how: string }): Promise<Outcome<object, ResetRefusal>> {
  refuseOthers(by, order.personId);
  return await transact(deps, by, async (tx) => {
    const person = await getPersonRecord(tx, order.personId);
    const open = await lockOpenReset(tx, person.id, deps.clock.now());
    if (open === undefined) return { ok: false as const, because: 'asked-meanwhile' as const };
    if (open.askedById === by.person.id) return { ok: false as const, because: 'same-person' as const };
    return await takeAway(tx, deps, by, person, { how: order.how, askedBy: open.askedByName });
  });
}

function refuseOthers(by: Doer, personId: string): void {
  if (!mayResetSecondFactor(by.person, { id: personId })) throw new NotAllowed('Only administrators take a lost second factor away, and nobody their own.');
}

async function takeAway(tx: Transaction, deps: Deps, by: Doer, person: PersonRecord, { how, askedBy }: { how: string; askedBy: string }): Promise<Outcome<object, ResetRefusal>> {
  const now = deps.clock.now();
  await endResetsOf(tx, person.id, now);
  if ((await endSecondFactor(tx, person.id, now)) + (await endPasskeysOf(tx, person.id, now)) + (await endIdentitiesOf(tx, person.id, now)) === 0) return { ok: false, because: 'no-factor' };
  await endRecoveryCodes(tx, person.id, now);
  await endSessionsOf(tx, person.id);
  await record(tx, deps, by, { what: 'person.second-factor-reset', about: { kind: 'people', id: person.id, label: person.name }, changes: { how: [null, how], askedBy: [null, askedBy] } });
  await tellOfSecondFactor(tx, deps, person, { says: `${askedBy} and ${by.person.name} took away the second step of your sign-in, as one does when a telephone is lost; you set up another when you next sign in`, occasion: `reset ${now.toISOString()}` });
  return { ok: true };
}
