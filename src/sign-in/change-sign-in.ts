// Change how the council's people sign in: which ways are open, and the provider of its single sign-on.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { lockSettings } from '../settings/settings.store.ts';
import { mayChangeSignIn } from './access.policy.ts';
import { SECRET_OF, tryProvider } from './ask-provider.ts';
import { refusalOfIssuer, type IssuerRefusal, type Provider } from './provider.ts';
import { seal } from './seal.ts';
import { getSignInSettings, saveSignInSettings } from './sign-in-settings.store.ts';
import { waysLabel, type SignInSettings, type Ways } from './sign-in-settings.ts';

export interface ChangeSignInOrder {
  ways: Ways;
  demonstrationMaySkip: boolean;
  provider: { name: string; issuer: string; clientId: string; /** Undefined keeps the present one. */ secret: string | undefined; matchesByEmail: boolean; twoFactorsSay: readonly string[] } | undefined;
  /** Whether whoever asks came in through the provider as it stands: then it works. */
  cameByProvider: boolean;
  plainAllowed: boolean;
  version: number;
}
export type ChangeSignInRefusal = IssuerRefusal | 'changed-since' | 'no-provider' | 'no-secret' | 'no-answer' | 'not-tried';

export async function changeSignIn(deps: Deps, by: Doer, order: ChangeSignInOrder): Promise<Outcome<{ changed: boolean }, ChangeSignInRefusal>> {
  if (!mayChangeSignIn(by.person)) throw new NotAllowed('Only an administrator changes how people sign in.');
  const asked = await providerFrom(deps, order);
  if (!asked.ok) return asked;
  return await transact(deps, by, async (tx) => {
    const { id } = await lockSettings(tx);
    const before = await getSignInSettings(tx);
    if (before.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const after: SignInSettings = { ways: order.ways, demonstrationMaySkip: order.demonstrationMaySkip, provider: asked.provider, version: before.version };
    // Nobody shuts the door through which they came before they have been through the other.
    if (after.ways === 'provider' && before.ways !== 'provider' && (!order.cameByProvider || !isSame(before.provider, after.provider))) return { ok: false as const, because: 'not-tried' as const };
    const changes = changesBetween(said(before), said(after));
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await saveSignInSettings(tx, id, after);
    await record(tx, deps, by, { what: 'settings.sign-in-changed', about: { kind: 'settings', id, label: 'Settings' }, changes });
    return { ok: true as const, changed: true };
  });
}

/** Asked before anything is saved, so that a mistyped address is noticed by whoever typed it. */
async function providerFrom(deps: Deps, { provider: typed, ways, plainAllowed }: ChangeSignInOrder): Promise<Outcome<{ provider: Provider | undefined }, ChangeSignInRefusal>> {
  if (typed === undefined) return ways === 'password' ? { ok: true, provider: undefined } : { ok: false, because: 'no-provider' };
  const refusal = refusalOfIssuer(typed.issuer, { plainAllowed });
  if (refusal !== undefined) return { ok: false, because: refusal };
  const { secret, ...rest } = typed;
  const present = (await getSignInSettings(deps.db)).provider;
  // A secret is for one provider: it must not be sent to the next one by being left in place.
  const kept = present !== undefined && present.issuer === typed.issuer ? present.sealedSecret : undefined;
  const sealedSecret = secret === undefined ? kept : seal(deps.council.secret, SECRET_OF, secret);
  if (sealedSecret === undefined) return { ok: false, because: 'no-secret' };
  const provider = { ...rest, sealedSecret };
  if (ways !== 'password' && !(await tryProvider(deps, provider)).ok) return { ok: false, because: 'no-answer' };
  return { ok: true, provider };
}

function isSame(a: Provider | undefined, b: Provider | undefined): boolean {
  return a?.issuer === b?.issuer && a?.clientId === b?.clientId;
}

/** For the trail: that a secret was replaced is told, never which. */
function said({ ways, demonstrationMaySkip, provider }: SignInSettings): Record<string, unknown> {
  return {
    ways: waysLabel[ways], demonstrationMaySkip, provider: provider?.name ?? null, issuer: provider?.issuer ?? null, clientId: provider?.clientId ?? null,
    clientSecret: provider === undefined ? null : `seal ${provider.sealedSecret.subarray(-4).toString('hex')}`, matchesByEmail: provider?.matchesByEmail ?? null, twoFactorsSay: provider?.twoFactorsSay.join(' ') ?? null,
  };
}
