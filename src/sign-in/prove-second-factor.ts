// Prove by a code that one holds the second factor: from the app, or one of the codes written down. Each is good once.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Person } from '../people/person.ts';
import { countGuess, forgetGuesses } from './guess.store.ts';
import { guessKey } from './known-browser.ts';
import { looksLikeRecoveryCode, recoveryHashOf } from './recovery-code.ts';
import { saveRecoveryCodeUsed } from './recovery-code.store.ts';
import { lockSecondFactor, saveLastStep, type SecondFactor } from './second-factor.store.ts';
import { unseal } from './seal.ts';
import { stepOfCode } from './totp.ts';

export type CodeRefusal = 'wrong-code' | 'too-many' | 'no-factor';

/** @param why 'person.signed-in', or what else was proven by it, for the trail */
export async function proveSecondFactor(deps: Deps, person: Person, order: { code: string; why: 'person.signed-in' | 'person.proven-again' }): Promise<Outcome<{ byRecoveryCode: boolean }, CodeRefusal>> {
  const key = guessKey(deps.council.secret, person.id, 'second factor');
  if (!(await countGuess(deps.db, 'account', key)).ok) return { ok: false, because: 'too-many' };
  const outcome = await transact(deps, {}, async (tx) => {
    const byRecoveryCode = looksLikeRecoveryCode(order.code);
    const factor = await lockSecondFactor(tx, person.id);
    // Whoever has a passkey and no app has recovery codes all the same.
    if (factor === undefined && !byRecoveryCode) return { ok: false as const, because: 'no-factor' as const };
    const isRight = byRecoveryCode || factor === undefined ? await useRecoveryCode(tx, deps, person, order.code) : await useStep(tx, deps, factor, order.code);
    if (!isRight) return { ok: false as const, because: 'wrong-code' as const };
    await record(tx, deps, { person, way: 'signed in' }, { what: order.why, about: { kind: 'people', id: person.id, label: person.name }, changes: { by: [null, byRecoveryCode ? 'a recovery code' : 'a code from the app'] } });
    return { ok: true as const, byRecoveryCode };
  });
  if (outcome.ok) await forgetGuesses(deps.db, 'account', key);
  else deps.log.warn({ because: outcome.because, personId: person.id }, 'second factor refused');
  return outcome;
}

async function useStep(tx: Transaction, { council, clock }: Deps, factor: SecondFactor, code: string): Promise<boolean> {
  const step = stepOfCode(unseal(council.secret, factor.personId, factor.sealedSecret), code, clock.now(), factor.lastStep);
  if (step !== undefined) await saveLastStep(tx, factor.id, step);
  return step !== undefined;
}

async function useRecoveryCode(tx: Transaction, { council, clock }: Deps, { id }: Person, code: string): Promise<boolean> {
  return await saveRecoveryCodeUsed(tx, id, recoveryHashOf(council.secret, id, code), clock.now());
}
