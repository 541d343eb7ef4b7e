// Send the draft to the chair: the report as it would be now, marked DRAFT on every page, before it goes to anybody else.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { addJob } from '../database/jobs.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { beginsAt } from '../meetings/meeting.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { mayDispatch } from './edition.policy.ts';
import { listChairs } from './prepare-edition.ts';

export type SendDraftRefusal = 'no-chair' | 'meeting-begun';

export async function sendDraft(deps: Deps, by: Doer, meetingId: string): Promise<Outcome<{ to: string[] }, SendDraftRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, meetingId);
    if (!mayDispatch(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of a panel sends its draft.');
    if (deps.clock.now() >= beginsAt(meeting)) return { ok: false as const, because: 'meeting-begun' as const };
    const chairs = (await listChairs(deps, tx, meeting.panelId)).filter((m) => m.lettersBy === 'email');
    if (chairs.length === 0) return { ok: false as const, because: 'no-chair' as const };
    const to = chairs.map((m) => m.name);
    await record(tx, deps, by, { what: 'meeting.draft-sent', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { draft: [null, to] } });
    // Each press is a draft of its own; the job run twice is still one letter.
    await addJob(tx, 'send-draft', { meetingId: meeting.id, draftId: randomUUID(), byName: by.person.name, byAddress: by.person.email });
    return { ok: true as const, to };
  });
}
