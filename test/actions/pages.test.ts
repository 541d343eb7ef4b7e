// The pages of the actions as people meet them: what each sees, what is refused in words, what two clerks at once find.
import { beforeAll, describe, expect, test } from 'vitest';
import { maySeeAction } from '../../src/actions/action.policy.ts';
import { getActionByReference, listActions, listTargets } from '../../src/actions/action.store.ts';
import { countFilteredActions, listFilteredActions } from '../../src/actions/action-list.store.ts';
import { changeAction } from '../../src/actions/change-action.ts';
import { listDecisions } from '../../src/actions/proposal.store.ts';
import { propose } from '../../src/actions/propose.ts';
import { day } from '../../src/calendar/day.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { aMeeting, anAction, anInspection, aPanel, aPerson, aPost, aResolution, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil();
const site = await aSite(deps);
let panel: Panel, otherPanel: Panel, meeting: Meeting;
let clerk: Person, member: Person, officer: Person, director: Person, helper: Person, otherClerk: Person, administrator: Person;
let post: { id: string }, helperPost: { id: string }, inspection: Awaited<ReturnType<typeof anInspection>>;

beforeAll(async () => {
  await someSettings(deps);
  panel = await aPanel(deps);
  otherPanel = await aPanel(deps, { code: 'HCW', name: 'Health Panel' });
  const directorPost = await aPost(deps, { title: 'Director' });
  post = await aPost(deps, { title: 'Head of Assessment', directorPostId: directorPost.id });
  helperPost = await aPost(deps, { title: 'Head of Legal' });
  clerk = await aPerson(deps, { name: 'Clara Clerk', part: { panel, part: 'clerk' } });
  otherClerk = await aPerson(deps, { part: { panel: otherPanel, part: 'clerk' } });
  member = await aPerson(deps, { part: { panel, part: 'member' } });
  officer = await aPerson(deps, { name: 'Sam Rao', posts: [post] });
  director = await aPerson(deps, { posts: [directorPost] });
  helper = await aPerson(deps, { posts: [helperPost] });
  administrator = await aPerson(deps, { isAdministrator: true });
  meeting = await aMeeting(deps, panel, { meetsOn: day('2026-03-12') });
  await aMeeting(deps, panel, { meetsOn: day('2026-04-23') });
  inspection = await anInspection(deps, panel, { title: 'Children’s services', findings: [{ text: 'Return interviews must be held within 72 hours.', label: '7' }, { text: 'Keep a list.' }] });
  for (let i = 0; i < 28; i++) {
    await anAction(deps, clerk, panel, {
      wording: i === 0 ? 'Return interviews within 72 hours' : `Commitment 100 % number ${i}`, leadPostId: i % 2 === 0 ? post.id : null, contributorPostIds: i === 1 ? [helperPost.id] : [],
      target: i === 3 ? null : { on: day(i < 4 ? '2026-01-30' : '2026-06-30'), words: null, meetingId: null }, sources: [{ findingId: inspection.findings[i === 0 ? 0 : 1]!.id }],
    });
  }
  await anAction(deps, otherClerk, otherPanel, { leadPostId: post.id, wording: 'Across panels' });
});

