// Say that a request was handed over on paper: from then on it counts as one that provably went out.
import { record } from '../audit/record.ts';
import { dayOf, type Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { mayRunMeetings } from '../meetings/meeting.policy.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { addPaperDelivery, listPaperRequests } from './paper-request.store.ts';

export interface PaperOrder { meetingId: string; requestId: string; deliveredOn: Day; note: string | null }
export type PaperRefusal = 'said-before' | 'not-yet' | 'before-it-was-asked';

export async function deliverRequestOnPaper(deps: Deps, by: Doer, order: PaperOrder): Promise<Outcome<{ name: string }, PaperRefusal>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayRunMeetings(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of the panel says which requests were handed over on paper.');
    const request = (await listPaperRequests(tx, meeting.id)).find(({ requestId }) => requestId === order.requestId);
    if (request === undefined) throw new NotFound(`request ${order.requestId}`);
    if (order.deliveredOn > deps.clock.today()) return { ok: false as const, because: 'not-yet' as const };
    if (order.deliveredOn < dayOf(request.at)) return { ok: false as const, because: 'before-it-was-asked' as const };
    if (!(await addPaperDelivery(tx, { ...order, byPersonId: by.person.id, at: deps.clock.now() }))) return { ok: false as const, because: 'said-before' as const };
    await record(tx, deps, by, { what: 'updates.request-delivered-on-paper', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { [request.letter.officerName]: [null, order.deliveredOn] } });
    return { ok: true as const, name: request.letter.officerName };
  });
}
