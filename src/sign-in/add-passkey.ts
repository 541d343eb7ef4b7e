// Add a passkey to one's sign-in. The first second step brings recovery codes with it; a letter tells that it was done.
import { randomUUID } from 'node:crypto';
import { verifyRegistrationResponse, type RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { passkeyHost } from './passkey-options.ts';
import { addPasskeyRow, listPasskeys } from './passkey.store.ts';
import { countRecoveryCodes } from './recovery-code.store.ts';
import { makeRecoveryCodes } from './renew-recovery-codes.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

export interface AddPasskeyOrder { name: string; response: string; challenge: string | undefined; /** Of the browser that asks, which stays signed in. */ sessionId: string }
export type AddPasskeyRefusal = 'too-late' | 'wrong-passkey' | 'too-many-passkeys';

const MOST = 10;
const text = z.string().min(1).max(65_536);
const made = z.string().transform((json, at): unknown => { try { return JSON.parse(json); } catch { at.addIssue('no JSON'); return z.NEVER; } })
  .pipe(z.object({ id: text, rawId: text, type: z.literal('public-key'), response: z.object({ clientDataJSON: text, attestationObject: text, transports: z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(8).optional() }) }));

export async function addPasskey(deps: Deps, by: Doer, order: AddPasskeyOrder): Promise<Outcome<{ /** Where there were none yet. */ recoveryCodes: string[] | undefined }, AddPasskeyRefusal>> {
  const { person } = by;
  if (order.challenge === undefined) return { ok: false, because: 'too-late' };
  const credential = await verified(deps, order.response, order.challenge);
  if (credential === undefined) return { ok: false, because: 'wrong-passkey' };
  return await transact(deps, {}, async (tx) => {
    if ((await listPasskeys(tx, person.id)).length >= MOST) return { ok: false as const, because: 'too-many-passkeys' as const };
    const id = randomUUID();
    await addPasskeyRow(tx, { id, personId: person.id, name: order.name, ...credential, addedAt: deps.clock.now(), lastUsedAt: null });
    const recoveryCodes = (await countRecoveryCodes(tx, person.id)) === 0 ? await makeRecoveryCodes(tx, deps, person.id) : undefined;
    await endSessionsOf(tx, person.id, order);
    await record(tx, deps, by, { what: 'person.passkey-added', about: { kind: 'people', id: person.id, label: person.name }, changes: { passkey: [null, order.name] } });
    await tellOfSecondFactor(tx, deps, person, { says: `A passkey, named “${order.name}”, was added to your sign-in`, occasion: `passkey ${id}` });
    return { ok: true as const, recoveryCodes };
  });
}

async function verified(deps: Deps, response: string, expectedChallenge: string): Promise<{ credentialId: string; publicKey: Buffer; counter: number; transports: string } | undefined> {
  const given = made.safeParse(response);
  if (!given.success) return undefined;
  const { rpID, origin } = passkeyHost(deps);
  try {
    const answer = { ...given.data, clientExtensionResults: {} } as unknown as RegistrationResponseJSON;
    const { verified: isRight, registrationInfo } = await verifyRegistrationResponse({ response: answer, expectedChallenge, expectedOrigin: origin, expectedRPID: rpID, requireUserVerification: true });
    if (!isRight) return undefined;
    const { id, publicKey, counter } = registrationInfo.credential;
    return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports: (given.data.response.transports ?? []).join(' ') };
  } catch (error) {
    deps.log.warn({ fault: error instanceof Error ? error.message : 'unknown' }, 'passkey not added');
    return undefined;
  }
}
