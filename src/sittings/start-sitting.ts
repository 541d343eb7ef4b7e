// Open the screen for the meeting, on the report that was dispatched for it.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { listEditionsOfMeeting } from '../editions/edition.store.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { reportBefore } from './agenda.ts';
import { mayRunSitting } from './sitting.policy.ts';
import { addSitting } from './sitting.store.ts';

export type StartRefusal = 'no-report' | 'not-meeting';

/** A second clerk who starts it joins the first. */
export async function startSitting(deps: Deps, by: Doer, order: { meetingId: string }): Promise<Outcome<object, StartRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunSitting(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of the panel keeps the record of its meeting.');
    if (meeting.state !== 'planned' && meeting.state !== 'held') return { ok: false as const, because: 'not-meeting' as const };
    const report = reportBefore(await listEditionsOfMeeting(tx, meeting.id));
    if (report === undefined) return { ok: false as const, because: 'no-report' as const };
    const sitting = { id: randomUUID(), meetingId: meeting.id, editionId: report.id, startedAt: deps.clock.now(), finishedAt: null, version: 1, startedByPersonId: by.person.id };
    if (!(await addSitting(tx, sitting))) return { ok: true as const };
    await record(tx, deps, by, { what: 'sitting.started', about: { kind: 'sittings', id: sitting.id, label: meeting.meetsOn }, changes: { edition: [null, report.number] } });
    return { ok: true as const };
  });
}
