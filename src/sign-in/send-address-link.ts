// Send the letter to a new e-mail address; where it is somebody's already nothing is sent, and nothing says so.
import type { Deps } from '../councils/deps.ts';
import { transact } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import { findPerson, findPersonRecordByEmail } from '../people/person.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import { faceOf } from '../web/face.ts';
import { makeAddressLink } from './make-link.ts';
import { newAddressEmail } from './new-address.email.ts';

export async function sendAddressLink(deps: Deps, order: { personId: string; email: string }): Promise<{ ok: true; sent: boolean }> {
  return await transact(deps, {}, async (tx) => {
    const person = await findPerson(tx, order.personId, deps.clock.today());
    if (person === undefined || (await findPersonRecordByEmail(tx, order.email)) !== undefined) return { ok: true as const, sent: false };
    const settings = await getSettings(tx);
    const link = await makeAddressLink(tx, deps, person, order.email);
    const letter = newAddressEmail({ councilName: settings.councilName, name: person.name, address: link.address, until: instantLabel(link.expiresAt) }, faceOf(settings));
    await queue(tx, deps, {
      kind: 'new-address', dedupeKey: `new-address ${link.linkId}`, to: { personId: person.id, name: person.name, address: order.email }, lane: 'sign-in',
      expiresAt: link.expiresAt, secret: { text: link.address, until: link.expiresAt }, ...letter,
    });
    return { ok: true as const, sent: true };
  });
}
