// Plan a meeting of a panel.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { lockPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import type { Meeting } from './meeting.ts';
import { mayRunMeetings } from './meeting.policy.ts';
import { addMeeting, listMeetings } from './meeting.store.ts';

export type PlanOrder = Pick<Meeting, 'panelId' | 'meetsOn' | 'meetsAt' | 'venue' | 'kind'>;

export async function planMeeting(deps: Deps, by: Doer, order: PlanOrder): Promise<Outcome<{ meetingId: string }, 'already-planned' | 'ended'>> {
  if (!mayRunMeetings(by.person, order.panelId)) throw new NotAllowed('Only the clerk of a panel plans its meetings.');
  return await transact(deps, by, async (tx) => {
    // Locked, so that of two who plan the same evening at once the second is told.
    const panel = await lockPanel(tx, order.panelId);
    if (panel.successorId !== null) return { ok: false as const, because: 'ended' as const };
    const taken = (await listMeetings(tx, order.panelId)).some((m) => m.meetsOn === order.meetsOn && m.meetsAt === order.meetsAt && (m.state === 'planned' || m.state === 'held'));
    if (taken) return { ok: false as const, because: 'already-planned' as const };
    const id = randomUUID();
    await addMeeting(tx, { ...order, id, calledOn: deps.clock.today(), state: 'planned', movedToId: null, stateReason: null, version: 1 });
    await record(tx, deps, by, { what: 'meeting.planned', about: { kind: 'meetings', id, label: order.meetsOn }, changes: { meetsOn: [null, order.meetsOn], meetsAt: [null, order.meetsAt] } });
    return { ok: true as const, meetingId: id };
  });
}
