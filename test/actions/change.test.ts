// The clerk's changes of an action: what is kept of the old, and what two clerks at once see.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { getActionByReference, listLeads, listTargets, type ActionWithPosts } from '../../src/actions/action.store.ts';
import { changeAction, type ChangeOrder } from '../../src/actions/change-action.ts';
import { chooseLeadPost } from '../../src/actions/choose-lead-post.ts';
import { readDueTarget } from '../../src/actions/due-target.ts';
import { listProposals } from '../../src/actions/proposal.store.ts';
import { propose } from '../../src/actions/propose.ts';
import { setTargetDate } from '../../src/actions/set-target-date.ts';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { day } from '../../src/calendar/day.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import { sha256Of } from '../../src/documents/document.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { listCorrections } from '../../src/inspections/correction.store.ts';
import { aMeeting, anAction, aPanel, aPerson, aPost, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps } = await aCouncil();
let panel: Panel, clerk: Person, officer: Person, member: Person, post: { id: string }, other: { id: string };

beforeAll(async () => {
  panel = await aPanel(deps);
  [post, other] = [await aPost(deps), await aPost(deps)];
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  officer = await aPerson(deps, { posts: [post] });
});

const owned = async () => await anAction(deps, clerk, panel, { leadPostId: post.id, target: { on: day('2026-04-30'), words: null, meetingId: null } });
const fresh = async (action: ActionWithPosts) => await getActionByReference(deps.db, action.reference);
const changing = (action: ActionWithPosts, more: Partial<ChangeOrder> = {}): ChangeOrder =>
  ({ reference: action.reference, version: action.version, wording: action.wording, willShow: action.willShow, contributorPostIds: action.contributorPostIds, why: null, ...more });

describe('changing', () => {
  test('keeps the old wording with the reason, and needs one', async () => {
    const action = await owned();
    expect(await changeAction(deps, signedIn(clerk), changing(action, { wording: 'Hold supervision monthly' }))).toEqual({ ok: false, because: 'no-reason' });
    expect(await changeAction(deps, signedIn(clerk), changing(action, { wording: 'Hold supervision monthly', why: 'Shorter', contributorPostIds: [other.id] }))).toMatchObject({ ok: true });
    expect(await fresh(action)).toMatchObject({ wording: 'Hold supervision monthly', contributorPostIds: [other.id], version: action.version + 1 });
    expect(await listCorrections(deps.db, 'actions', action.id)).toMatchObject([{ was: action.wording, became: 'Hold supervision monthly', why: 'Shorter', byName: clerk.name }]);
    expect((await listAuditEntriesAbout(deps.db, { kind: 'actions', id: action.id }))[0]?.what).toBe('action.changed');
  });

  test('a contributor leaves and comes back, and the table keeps that they did', async () => {
    const action = await owned();
    for (const contributorPostIds of [[other.id], [], [other.id]]) {
      await changeAction(deps, signedIn(clerk), changing(await fresh(action), { contributorPostIds }));
      expect((await fresh(action)).contributorPostIds).toEqual(contributorPostIds);
    }
  });

  test('twenty pairs of clerks at once: one is kept, the other is told', async () => {
    for (let i = 0; i < 20; i++) {
      const action = await owned();
      const both = await Promise.all(['A', 'B'].map((willShow) => changeAction(deps, signedIn(clerk), changing(action, { willShow }))));
      expect(both.map((one) => (one.ok ? 'kept' : one.because)).sort()).toEqual(['changed-since', 'kept']);
    }
  });

  test('is the clerk’s alone', async () => {
    const action = await owned();
    for (const person of [member, officer]) await expect(changeAction(deps, signedIn(person), changing(action))).rejects.toBeInstanceOf(NotAllowed);
  });
});

