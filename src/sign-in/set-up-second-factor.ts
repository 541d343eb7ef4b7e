// Set up the second factor: the app has shown that it knows the secret; ten codes to write down come with it, and are shown once.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { countGuess } from './guess.store.ts';
import { guessKey } from './known-browser.ts';
import { makeRecoveryCodes } from './renew-recovery-codes.ts';
import { seal } from './seal.ts';
import { addSecondFactor, endSecondFactor } from './second-factor.store.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';
import { stepOfCode } from './totp.ts';

export interface SetUpOrder { secret: string; code: string; /** Of the browser that asks, which stays signed in. */ sessionId: string }

export async function setUpSecondFactor(deps: Deps, by: Doer, order: SetUpOrder): Promise<Outcome<{ recoveryCodes: string[] }, 'wrong-code' | 'too-many'>> {
  const { clock, council, db } = deps;
  const { person } = by;
  if (!(await countGuess(db, 'account', guessKey(council.secret, person.id, 'setting up'))).ok) return { ok: false, because: 'too-many' };
  const now = clock.now();
  const step = stepOfCode(order.secret, order.code, now, 0);
  if (step === undefined) return { ok: false, because: 'wrong-code' };
  return await transact(deps, {}, async (tx) => {
    const replaced = await endSecondFactor(tx, person.id, now);
    const factorId = randomUUID();
    await addSecondFactor(tx, { id: factorId, personId: person.id, sealedSecret: seal(council.secret, person.id, order.secret), lastStep: step, setUpAt: now });
    const recoveryCodes = await makeRecoveryCodes(tx, deps, person.id);
    await endSessionsOf(tx, person.id, { sessionId: order.sessionId });
    await record(tx, deps, by, { what: replaced > 0 ? 'person.second-factor-replaced' : 'person.second-factor-set-up', about: { kind: 'people', id: person.id, label: person.name } });
    await tellOfSecondFactor(tx, deps, person, { says: 'An authenticator app was set up as the second step of your sign-in', occasion: factorId });
    return { ok: true as const, recoveryCodes };
  });
}
