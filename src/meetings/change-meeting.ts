// What becomes of a meeting: put off to another day, cancelled, lost for want of a quorum, or held.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { lockPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { mayBeMovedTo, type Meeting, type MoveRefusal } from './meeting.ts';
import { mayRunMeetings } from './meeting.policy.ts';
import { addMeeting, listMeetings, lockMeeting, saveMeeting } from './meeting.store.ts';

export type ChangeOrder = { meetingId: string; version: number } & (
  | { become: 'postponed'; to: Day; at: string; venue: string; reason: string }
  | { become: 'cancelled' | 'inquorate'; reason: string }
  | { become: 'held' });

export type ChangeRefusal = MoveRefusal | 'changed-since' | 'not-yet' | 'already-planned';

/** A postponed meeting stays, with what was dispatched for it, and points at the new one; the comparison is still with the last edition dispatched. */
export async function changeMeeting(deps: Deps, by: Doer, order: ChangeOrder): Promise<Outcome<{ meetingId: string }, ChangeRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunMeetings(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of a panel runs its meetings.');
    if (meeting.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    if (meeting.state !== 'planned') return { ok: false as const, because: 'not-planned' as const };
    if ((order.become === 'held' || order.become === 'inquorate') && meeting.meetsOn > deps.clock.today()) return { ok: false as const, because: 'not-yet' as const };

    let movedTo: Meeting | undefined;
    if (order.become === 'postponed') {
      const movable = mayBeMovedTo(meeting, order.to, deps.clock.today());
      if (!movable.ok) return movable;
      await lockPanel(tx, meeting.panelId);
      const isTaken = (await listMeetings(tx, meeting.panelId)).some((one) => one.meetsOn === order.to && one.meetsAt === order.at && (one.state === 'planned' || one.state === 'held'));
      if (isTaken) return { ok: false as const, because: 'already-planned' as const };
      movedTo = { ...meeting, id: randomUUID(), meetsOn: order.to, meetsAt: order.at, venue: order.venue, calledOn: deps.clock.today(), state: 'planned', stateReason: null, version: 1 };
    }
    const after: Meeting = { ...meeting, state: order.become, movedToId: movedTo?.id ?? null, stateReason: order.become === 'held' ? null : order.reason };
    await saveMeeting(tx, { ...after, movedToId: null });
    if (movedTo !== undefined) {
      await addMeeting(tx, movedTo);
      await saveMeeting(tx, { ...after, version: meeting.version + 1 });
      await record(tx, deps, by, { what: 'meeting.planned', about: { kind: 'meetings', id: movedTo.id, label: movedTo.meetsOn }, changes: { meetsOn: [meeting.meetsOn, movedTo.meetsOn] } });
    }
    await record(tx, deps, by, {
      what: `meeting.${order.become}`, about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn },
      changes: { state: [meeting.state, after.state], reason: [null, after.stateReason], movedTo: [null, movedTo?.meetsOn ?? null] },
    });
    return { ok: true as const, meetingId: movedTo?.id ?? meeting.id };
  });
}
