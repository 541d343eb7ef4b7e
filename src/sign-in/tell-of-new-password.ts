// Tell a person by letter that their password is a new one, in the transaction that sets it.
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { queue } from '../letters/queue.ts';
import { getSettings } from '../settings/settings.store.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import { faceOf } from '../web/face.ts';
import { passwordChangedEmail } from './password-changed.email.ts';

/** @param occasion names this change among the person's others: the same occasion is told once */
export async function tellOfNewPassword(tx: Transaction, deps: Deps, person: { id: string; name: string; email: string }, occasion: string): Promise<void> {
  const settings = await getSettings(tx);
  const letter = passwordChangedEmail({
    councilName: settings.councilName, name: person.name, when: instantLabel(deps.clock.now()), forgottenPasswordAddress: `${deps.council.baseUrl}/forgotten-password`,
  }, faceOf(settings));
  await queue(tx, deps, { kind: 'password-changed', dedupeKey: `password-changed ${person.id} ${occasion}`, to: { personId: person.id, name: person.name, address: person.email }, lane: 'sign-in', ...letter });
}
