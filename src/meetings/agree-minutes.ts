// A later meeting agrees the minutes as a correct record: the newest set stands agreed, with the day and the minute.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayRunMeetings } from './meeting.policy.ts';
import { getMeeting, listMinutes, lockMeeting, saveAgreed } from './meeting.store.ts';

export interface AgreeOrder { meetingId: string; /** The meeting that agreed them. */ agreedAtMeetingId: string; minuteNumber: string | null }
export type AgreeRefusal = 'no-minutes' | 'agreed-before' | 'not-later' | 'not-yet';

export async function agreeMinutes(deps: Deps, by: Doer, order: AgreeOrder): Promise<Outcome<object, AgreeRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunMeetings(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of a panel records that its minutes were agreed.');
    const at = await getMeeting(tx, order.agreedAtMeetingId);
    if (!mayRunMeetings(by.person, at.panelId)) throw new NotAllowed('Minutes are agreed by a meeting of the same panel.');
    if (at.meetsOn <= meeting.meetsOn) return { ok: false as const, because: 'not-later' as const };
    if (at.meetsOn > deps.clock.today()) return { ok: false as const, because: 'not-yet' as const };
    const newest = (await listMinutes(tx, [meeting.id])).at(-1);
    if (newest === undefined) return { ok: false as const, because: 'no-minutes' as const };
    if (newest.agreedOn !== null || !(await saveAgreed(tx, newest, at.meetsOn))) return { ok: false as const, because: 'agreed-before' as const };
    await record(tx, deps, by, { what: 'minutes.agreed', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { agreedOn: [null, at.meetsOn], ...(order.minuteNumber === null ? {} : { minute: [null, order.minuteNumber] as const }) } });
    return { ok: true as const };
  });
}
