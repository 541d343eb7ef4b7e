// Use the link in the letter to a new e-mail address: from then on it is the person's. The old one is told, and everybody is signed out.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { findPerson, findPersonRecordByEmail, lockPerson, savePerson } from '../people/person.store.ts';
import { endSessionsOf } from '../web/session.store.ts';
import { mayBeUsed, type OneTimeLink } from './one-time-link.ts';
import { findLink, lockLink, markLinkUsed } from './one-time-link.store.ts';
import { tellOfSecondFactor } from './tell-of-second-factor.ts';

/** Looking changes nothing, as mail scanners look too. */
export async function findNewAddress(deps: Deps, token: string): Promise<{ name: string; newEmail: string } | undefined> {
  const link = await findLink(deps.db, token);
  const person = link && newEmailOf(link, deps) !== undefined ? await findPerson(deps.db, link.personId, deps.clock.today()) : undefined;
  return person && link?.newEmail ? { name: person.name, newEmail: link.newEmail } : undefined;
}

export async function useAddressLink(deps: Deps, order: { token: string }): Promise<Outcome<{ email: string }, 'link-void'>> {
  return await transact(deps, {}, async (tx) => {
    const link = await lockLink(tx, order.token);
    const email = link && newEmailOf(link, deps);
    const person = link && await findPerson(tx, link.personId, deps.clock.today());
    // The address may have become somebody's since the letter was sent.
    if (email === undefined || person === undefined || (await findPersonRecordByEmail(tx, email)) !== undefined) return { ok: false as const, because: 'link-void' as const };
    await markLinkUsed(tx, link?.id ?? '', deps.clock.now());
    await savePerson(tx, { ...(await lockPerson(tx, person.id)), email });
    await endSessionsOf(tx, person.id);
    await record(tx, deps, { person, way: 'system' }, { what: 'person.email-changed', about: { kind: 'people', id: person.id, label: person.name }, changes: { email: [person.email, email] } });
    // To the old address: `person` was read before it was changed.
    await tellOfSecondFactor(tx, deps, person, { says: `Your e-mail address here was changed to ${email}; nothing more is sent to this one`, occasion: `address ${link?.id ?? ''}` });
    return { ok: true as const, email };
  });
}

function newEmailOf(link: OneTimeLink, { clock }: Deps): string | undefined {
  return link.purpose === 'new address' && mayBeUsed(link, clock.now()) ? link.newEmail ?? undefined : undefined;
}