describe('the list', () => {
  test('in SQL is what the policy says of each action, for every kind of person', async () => {
    const all = [...await listActions(deps.db, panel.id), ...await listActions(deps.db, otherPanel.id)];
    for (const person of [clerk, otherClerk, member, officer, director, helper, administrator]) {
      const seen = await listFilteredActions(deps.db, person, {}, deps.clock.today(), { sort: 'reference', isDescending: false, limit: 100, offset: 0 });
      expect(seen.map(({ reference }) => reference)).toEqual(all.filter((action) => maySeeAction(person, action)).map(({ reference }) => reference));
    }
  });

  test('shows 25 a page, says how many, and its figures are what their links lead to', async () => {
    const browser = await site.signIn(member);
    const page = await browser.open('/actions');
    expect(page.text).toContain('Showing 1 to 25 of 28 actions');
    expect(page.tables[0]).toHaveLength(26);
    const [open, overdue] = page.links.filter(({ text }) => /^\d+ (?:open|of these overdue)$/.test(text));
    expect([open?.text, overdue?.text]).toEqual(['28 open', '3 of these overdue']);
    expect((await browser.open(overdue!.href)).tables[0]).toHaveLength(4);
    expect((await browser.open('/actions?page=2')).tables[0]).toHaveLength(4);
    expect((await browser.open('/actions?page=99')).tables[0]).toHaveLength(4);
  });

  test('is filtered and sorted by its address', async () => {
    const browser = await site.signIn(clerk);
    const found = async (query: string) => (await browser.open(`/actions?${query}`)).tables[0]?.slice(1).map(([reference]) => reference) ?? [];
    expect(await found('text=interviews')).toEqual(['ECS-1']);
    expect(await found('text=ecs-2&sort=-reference')).toEqual(['ECS-28', 'ECS-27', 'ECS-26', 'ECS-25', 'ECS-24', 'ECS-23', 'ECS-22', 'ECS-21', 'ECS-20', 'ECS-2']);
    expect(await found('text=100 %25 n')).toHaveLength(25);
    expect(await found('text=100_')).toEqual([]);
    expect(await found(`finding=${inspection.findings[0]!.id}`)).toEqual(['ECS-1']);
    expect(await found(`inspection=${inspection.id}&overdue=yes&sort=reference`)).toEqual(['ECS-1', 'ECS-2', 'ECS-3']);
    expect(await found('state=closed')).toEqual([]);
    expect(browser.page.text).toContain('No action is like that');
    expect(await found('state=nonsense&lead=x&page=-3&sort=;drop')).toHaveLength(25);
    expect((await browser.open('/actions?text=interviews')).valueOf('text')).toBe('interviews');
  });

  test('of an officer is their own posts’, across panels', async () => {
    expect(await countFilteredActions(deps.db, officer, {}, deps.clock.today())).toBe(15);
    expect((await (await site.signIn(officer)).open('/actions?text=Across')).tables[0]?.[1]?.[0]).toBe('HCW-1');
  });
});

describe('one action', () => {
  test('tells its cause, its dates and its story', async () => {
    await reportProgress(deps, signedIn(officer), { reference: 'ECS-1', state: 'at risk', text: 'Two posts are <b>vacant</b>.', meetingId: null, afterDeadline: false });
    const page = await (await site.signIn(member)).open('/actions/ECS-1');
    expect(page.h1).toBe('Return interviews within 72 hours');
    expect(page.text).toContain('Return interviews must be held within 72 hours.');
    expect(page.text).toContain('Recommendation 7');
    expect(page.text).toContain('overdue by 41 days');
    expect(page.text).toContain('Head of Assessment: Sam Rao');
    expect(page.headings).toContain('Sam Rao, Head of Assessment, reported: at risk');
    expect(page.text).toContain('Two posts are <b>vacant</b>.');
    expect(page.links.map(({ text }) => text)).toContain('Ask about this');
    expect(page.links.map(({ text }) => text)).not.toContain('Record a decision');
  });

  test('outside one’s panels, never made, or oddly named: the same 404', async () => {
    for (const [person, path] of [[member, '/actions/HCW-1'], [member, '/actions/ECS-999'], [administrator, '/actions/ECS-1'], [helper, '/actions/ECS-1'], [clerk, '/actions/%00'], [clerk, '/actions/HCW-1/decide'], [clerk, '/actions/new'], [clerk, '/actions/new?finding=x']] as const) {
      const page = await (await site.signIn(person)).open(path);
      expect([path, page.status, page.h1]).toEqual([path, 404, 'Page not found']);
    }
  });

  test('known but not permitted: a 403 that explains and leaves one signed in', async () => {
    for (const [person, path] of [[member, 'decide'], [officer, 'decide'], [officer, 'change'], [member, 'lead-post'], [director, 'target'], [officer, 'ask'], [clerk, 'ask'], [member, 'report'], [member, 'report-on-behalf'], [clerk, 'exempt'], [member, 'exempt-note']] as const) {
      const page = await (await site.signIn(person)).open(`/actions/ECS-1/${path}`);
      expect([path, page.status]).toEqual([path, 403]);
      expect(page.text).toContain('You are still signed in');
    }
    expect((await (await site.signIn(member)).open(`/actions/new?finding=${inspection.findings[0]!.id}`)).status).toBe(403);
  });

  test('a stranger is asked to sign in', async () => {
    expect((await site.browser().send('/actions/ECS-1')).headers.get('location')).toBe('/sign-in?next=%2Factions%2FECS-1');
  });
});

