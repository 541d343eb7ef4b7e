// Send the letter for a forgotten password, if there is somebody with this address; if not, nothing happens and nothing says so.
import { theSystem } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import { findPersonByEmail } from '../people/person.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import { faceOf } from '../web/face.ts';
import { makeLink } from './make-link.ts';
import { passwordResetEmail } from './password-reset.email.ts';

export async function sendResetLink(deps: Deps, order: { email: string }): Promise<{ ok: true; sent: boolean }> {
  return await transact(deps, {}, async (tx) => {
    const person = await findPersonByEmail(tx, order.email, deps.clock.today());
    if (person === undefined) return { ok: true as const, sent: false };
    const settings = await getSettings(tx);
    const link = await makeLink(tx, deps, theSystem, person, 'reset');
    const letter = passwordResetEmail({ councilName: settings.councilName, name: person.name, address: link.address, until: instantLabel(link.expiresAt) }, faceOf(settings));
    await queue(tx, deps, {
      kind: 'password-reset', dedupeKey: `password-reset ${link.linkId}`, to: { personId: person.id, name: person.name, address: person.email }, lane: 'sign-in',
      expiresAt: link.expiresAt, secret: { text: link.address, until: link.expiresAt }, ...letter,
    });
    return { ok: true as const, sent: true };
  });
}
