// A link that has ended asks for a fresh one: it goes to the address on record and nowhere else, and what was typed waits behind it as a draft.
import { listOpenActionsOfPosts } from '../actions/action.store.ts';
import { mayReport } from '../actions/action.policy.ts';
import { record } from '../audit/record.ts';
import { later } from '../calendar/clock.ts';
import { dayLong, dayWithWeekday } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { queue } from '../letters/queue.ts';
import { getMeeting } from '../meetings/meeting.store.ts';
import type { Meeting } from '../meetings/meeting.ts';
import { getPanel } from '../panels/panel.store.ts';
import { directedOrHeldPostIds, type Person } from '../people/person.ts';
import { getSettings } from '../settings/settings.store.ts';
import { faceOf } from '../web/face.ts';
import { readCycleNow } from './cycle-now.ts';
import { hasPapersOut } from './cycle-run.store.ts';
import { freshLinkEmail } from './fresh-link.email.ts';
import { makeUpdateLink } from './make-update-link.ts';
import { readUpdateLink } from './read-update-link.ts';
import { listLinksOfMeeting } from './update-link.store.ts';
import { findDraft, saveDraft } from './update.store.ts';

export interface FreshLinkOrder { token: string; typed?: { reference: string; body: Record<string, string> } | undefined }
export type FreshLinkRefusal = 'unknown' | 'left' | 'no-meeting' | 'nothing-asked';

const NOT_AGAIN_WITHIN_MS = 10 * 60_000;

export async function sendFreshLink(deps: Deps, order: FreshLinkOrder): Promise<Outcome<object, FreshLinkRefusal>> {
  const opened = await readUpdateLink(deps, order.token);
  if (opened === undefined) return { ok: false, because: 'unknown' };
  const { person, link } = opened;
  if (person === undefined) return { ok: false, because: 'left' };
  return await transact(deps, {}, async (tx) => {
    const meeting = await meetingToAnswer(tx, deps, opened.meeting);
    if (meeting === undefined) return { ok: false as const, because: 'no-meeting' as const };
    const actions = (await listOpenActionsOfPosts(tx, directedOrHeldPostIds(person))).filter((action) => action.panelId === meeting.panelId && mayReport(person, action));
    if (actions.length === 0) return { ok: false as const, because: 'nothing-asked' as const };
    const now = deps.clock.now();
    const isRecent = (await listLinksOfMeeting(tx, meeting.id)).some((one) => one.personId === person.id && one.letterKey.startsWith('fresh-link:') && one.madeAt > later(now, -NOT_AGAIN_WITHIN_MS));
    const action = actions.find(({ reference }) => reference === order.typed?.reference);
    // A bearer of a dead link may leave words where there are none, never write over the person's own.
    if (action !== undefined && order.typed !== undefined && (await findDraft(tx, person.id, action.id)) === undefined) {
      await saveDraft(tx, { personId: person.id, actionId: action.id, sequence: 1, body: order.typed.body, at: now });
    }
    if (!isRecent) await send(tx, deps, { meeting, person, linkId: link.id, actionIds: actions.map(({ id }) => id) });
    return { ok: true as const };
  });
}

/** The link's own meeting while its papers are not out, else the panel's next. */
async function meetingToAnswer(tx: Transaction, deps: Deps, of: Meeting): Promise<Meeting | undefined> {
  const now = await readCycleNow(tx, of.panelId, deps.clock.today());
  const meeting = now === undefined ? undefined : await getMeeting(tx, now.meeting.id);
  return meeting === undefined || (await hasPapersOut(tx, meeting.id)) ? undefined : meeting;
}

async function send(tx: Transaction, deps: Deps, of: { meeting: Meeting; person: Person; linkId: string; actionIds: readonly string[] }): Promise<void> {
  const { meeting, person } = of;
  const letterKey = `fresh-link:${of.linkId}:${deps.clock.now().toISOString()}`;
  const { address, secret } = await makeUpdateLink(tx, deps, { meeting, personId: person.id, letterKey, actionIds: of.actionIds });
  const cycle = await readCycleNow(tx, meeting.panelId, deps.clock.today());
  const email = freshLinkEmail({
    officerName: person.name, panelName: (await getPanel(tx, meeting.panelId)).name, meetingDay: dayWithWeekday(meeting.meetsOn), deadline: dayLong(cycle?.updateDeadline ?? meeting.meetsOn), address,
  }, faceOf(await getSettings(tx)));
  await queue(tx, deps, {
    ...email, kind: 'fresh-link', dedupeKey: letterKey, to: { personId: person.id, name: person.name, address: person.email },
    about: { kind: 'meetings', id: meeting.id, panelId: meeting.panelId }, expiresAt: secret.until, secret,
  });
  await record(tx, deps, { person, way: 'update link' }, { what: 'update-link.made-afresh', about: { kind: 'meetings', id: meeting.id, label: meeting.meetsOn }, changes: { for: [null, person.name] } });
}
