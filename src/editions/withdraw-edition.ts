// Withdraw an edition: it stays as it was sent, counts no longer, and whoever had it is told not to use it.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { editionWithdrawnEmail } from './edition-withdrawn.email.ts';
import { withdrawnKeyOf } from './edition.ts';
import { mayFollowUp } from './edition.policy.ts';
import { addWithdrawal, findEditionSummary, getPublicText, listRecipients } from './edition.store.ts';
import { readContent } from './read-content.ts';

export type WithdrawRefusal = 'withdrawn-already';

export async function withdrawEdition(deps: Deps, by: Doer, order: { editionId: string; why: string }): Promise<Outcome<object, WithdrawRefusal>> {
  return await transact(deps, by, async (tx) => {
    const found = await findEditionSummary(tx, order.editionId);
    if (found === undefined) throw new NotFound(`edition ${order.editionId}`);
    if (!mayFollowUp(by.person, found.panelId)) throw new NotAllowed('Only the clerk of the panel withdraws its report.');
    // The meeting is what every verb about its reports waits for.
    await lockMeeting(tx, found.meetingId);
    if ((await findEditionSummary(tx, found.id))?.withdrawnAt !== null) return { ok: false as const, because: 'withdrawn-already' as const };
    await addWithdrawal(tx, { editionId: found.id, why: order.why, byPersonId: by.person.id, at: deps.clock.now() });
    await record(tx, deps, by, { what: 'edition.withdrawn', about: { kind: 'editions', id: found.id, label: String(found.number) }, changes: { withdrawn: [null, order.why] } });

    const { head } = readContent(await getPublicText(tx, found.id));
    const face = faceOf(await getSettings(tx));
    // Queued for each; it leaves only where the report itself may have left (edition-still-owed.ts).
    for (const { name, address, personId, way } of await listRecipients(tx, found.id)) {
      if (way !== 'email') continue;
      const email = editionWithdrawnEmail({ memberName: name, reportTitle: head.title, panelName: head.panel, meetingSays: head.meeting.says, why: order.why, address: `${deps.council.baseUrl}/editions/${found.id}` }, face);
      await queue(tx, deps, { ...email, kind: 'edition-withdrawn', dedupeKey: withdrawnKeyOf(found.id, personId), to: { personId, name, address }, about: { kind: 'editions', id: found.id, panelId: found.panelId }, replyTo: { name: by.person.name, address: by.person.email } });
    }
    return { ok: true as const };
  });
}