describe('the clerk', () => {
  test('records a decision with its minute; what does not fit is said at its field', async () => {
    await propose(deps, signedIn(officer), { kind: 'extension', reference: 'ECS-3', reason: 'Vacancies.', newTargetOn: day('2026-07-31') });
    const browser = await site.signIn(clerk);
    await browser.open('/actions/ECS-3/decide');
    expect(browser.page.valueOf('meeting')).toBe(meeting.id);
    const wrong = await browser.submit('Record the decision', { meeting: '', minuteNumber: '41' });
    expect([wrong.status, wrong.errorSummary, wrong.valueOf('minuteNumber')]).toEqual([422, ['Say what was decided'], '41']);
    expect((await browser.submit('Record the decision', { kind: 'superseded', meeting: meeting.id })).errorSummary).toEqual(['Enter the reference of the action that takes its place']);
    expect((await browser.submit('Record the decision', { successor: 'HCW-1' })).errorOf('successor')).toBe('There is no other action of this panel with that reference');
    const done = await browser.submit('Record the decision', { kind: 'extension agreed', successor: '' });
    expect([done.path, done.notice]).toEqual(['/actions/ECS-3', 'Done. The decision about ECS-3 is recorded.']);
    expect(done.text).toContain('31 July 2026 was 30 January 2026');
    const action = await getActionByReference(deps.db, 'ECS-3');
    expect(await listDecisions(deps.db, [action.id])).toMatchObject([{ kind: 'extension agreed', meetingId: meeting.id, decidedOn: '2026-03-12', minuteNumber: '41' }]);
    expect(await listTargets(deps.db, [action.id])).toHaveLength(2);
  });

  test('whose change meets another’s sees both texts and loses none', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/actions/ECS-5/change');
    const action = await getActionByReference(deps.db, 'ECS-5');
    await changeAction(deps, signedIn(clerk), { ...action, wording: 'Theirs', why: 'first' });
    const clash = await browser.submit('Save the change', { wording: 'Mine, typed long', why: 'second' });
    expect(clash.status).toBe(422);
    expect(clash.text).toContain('Theirs');
    expect(clash.valueOf('wording').trim()).toBe('Mine, typed long');
    expect((await getActionByReference(deps.db, 'ECS-5')).wording).toBe('Theirs');
    await browser.submit('Save the change');
    expect((await getActionByReference(deps.db, 'ECS-5')).wording).toBe('Mine, typed long');
  });

  test('sets a target in words once the day they became has been seen', async () => {
    const browser = await site.signIn(clerk);
    await browser.open('/actions/ECS-4/target');
    expect((await browser.submit('Save the target date', { words: 'in due course' })).errorOf('words')).toContain('Enter the day yourself');
    const worked = await browser.submit('Save the target date', { words: 'at the next meeting' });
    expect(worked.text).toContain('“at the next meeting” is 23 April 2026.');
    expect((await getActionByReference(deps.db, 'ECS-4')).targetOn).toBeNull();
    expect((await browser.submit('Save the target date')).notice).toContain('23 April 2026');
    expect(await getActionByReference(deps.db, 'ECS-4')).toMatchObject({ targetOn: '2026-04-23', targetWords: 'at the next meeting' });
  });

  test('makes an action because of a resolution, with its words about when', async () => {
    const resolution = await aResolution(deps, meeting, { text: 'that officers report on supervision', dueWords: 'at the next meeting', ownerWords: 'Head of Assessment' });
    const browser = await site.signIn(clerk);
    const page = await browser.open(`/actions/new?resolution=${resolution.id}`);
    expect(page.valueOf('wording').trim()).toBe('Officers report on supervision');
    expect(page.text).toContain('When, in the minutes: “at the next meeting”.');
    const checked = await browser.submit('Make the action', { lead: post.id });
    expect([checked.status, checked.valueOf('on-day'), checked.valueOf('lead')]).toEqual([200, '23', post.id]);
    const made = await browser.submit('Make the action');
    expect(made.path).toBe('/actions/ECS-29');
    expect(made.text).toContain('that officers report on supervision');
    expect(await getActionByReference(deps.db, 'ECS-29')).toMatchObject({ leadPostId: post.id, targetOn: '2026-04-23', targetWords: 'at the next meeting', agreedOn: '2026-03-12' });
  });

  test('gives an action without a post its lead', async () => {
    const browser = await site.signIn(clerk);
    expect((await browser.open('/actions/ECS-6')).text).toContain('It has no lead officer’s post');
    await browser.follow('Choose a lead post');
    expect((await browser.submit('Save the lead post')).errorOf('post')).toBe('Choose a post');
    await browser.submit('Save the lead post', { post: helperPost.id });
    expect(browser.page.text).toContain('Lead officer Head of Legal');
  });
});
