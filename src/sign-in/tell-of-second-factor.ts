// Tell a person by letter what became of their second factor, in the transaction that changes it.
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { queue } from '../letters/queue.ts';
import { getSettings } from '../settings/settings.store.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import { faceOf } from '../web/face.ts';
import { secondFactorChangedEmail } from './second-factor-changed.email.ts';

/** @param occasion names this change among the person's others: the same occasion is told once */
export async function tellOfSecondFactor(tx: Transaction, deps: Deps, person: { id: string; name: string; email: string }, { says, occasion }: { says: string; occasion: string }): Promise<void> {
  const settings = await getSettings(tx);
  const letter = secondFactorChangedEmail({ councilName: settings.councilName, name: person.name, says, when: instantLabel(deps.clock.now()), forgottenPasswordAddress: `${deps.council.baseUrl}/forgotten-password` }, faceOf(settings));
  await queue(tx, deps, { kind: 'second-factor-changed', dedupeKey: `second-factor-changed ${occasion}`, to: { personId: person.id, name: person.name, address: person.email }, lane: 'sign-in', ...letter });
}
