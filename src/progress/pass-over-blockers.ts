// The clerk lets the requests of one meeting go out although blockers stand against them, with a reason that is kept.
import { listUnready } from '../actions/action-list.store.ts';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { mayRunMeetings } from '../meetings/meeting.policy.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { whatRefuses } from './chase.ts';
import { addChaseOverride, listChaseOverrides } from './cycle-run.store.ts';

/** Those named, and only while they still stand: what came up since the page was opened is not passed over unseen. */
export async function passOverBlockers(deps: Deps, by: Doer, order: { meetingId: string; blockers: readonly string[]; why: string }): Promise<Outcome<{ count: number }, 'nothing-stands' | 'not-planned'>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunMeetings(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of the panel passes over what stands against its requests.');
    if (meeting.state !== 'planned') return { ok: false as const, because: 'not-planned' as const };
    const before = new Set((await listChaseOverrides(tx, meeting.id)).map(({ blocker }) => blocker));
    const passed = whatRefuses(await listUnready(tx, meeting.panelId, deps.clock.today()), before).filter(({ key }) => order.blockers.includes(key));
    if (passed.length === 0) return { ok: false as const, because: 'nothing-stands' as const };
    for (const { key } of passed) await addChaseOverride(tx, { meetingId: meeting.id, blocker: key, why: order.why, byPersonId: by.person.id, at: deps.clock.now() });
    await record(tx, deps, by, { what: 'updates.blockers-passed-over', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { blockers: [null, passed.map(({ key }) => key)], why: [null, order.why] } });
    return { ok: true as const, count: passed.length };
  });
}
