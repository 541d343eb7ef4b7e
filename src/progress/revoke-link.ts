// The clerk withdraws a person's update links for a meeting, as when a letter went to the wrong inbox; a fresh one goes to the address on record when asked for.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { mayRunMeetings } from '../meetings/meeting.policy.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { getPersonRecord } from '../people/person.store.ts';
import { revokeLinks } from './update-link.store.ts';

export async function revokeLink(deps: Deps, by: Doer, order: { meetingId: string; personId: string }): Promise<Outcome<{ name: string }, 'none-open'>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunMeetings(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of the panel withdraws update links of its meetings.');
    const { name } = await getPersonRecord(tx, order.personId);
    const revoked = await revokeLinks(tx, order, deps.clock.now());
    if (revoked === 0) return { ok: false as const, because: 'none-open' as const };
    await record(tx, deps, by, { what: 'update-link.revoked', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { of: [name, null] } });
    return { ok: true as const, name };
  });
}
