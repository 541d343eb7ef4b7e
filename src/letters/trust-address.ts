// "Write to this address again": the flag on it is lifted, and letters that wait because of it can be released.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { clearAddress, findFlag } from './address-flag.store.ts';
import { lettersOf, mayReadLetters } from './letter.policy.ts';

export async function trustAddress(deps: Deps, doer: Doer, flagId: string): Promise<Outcome<object, 'not-flagged'>> {
  if (!mayReadLetters(doer.person)) throw new NotAllowed('Only a clerk or an administrator decides about addresses.');
  return await transact<Outcome<object, 'not-flagged'>>(deps, doer, async (tx) => {
    const flag = await findFlag(tx, lettersOf(doer.person), flagId);
    if (flag === undefined) return { ok: false, because: 'not-flagged' };
    await clearAddress(tx, flag.address, deps.clock.now(), doer.person.id);
    await record(tx, deps, doer, { what: 'address.trusted', about: { kind: 'address_flags', id: flag.id, label: flag.address } });
    return { ok: true };
  });
}
