// Whoever is signed in connects their account at the council's provider, ends that connection, or proves through it that it is still they.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { hearProvider, type Asked, type ProviderRefusal } from './ask-provider.ts';
import { connectAccount } from './connect-account.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { endIdentitiesOf, findIdentity, findIdentityOf } from './provider-identity.store.ts';
import { provesTwoFactors } from './provider.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf, takesPasswords } from './sign-in-settings.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

export interface ReturnedOrder { asked: Asked | undefined; returned: URL; /** Of the browser that asks, which stays signed in. */ sessionId: string }

export async function connectProvider(deps: Deps, by: Doer, order: ReturnedOrder): Promise<Outcome<object, ProviderRefusal | 'no-provider' | 'somebody-else' | 'other-account'>> {
  const provider = providerOf(await getSignInSettings(deps.db));
  if (provider === undefined) return { ok: false, because: 'no-provider' };
  if (order.asked === undefined) return { ok: false, because: 'not-asked' };
  const heard = await hearProvider(deps, provider, order.asked, order.returned);
  if (!heard.ok) return heard;
  const { iss, sub } = heard.claims;
  return await transact(deps, {}, async (tx) => {
    const known = await findIdentity(tx, { issuer: iss, subject: sub });
    if (known !== undefined) return known.personId === by.person.id ? { ok: true as const } : { ok: false as const, because: 'somebody-else' as const };
    if ((await findIdentityOf(tx, by.person.id, iss)) !== undefined) return { ok: false as const, because: 'other-account' as const };
    await connectAccount(tx, deps, by.person, provider, heard.claims);
    await endSessionsOf(tx, by.person.id, order);
    return { ok: true as const };
  });
}

/** Not where it is the only way in. */
export async function disconnectProvider(deps: Deps, by: Doer, order: { sessionId: string }): Promise<Outcome<object, 'only-way' | 'not-connected'>> {
  if (!takesPasswords(await getSignInSettings(deps.db))) return { ok: false, because: 'only-way' };
  return await transact(deps, by, async (tx) => {
    const now = deps.clock.now();
    if ((await endIdentitiesOf(tx, by.person.id, now)) === 0) return { ok: false as const, because: 'not-connected' as const };
    await endSessionsOf(tx, by.person.id, order);
    await record(tx, deps, by, { what: 'person.account-disconnected', about: { kind: 'people', id: by.person.id, label: by.person.name } });
    await tellOfSecondFactor(tx, deps, by.person, { says: 'Single sign-on was disconnected: it opens nothing here any more', occasion: `disconnected ${now.toISOString()}` });
    return { ok: true as const };
  });
}

/** @returns whether the provider said that it asked for two factors; where it did not, whoever has a factor here shows that one */
export async function confirmByProvider(deps: Deps, by: Doer, order: Omit<ReturnedOrder, 'sessionId'>): Promise<Outcome<{ byTwoFactors: boolean }, ProviderRefusal | 'no-provider' | 'somebody-else' | 'one-factor'>> {
  const provider = providerOf(await getSignInSettings(deps.db));
  if (provider === undefined) return { ok: false, because: 'no-provider' };
  if (order.asked?.again !== true) return { ok: false, because: 'not-asked' };
  const heard = await hearProvider(deps, provider, order.asked, order.returned);
  if (!heard.ok) return heard;
  const byTwoFactors = provesTwoFactors(provider, heard.claims);
  return await transact(deps, {}, async (tx) => {
    const known = await findIdentity(tx, { issuer: heard.claims.iss, subject: heard.claims.sub });
    if (known?.personId !== by.person.id) return { ok: false as const, because: 'somebody-else' as const };
    if (!byTwoFactors && await hasSecondFactor(tx, by.person.id)) return { ok: false as const, because: 'one-factor' as const };
    await record(tx, deps, by, { what: 'person.proven-again', about: { kind: 'people', id: by.person.id, label: by.person.name }, changes: { by: [null, provider.name] } });
    return { ok: true as const, byTwoFactors };
  });
}
