// Sign in through the council's provider: issuer and subject say who it is, and nothing the provider says gives a right here.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db, Transaction } from '../database/db.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Person } from '../people/person.ts';
import { findPerson, findPersonByEmail } from '../people/person.store.ts';
import { hearProvider, type Asked, type ProviderRefusal } from './ask-provider.ts';
import { connectAccount } from './connect-account.ts';
import { mayBeUsed } from './one-time-link.ts';
import { lockLinkById, markLinkUsed } from './one-time-link.store.ts';
import { hasSecondFactor } from './own-factors.store.ts';
import { findIdentity, findIdentityOf } from './provider-identity.store.ts';
import { provesTwoFactors, verifiedEmailOf, type Claims, type Provider } from './provider.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf } from './sign-in-settings.ts';

export type ByProviderRefusal = ProviderRefusal | 'no-provider' | 'not-known' | 'unverified-email' | 'other-account' | 'link-void';

/** @param order.asked what this browser was sent away with; undefined where the answer is to nothing it asked */
export async function signInByProvider(deps: Deps, order: { asked: Asked | undefined; returned: URL }): Promise<Outcome<{ person: Person; awaitsCode: boolean; byTwoFactors: boolean; providerName: string }, ByProviderRefusal>> {
  const provider = providerOf(await getSignInSettings(deps.db));
  if (provider === undefined) return { ok: false, because: 'no-provider' };
  if (order.asked === undefined) return { ok: false, because: 'not-asked' };
  const heard = await hearProvider(deps, provider, order.asked, order.returned);
  if (!heard.ok) return heard;
  const outcome = await transact(deps, {}, async (tx) => {
    const found = order.asked?.linkId === undefined ? await personOf(tx, deps, provider, heard.claims) : await personOfLink(tx, deps, provider, heard.claims, order.asked.linkId);
    if (!found.ok) return found;
    const { person } = found;
    const byTwoFactors = provesTwoFactors(provider, heard.claims);
    const awaitsCode = !byTwoFactors && await hasSecondFactor(tx, person.id);
    await record(tx, deps, { person, way: 'signed in' }, {
      what: awaitsCode ? 'person.account-accepted' : 'person.signed-in', about: { kind: 'people', id: person.id, label: person.name }, changes: { by: [null, provider.name] },
    });
    return { ok: true as const, person, awaitsCode, byTwoFactors, providerName: provider.name };
  });
  if (outcome.ok) deps.log.info({ personId: outcome.person.id, byTwoFactors: outcome.byTwoFactors }, 'signed in through the provider');
  else deps.log.warn({ because: outcome.because }, 'sign-in through the provider refused');
  return outcome;
}

/** By what they are connected with; else, where the administrator allows it, by a verified address of somebody who is connected with nothing yet. */
async function personOf(tx: Transaction, deps: Deps, provider: Provider, claims: Claims): Promise<Outcome<{ person: Person }, ByProviderRefusal>> {
  const known = await findIdentity(tx, { issuer: claims.iss, subject: claims.sub });
  if (known !== undefined) return found(await findPerson(tx, known.personId, deps.clock.today()));
  if (!provider.matchesByEmail) return { ok: false, because: 'not-known' };
  const email = verifiedEmailOf(claims);
  if (email === undefined) return { ok: false, because: 'unverified-email' };
  const person = await findPersonByEmail(tx, email, deps.clock.today());
  if (person !== undefined && await isConnected(tx, person, claims)) return { ok: false, because: 'other-account' };
  if (person !== undefined) await connectAccount(tx, deps, person, provider, claims);
  return found(person);
}

/** Whoever has the link has the inbox of the person it was sent to: where passwords are not taken, it connects instead of setting one. */
async function personOfLink(tx: Transaction, deps: Deps, provider: Provider, claims: Claims, linkId: string): Promise<Outcome<{ person: Person }, ByProviderRefusal>> {
  const link = await lockLinkById(tx, linkId);
  if (link === undefined || link.purpose === 'new address' || !mayBeUsed(link, deps.clock.now())) return { ok: false, because: 'link-void' };
  const person = await findPerson(tx, link.personId, deps.clock.today());
  if (person === undefined) return { ok: false, because: 'not-known' };
  await markLinkUsed(tx, link.id, deps.clock.now());
  const known = await findIdentity(tx, { issuer: claims.iss, subject: claims.sub });
  if (known === undefined && !(await isConnected(tx, person, claims))) await connectAccount(tx, deps, person, provider, claims);
  else if (known?.personId !== person.id) return { ok: false, because: 'other-account' };
  else await record(tx, deps, { person, way: 'system' }, { what: 'person.link-used', about: { kind: 'people', id: person.id, label: person.name } });
  return { ok: true, person };
}

function found(person: Person | undefined): Outcome<{ person: Person }, ByProviderRefusal> {
  return person === undefined ? { ok: false, because: 'not-known' } : { ok: true, person };
}

async function isConnected(db: Db, person: Person, { iss }: Claims): Promise<boolean> {
  return (await findIdentityOf(db, person.id, iss)) !== undefined;
}
