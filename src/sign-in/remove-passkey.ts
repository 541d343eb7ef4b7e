// Remove one of one's passkeys: it opens nothing from then on. Everybody keeps a second step, except where there must be none.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotFound } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { endRecoveryCodes } from './recovery-code.store.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { endPasskey } from './passkey.store.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

export async function removePasskey(deps: Deps, by: Doer, order: { passkeyId: string; sessionId: string }): Promise<{ ok: true; /** Whether another second step is left. */ isLeft: boolean }> {
  const { person } = by;
  return await transact(deps, {}, async (tx) => {
    const now = deps.clock.now();
    const name = await endPasskey(tx, person.id, order.passkeyId, now);
    if (name === undefined) throw new NotFound('passkey');
    const isLeft = await hasSecondFactor(tx, person.id);
    if (!isLeft) await endRecoveryCodes(tx, person.id, now);
    await endSessionsOf(tx, person.id, order);
    await record(tx, deps, by, { what: 'person.passkey-removed', about: { kind: 'people', id: person.id, label: person.name }, changes: { passkey: [name, null] } });
    await tellOfSecondFactor(tx, deps, person, { says: `The passkey named “${name}” was removed from your sign-in`, occasion: `passkey removed ${order.passkeyId}` });
    return { ok: true as const, isLeft };
  });
}
