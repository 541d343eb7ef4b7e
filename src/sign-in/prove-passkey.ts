// Prove by a passkey who one is: on its own to sign in, after a password, or once more before what matters.
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Person } from '../people/person.ts';
import { findPerson } from '../people/person.store.ts';
import { countGuess, forgetGuesses } from './guess.store.ts';
import { guessKey, networkOf } from './known-browser.ts';
import { passkeyHost } from './passkey-options.ts';
import { lockPasskeyByCredential, savePasskeyUsed, type Passkey } from './passkey.store.ts';

export interface ProvePasskeyOrder {
  /** What the browser's script posted. */
  response: string;
  challenge: string | undefined;
  /** Whose it must be; undefined where it is to say so. */
  whose: string | undefined;
  why: 'person.signed-in' | 'person.proven-again';
  address: string;
}
export type PasskeyRefusal = 'wrong-passkey' | 'too-late' | 'too-many';

const text = z.string().min(1).max(8192);
const answer = z.object({
  id: text, rawId: text, type: z.literal('public-key'),
  response: z.object({ clientDataJSON: text, authenticatorData: text, signature: text, userHandle: text.optional() }),
});
type Answer = z.infer<typeof answer>;

export async function provePasskey(deps: Deps, order: ProvePasskeyOrder): Promise<Outcome<{ person: Person }, PasskeyRefusal>> {
  // A count of its own: strangers who guess at passwords from the same building keep nobody's passkey out.
  const key = guessKey(deps.council.secret, 'passkey', networkOf(order.address));
  if (!(await countGuess(deps.db, 'address', key)).ok) return { ok: false, because: 'too-many' };
  const { challenge } = order;
  const given = answer.safeParse(parsed(order.response));
  if (challenge === undefined) return { ok: false, because: 'too-late' };
  if (!given.success) return { ok: false, because: 'wrong-passkey' };
  const outcome = await transact(deps, {}, async (tx) => {
    const passkey = await lockPasskeyByCredential(tx, given.data.id);
    if (passkey === undefined || (order.whose !== undefined && passkey.personId !== order.whose)) return { ok: false as const, because: 'wrong-passkey' as const };
    const person = await findPerson(tx, passkey.personId, deps.clock.today());
    const counter = person && await counterOf(deps, passkey, given.data, challenge);
    if (person === undefined || counter === undefined) return { ok: false as const, because: 'wrong-passkey' as const };
    await savePasskeyUsed(tx, { id: passkey.id, counter }, deps.clock.now());
    await record(tx, deps, { person, way: 'signed in' }, { what: order.why, about: { kind: 'people', id: person.id, label: person.name }, changes: { by: [null, `the passkey ${passkey.name}`] } });
    return { ok: true as const, person };
  });
  if (outcome.ok) await forgetGuesses(deps.db, 'address', key);
  else deps.log.warn({ because: outcome.because }, 'passkey refused');
  return outcome;
}

/** Undefined where the answer is not right, or its counter stands no higher than before: then the authenticator was copied. */
async function counterOf(deps: Deps, passkey: Passkey, response: Answer, challenge: string): Promise<number | undefined> {
  const { rpID, origin } = passkeyHost(deps);
  const { userHandle, ...rest } = response.response;
  if (userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString() !== passkey.personId) return undefined;
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { ...response, response: rest, clientExtensionResults: {} }, expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true,
      credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: passkey.counter },
    });
    return verified ? authenticationInfo.newCounter : undefined;
  } catch (error) {
    deps.log.warn({ passkey: passkey.id, fault: error instanceof Error ? error.message : 'unknown' }, 'passkey not verified');
    return undefined;
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
