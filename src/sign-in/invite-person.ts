// Invite a person: a letter with a link that sets their password, good for seven days. Inviting again makes the earlier one void.
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import type { Doer } from '../people/person.ts';
import { getPersonRecord } from '../people/person.store.ts';
import { getSettings } from '../settings/settings.store.ts';
import { instantLabel } from '../calendar/instant-label.ts';
import { faceOf } from '../web/face.ts';
import { invitationEmail } from './invitation.email.ts';
import { makeLink } from './make-link.ts';
import { mayInvite } from './access.policy.ts';

export async function invitePerson(deps: Deps, by: Doer, order: { personId: string }): Promise<Outcome<{ to: string }, 'has-left'>> {
  if (!mayInvite(by.person)) throw new NotAllowed('Only an administrator invites people.');
  return await transact(deps, by, async (tx) => {
    const person = await getPersonRecord(tx, order.personId);
    if (person.leftOn !== null) return { ok: false as const, because: 'has-left' as const };
    const settings = await getSettings(tx);
    const link = await makeLink(tx, deps, by, person, 'invitation');
    const letter = invitationEmail({
      councilName: settings.councilName, name: person.name, invitedBy: by.person.name, address: link.address, until: instantLabel(link.expiresAt),
    }, faceOf(settings));
    await queue(tx, deps, {
      kind: 'invitation', dedupeKey: `invitation ${link.linkId}`, to: { personId: person.id, name: person.name, address: person.email }, lane: 'sign-in', expiresAt: link.expiresAt,
      secret: { text: link.address, until: link.expiresAt },
      replyTo: { name: by.person.name, address: by.person.email }, ...letter,
    });
    return { ok: true as const, to: person.email };
  });
}