describe('the lead post', () => {
  test('moves with its day and reason, and answers a hand-back', async () => {
    const action = await owned();
    deps.clock.advance(60_000);
    await propose(deps, signedIn(officer), { kind: 'not mine', reference: action.reference, reason: 'This is commissioning’s.' });
    expect(await chooseLeadPost(deps, signedIn(clerk), { reference: action.reference, version: action.version, postId: other.id, why: 'Commissioning buys it' })).toMatchObject({ ok: true });
    expect((await fresh(action)).leadPostId).toBe(other.id);
    expect(await listLeads(deps.db, action.id)).toMatchObject([{ postId: other.id, sinceOn: '2026-03-12', why: 'Commissioning buys it' }, { postId: post.id }]);
    expect((await listProposals(deps.db, [action.id])).map(({ outcome }) => outcome)).toEqual(['agreed']);
  });

  test('stays where it is when the clerk says so, which refuses the hand-back', async () => {
    const action = await owned();
    const stay = { reference: action.reference, version: action.version, postId: post.id, why: 'It is in the job description' };
    expect(await chooseLeadPost(deps, signedIn(clerk), stay)).toEqual({ ok: false, because: 'same-post' });
    await propose(deps, signedIn(officer), { kind: 'not mine', reference: action.reference, reason: 'Not ours.' });
    expect(await chooseLeadPost(deps, signedIn(clerk), stay)).toMatchObject({ ok: true });
    expect((await listProposals(deps.db, [action.id])).map(({ outcome }) => outcome)).toEqual(['refused']);
  });

  test('is not chosen over somebody else’s choice, nor given to nobody', async () => {
    const action = await owned();
    expect(await chooseLeadPost(deps, signedIn(clerk), { reference: action.reference, version: action.version + 1, postId: other.id, why: null })).toEqual({ ok: false, because: 'changed-since' });
    expect(await chooseLeadPost(deps, signedIn(clerk), { reference: action.reference, version: action.version, postId: randomUUID(), why: null })).toEqual({ ok: false, because: 'no-such-post' });
  });
});

describe('the target date', () => {
  test('may be put right until a dispatched report has shown it', async () => {
    const action = await owned();
    const setting = { reference: action.reference, on: day('2026-05-31'), words: 'by the end of May', meetingId: null, minuteNumber: null, why: null };
    expect(await setTargetDate(deps, signedIn(clerk), { ...setting, version: action.version })).toMatchObject({ ok: true });
    expect((await listTargets(deps.db, [action.id])).map(({ targetOn }) => targetOn)).toEqual(['2026-04-30', '2026-05-31']);
    await anEdition(action.reference);
    expect(await setTargetDate(deps, signedIn(clerk), { ...setting, on: day('2026-06-30'), version: action.version + 1 })).toEqual({ ok: false, because: 'shown' });
    expect(await setTargetDate(deps, signedIn(clerk), { ...setting, version: 1 })).toEqual({ ok: false, because: 'changed-since' });
  });

  test('in words becomes a day, with the meeting where they name one', () => {
    const meetings = [{ id: 'm', meetsOn: day('2026-04-23'), kind: 'ordinary' as const }, { id: 'a', meetsOn: day('2026-05-19'), kind: 'annual' as const }];
    expect(readDueTarget('at the next meeting', day('2026-03-12'), meetings)).toMatchObject({ on: '2026-04-23', meetingId: 'm' });
    expect(readDueTarget('by the end of March', day('2026-03-12'), meetings)).toMatchObject({ on: '2026-03-31', meetingId: null });
    expect(readDueTarget('in due course', day('2026-03-12'), meetings).on).toBeUndefined();
  });
});

async function anEdition(reference: string): Promise<void> {
  const meeting = await aMeeting(deps, panel);
  const id = randomUUID();
  const content = JSON.stringify({ actions: [{ reference }] });
  await deps.db.transaction(async (tx) => {
    await tx('editions').insert({
      id, panel_id: panel.id, meeting_id: meeting.id, number: 1, kind: 'main', content_version: 1, content, content_sha256: sha256Of(Buffer.from(content)),
      as_at: deps.clock.now(), publish_at: deps.clock.now(), dispatched_at: deps.clock.now(), dispatched_by_person_id: clerk.id,
    });
    await tx('edition_actions').insert({ edition_id: id, reference });
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'editions', id } });
  });
}
