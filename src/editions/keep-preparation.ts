// Keep the cover note and the order of the coming report: the chair's draft shows them, and the dispatch page opens with them.
import { changesBetween, record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { lockMeeting } from '../meetings/meeting.store.ts';
import type { Doer } from '../people/person.ts';
import { mayDispatch } from './edition.policy.ts';
import { findPreparation, savePreparation, unprepared, type Preparation } from './preparation.store.ts';

export async function keepPreparation(deps: Deps, by: Doer, order: Preparation): Promise<Outcome<object, 'changed-since'>> {
  return await transact(deps, by, async (tx) => {
    const meeting = await lockMeeting(tx, order.meetingId);
    if (!mayDispatch(by.person, meeting.panelId)) throw new NotAllowed('Only the clerk of a panel prepares its report.');
    const before = (await findPreparation(tx, meeting.id)) ?? unprepared(meeting.id);
    if (before.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const { meetingId, version, ...chosen } = order;
    const changes = changesBetween(before, chosen);
    if (Object.keys(changes).length === 0) return { ok: true as const };
    await savePreparation(tx, { meetingId, version, ...chosen });
    await record(tx, deps, by, { what: 'meeting.report-prepared', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes });
    return { ok: true as const };
  });
}
