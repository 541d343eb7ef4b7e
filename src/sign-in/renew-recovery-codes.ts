// Ten new recovery codes, which make the old ones void; shown once.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { newRecoveryCodes, recoveryHashOf } from './recovery-code.ts';
import { addRecoveryCodes, endRecoveryCodes } from './recovery-code.store.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

export async function renewRecoveryCodes(deps: Deps, by: Doer, order: { sessionId: string }): Promise<Outcome<{ recoveryCodes: string[] }, 'no-factor'>> {
  const { person } = by;
  return await transact(deps, {}, async (tx) => {
    if (!(await hasSecondFactor(tx, person.id))) return { ok: false as const, because: 'no-factor' as const };
    const recoveryCodes = await makeRecoveryCodes(tx, deps, person.id);
    await endSessionsOf(tx, person.id, order);
    await record(tx, deps, by, { what: 'person.recovery-codes-renewed', about: { kind: 'people', id: person.id, label: person.name } });
    await tellOfSecondFactor(tx, deps, person, { says: 'New recovery codes were made for your sign-in, and the old ones are void', occasion: `codes ${deps.clock.now().toISOString()}` });
    return { ok: true as const, recoveryCodes };
  });
}

/** In the transaction of what asks for them. */
export async function makeRecoveryCodes(tx: Transaction, { council, clock }: Deps, personId: string): Promise<string[]> {
  const codes = newRecoveryCodes();
  await endRecoveryCodes(tx, personId, clock.now());
  await addRecoveryCodes(tx, codes.map((code) => ({ id: randomUUID(), personId, hash: recoveryHashOf(council.secret, personId, code) })));
  return codes;
}
