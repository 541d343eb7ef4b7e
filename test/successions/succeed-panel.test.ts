// A panel is merged into another while its cycle is under way: what passes, what stays readable, what refuses it, and that nothing is asked twice or slips.
import { beforeAll, describe, expect, test } from 'vitest';
import { makeActions } from '../../src/actions/make-actions.ts';
import { getActionByReference, type ActionWithPosts } from '../../src/actions/action.store.ts';
import { day } from '../../src/calendar/day.ts';
import { tick } from '../../src/councils/run-worker.ts';
import { dispatchEdition } from '../../src/editions/dispatch-edition.ts';
import { prepareContent } from '../../src/editions/prepare-edition.ts';
import { changeMeeting } from '../../src/meetings/change-meeting.ts';
import { getMeeting } from '../../src/meetings/meeting.store.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import { planMeeting } from '../../src/meetings/plan-meeting.ts';
import type { Membership, Panel } from '../../src/panels/panel.ts';
import { getPanel, listMemberships } from '../../src/panels/panel.store.ts';
import type { Person } from '../../src/people/person.ts';
import { getPerson } from '../../src/people/person.store.ts';
import { ask } from '../../src/progress/ask.ts';
import { runCycles } from '../../src/progress/run-cycles.job.ts';
import { refuses, whoGoesAlong, type SuccessionFacts } from '../../src/successions/succession.ts';
import { succeedPanel } from '../../src/successions/succeed-panel.ts';
import { aDispatch, aMeeting, anAction, anInspection, aPanel, aPerson, aPost, aResolution, aResponse, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-01-05T09:00:00Z' });
const site = await aSite(deps);
let old: Panel, heir: Panel, administrator: Person, clerk: Person, chair: Person, heirClerk: Person, heirMember: Person, officer: Person, met: Meeting, coming: Meeting, followed: ActionWithPosts, theirs: ActionWithPosts;
let resolution: { id: string }, edition: string;
const target = { on: day('2026-09-30'), words: null, meetingId: null };

beforeAll(async () => {
  await someSettings(deps);
  [old, heir] = [await aPanel(deps, { code: 'ECS', name: 'Old Panel' }), await aPanel(deps, { code: 'CYP', name: 'New Panel', leadTimes: { 'first-request': 25, reminder: 15 } })];
  administrator = await aPerson(deps, { name: 'Ada Admin', isAdministrator: true });
  clerk = await aPerson(deps, { name: 'Old Clerk', part: { panel: old, part: 'clerk' } });
  chair = await aPerson(deps, { name: 'Old Chair', part: { panel: old, part: 'chair' } });
  heirClerk = await aPerson(deps, { name: 'New Clerk', part: { panel: heir, part: 'clerk' } });
  await aPerson(deps, { name: 'New Chair', part: { panel: heir, part: 'chair' } });
  heirMember = await aPerson(deps, { name: 'New Member', part: { panel: heir, part: 'member' } });
  const post = await aPost(deps, { title: 'Head of Assessment' });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  const { findings } = await anInspection(deps, old, { title: 'Inspection of 2025', findings: [{ text: 'Improve supervision.' }] });
  followed = await anAction(deps, clerk, old, { leadPostId: post.id, target, sources: [{ findingId: findings[0]?.id ?? '' }] });
  theirs = await anAction(deps, heirClerk, heir, { leadPostId: post.id, target });
  met = await aMeeting(deps, old, { meetsOn: day('2026-01-20') });
  const theirMet = await aMeeting(deps, heir, { meetsOn: day('2026-01-22') });
  for (const [meeting, by] of [[met, clerk], [theirMet, heirClerk]] as const) {
    const sent = await dispatchEdition(deps, signedIn(by), aDispatch(meeting));
    if (!sent.ok) throw new Error(sent.because);
    if (meeting === met) edition = sent.editionId;
  }
  await ask(deps, signedIn(chair), { reference: followed.reference, meetingId: met.id, text: 'Who checks?', shared: true });
  clock.set('2026-01-23T09:00:00Z');
  for (const [meeting, by] of [[met, clerk], [theirMet, heirClerk]] as const) await changeMeeting(deps, signedIn(by), { meetingId: meeting.id, version: 1, become: 'held' });
  resolution = await aResolution(deps, met, { kind: 'recommendation', text: 'that Cabinet fund two posts' });
  await aResponse(deps, resolution.id);
  coming = await aMeeting(deps, old, { meetsOn: day('2026-03-12') });
  clock.set('2026-02-16T08:00:00Z');
  await tick([runCycles], deps);
}, 90_000);

const lettersToOfficer = async (): Promise<string[]> => await deps.db('letters').where({ person_id: officer.id, about_id: coming.id }).orderBy('queued_at').pluck('dedupe_key');

test('what must be finished before, and the first of it is said', () => {
  const facts: SuccessionFacts = { from: { id: 'a', successorId: null }, to: { id: 'b', successorId: null, endedOn: null }, today: day('2026-02-16'), planned: [], plannedThere: [], inReview: 0, hasClerkThere: true, clerkGoesAlong: false };
  const evening = { meetsOn: day('2026-03-12'), meetsAt: '18:30', papersOut: false };
  const table: [Partial<SuccessionFacts>, string | undefined][] = [
    [{}, undefined], [{ from: { id: 'a', successorId: 'c' } }, 'ended'], [{ to: { id: 'a', successorId: null, endedOn: null } }, 'same'], [{ to: { id: 'b', successorId: 'c', endedOn: null } }, 'successor-ended'],
    [{ to: { id: 'b', successorId: null, endedOn: day('2026-02-16') } }, 'successor-ended'], [{ to: { id: 'b', successorId: null, endedOn: day('2026-12-31') } }, undefined],
    [{ planned: [{ ...evening, meetsOn: day('2026-02-16') }] }, 'meeting-unsaid'], [{ planned: [{ ...evening, papersOut: true }] }, 'papers-out'], [{ inReview: 1 }, 'in-review'],
    [{ planned: [evening], plannedThere: [evening] }, 'same-evening'], [{ planned: [evening], plannedThere: [{ ...evening, meetsAt: '10:00' }] }, undefined],
    [{ hasClerkThere: false }, 'no-clerk'], [{ hasClerkThere: false, clerkGoesAlong: true }, undefined],
  ];
  expect(table.map(([given]) => refuses({ ...facts, ...given }))).toEqual(table.map(([, said]) => said));
});

test('nobody sits twice, and a second chair sits as a member', () => {
  const sits = (personId: string, part: Membership['part']): Membership => ({ personId, part }) as Membership;
  expect(whoGoesAlong([sits('a', 'chair'), sits('b', 'member'), sits('c', 'clerk')], [sits('x', 'chair'), sits('b', 'clerk')]).map(({ as }) => as)).toEqual(['member', undefined, 'clerk']);
  expect(whoGoesAlong([sits('a', 'chair')], []).map(({ as }) => as)).toEqual(['chair']);
});

describe('a merger with a cycle under way', () => {
  test('the administrator reads beforehand what will happen; nobody else has the page', async () => {
    expect((await (await site.signIn(clerk)).open('/panels/ECS/succeed-panel')).status).toBe(403);
    const browser = await site.signIn(administrator);
    await browser.open('/panels/ECS');
    await browser.follow('Another takes over');
    const page = await browser.open('/panels/ECS/succeed-panel?to=CYP');
    expect(page.text).toContain(`1 open action and 0 actions off the list, with everything said and decided about them. They keep their references, such as ${followed.reference}; new ones will begin with CYP.`);
    expect(page.text).toContain('1 planned meeting (Thursday 12 March 2026), with 1 request for updates already sent');
    expect(page.text).toContain('Old Chair, member (there is a chair already)');
    expect(await lettersToOfficer()).toHaveLength(1);
    await browser.submit('Let it take over', { peopleGoAlong: 'yes' });
    expect(browser.page.notice).toContain('New Panel has taken over 1 action and 1 planned meeting.');
    expect(browser.page.text).toContain('Took over from Old Panel (ECS)');
  });

  test('the action is the successor’s under its old reference, and its trail says so', async () => {
    expect((await getActionByReference(deps.db, followed.reference)).panelId).toBe(heir.id);
    expect(await deps.db('audit_entries').where({ what: 'action.inherited', about_label: followed.reference }).pluck('about_id')).toEqual([followed.id]);
    expect((await (await site.signIn(heirMember)).open(`/actions/${followed.reference}`)).text).toContain('Hold supervision every month');
  });

  test('the old meeting, its report and its trail stay where they were, readable by whoever sits on the successor', async () => {
    const browser = await site.signIn(heirMember);
    expect((await browser.open(`/meetings/${met.id}`)).text).toContain('that Cabinet fund two posts');
    expect((await browser.open(`/editions/${edition}`)).text).toContain('Old Panel');
    expect((await browser.open('/meetings')).text).toContain('Old Panel');
    expect((await (await site.signIn(heirClerk)).open('/')).text).not.toContain('Old Panel');
    expect((await getPanel(deps.db, old.id))).toMatchObject({ endedOn: '2026-02-16', successorId: heir.id });
    expect((await getMeeting(deps.db, met.id)).panelId).toBe(old.id);
  });

  test('its people go along; parts in the old panel end today', async () => {
    const there = (await listMemberships(deps.db, heir.id, day('2026-02-17'))).map(({ name, part }) => `${name}, ${part}`);
    expect(there.sort()).toEqual(['New Chair, chair', 'New Clerk, clerk', 'New Member, member', 'Old Chair, member', 'Old Clerk, clerk']);
    expect(await listMemberships(deps.db, old.id, day('2026-02-17'))).toEqual([]);
    expect((await getPerson(deps.db, chair.id, day('2026-02-17'))).parts.map(({ panelCode, part }) => `${panelCode} ${part}`)).toEqual(['CYP member', 'ECS member']);
  });

  test('nothing is asked twice: the cycle keeps its dates, and the link in the letter still takes an answer', async () => {
    for (const at of ['2026-02-16T08:01:00Z', '2026-02-17T08:00:00Z', '2026-02-19T08:00:00Z', '2026-02-20T08:00:00Z']) { clock.set(at); await tick([runCycles], deps); }
    expect(await lettersToOfficer()).toHaveLength(1);
    clock.set('2026-02-23T08:00:00Z');
    await tick([runCycles], deps);
    // The reminder, for the actions of both panels: one letter.
    expect(await lettersToOfficer()).toHaveLength(2);
    expect((await deps.db('letters').where({ person_id: officer.id, about_id: coming.id }).orderBy('queued_at', 'desc').first<{ text: string }>('text'))?.text).toMatch(new RegExp(`${theirs.reference}[^]*${followed.reference}`));
  });

  test('the next report compares what was inherited with the old panel’s last, and is still owed what that one recommended', async () => {
    const { content, previous } = await prepareContent(deps, deps.db, await getPanel(deps.db, heir.id), await getMeeting(deps.db, coming.id), { number: 2 });
    expect(previous?.edition.panelId).toBe(heir.id);
    expect(content.actions.map(({ reference }) => reference)).toEqual([theirs.reference, followed.reference].toSorted());
    expect(content.changes.lines.filter(({ about, changes }) => about === 'action' && changes.some(({ kind }) => kind === 'new'))).toEqual([]);
    expect(content.glance.followed).toEqual({ now: 2, before: 2 });
    expect(content.recommendations.map(({ text }) => text)).toEqual(['that Cabinet fund two posts']);
    expect(content.actions.find(({ reference }) => reference === followed.reference)?.because[0]?.says).toContain('Inspection of 2025');
  });

  test('an action made of what the old panel resolved is the successor’s, and no meeting is planned for what has ended', async () => {
    const nextOwner = await getPerson(deps.db, heirClerk.id, clock.today());
    const made = await makeActions(deps, signedIn(nextOwner), { panelId: old.id, agreedOn: day('2026-01-20'), actions: [{ wording: 'Fund two posts', leadPostId: null, target: null, sources: [{ resolutionId: resolution.id }] }] });
    expect(made.references).toEqual(['CYP-2']);
    expect(await planMeeting(deps, signedIn(nextOwner), { panelId: old.id, meetsOn: day('2026-06-11'), meetsAt: '18:30', venue: 'Hall', kind: 'ordinary' })).toEqual({ ok: false, because: 'ended' });
  });

  test('said twice, or the other way round, it is refused', async () => {
    const order = { peopleGoAlong: false, version: 2 };
    expect(await succeedPanel(deps, signedIn(administrator), { ...order, panelId: old.id, successorId: heir.id })).toEqual({ ok: false, because: 'ended' });
    expect(await succeedPanel(deps, signedIn(administrator), { ...order, panelId: heir.id, successorId: old.id })).toEqual({ ok: false, because: 'successor-ended' });
    await expect(succeedPanel(deps, signedIn(clerk), { ...order, panelId: heir.id, successorId: old.id })).rejects.toThrow('Only an administrator');
  });
});
