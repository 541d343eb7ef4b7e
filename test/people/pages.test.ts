// The pages of people, posts and organisations, as administrator, clerk and others see them.
import { beforeAll, describe, expect, test } from 'vitest';
import { changePerson } from '../../src/people/change-person.ts';
import type { Person } from '../../src/people/person.ts';
import { getPersonRecord } from '../../src/people/person.store.ts';
import { anOrganisation, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';

const { deps } = await aCouncil();
const site = await aSite(deps);
let administrator: Person, clerk: Person, officer: Person, post: { id: string; title: string };
let asAdministrator: Browser;

beforeAll(async () => {
  await someSettings(deps);
  const organisation = await anOrganisation(deps, { name: 'Testborough Council' });
  post = await aPost(deps, { title: 'Head of Assessment', organisation });
  administrator = await aPerson(deps, { name: 'Ada Grant', isAdministrator: true });
  clerk = await aPerson(deps, { name: 'Cleo Marsh', part: { panel: await aPanel(deps), part: 'clerk' } });
  officer = await aPerson(deps, { name: 'Jo Amin', posts: [post] });
  asAdministrator = await site.signIn(administrator);
});

describe('who may open what', () => {
  const pages = ['/people', '/people/add-person', '/posts', '/posts/add-post', '/organisations', '/panels', '/panels/add-panel', '/settings', '/settings/change-settings', '/audit'];
  const opens: Record<string, string[]> = { administrator: pages, clerk: ['/posts', '/panels'], officer: [] };
  test.each(['administrator', 'clerk', 'officer'])('%s', async (kind) => {
    const browser = await site.signIn({ administrator, clerk, officer }[kind] ?? officer);
    const opened: string[] = [];
    for (const page of pages) {
      const { status } = await browser.open(page);
      if (status === 200) opened.push(page); else expect(status).toBe(403);
    }
    expect(opened).toEqual(opens[kind]);
  });
  test('nobody who is not signed in; nothing that is not there', async () => {
    expect((await site.browser().open('/people')).path).toBe('/sign-in?next=%2Fpeople');
    for (const page of [`/people/${crypto.randomUUID()}`, '/people/nonsense', `/posts/${crypto.randomUUID()}`, '/panels/XYZ', '/audit/people/nonsense']) {
      expect((await asAdministrator.open(page)).status).toBe(404);
    }
  });
});

describe('a person', () => {
  test('is added; bad input repeats what was typed', async () => {
    await asAdministrator.open('/people/add-person');
    const again = await asAdministrator.submit('Add this person', { name: 'Councillor Priya Shah', email: 'not an address', lettersBy: 'paper' });
    expect([again.status, again.title.startsWith('Error: '), again.valueOf('name'), again.valueOf('email'), again.valueOf('lettersBy')]).toEqual([422, true, 'Councillor Priya Shah', 'not an address', 'paper']);
    expect(again.errorOf('email')).toBe('Enter an e-mail address in the correct form, like name@example.gov.uk');
    const added = await asAdministrator.submit('Add this person', { email: 'priya@testborough.example' });
    expect([added.h1, added.notice]).toEqual(['Councillor Priya Shah', 'Done. Councillor Priya Shah is added. Nothing has been sent to them yet.']);
    expect((await asAdministrator.open('/people')).tables[0]?.find(([name]) => name === 'Councillor Priya Shah')).toEqual(['Councillor Priya Shah', 'priya@testborough.example', '', 'has no password yet']);
  });
  test('changed by two: the second sees both texts, and saving again is their decision', async () => {
    const { id } = await aPerson(deps, { name: 'Pat Low' });
    const mine = await site.signIn(administrator);
    await mine.open(`/people/${id}/change-person`);
    const { version, ...record } = await getPersonRecord(deps.db, id);
    await changePerson(deps, signedIn(administrator), { ...record, version, name: 'Dr Pat Low' });
    const both = await mine.submit('Save the changes', { name: 'Patricia Low' });
    expect(both.status).toBe(422);
    expect(both.text).toMatch(/Ada Grant saved it on 12 March 2026, 10.00 am.*Dr Pat Low.*What you wrote.*Patricia Low/);
    expect(both.valueOf('name')).toBe('Patricia Low');
    expect((await mine.submit('Save the changes')).h1).toBe('Patricia Low');
  });
});

describe('a post', () => {
  test('is handed over on its page', async () => {
    await asAdministrator.open(`/posts/${post.id}`);
    await asAdministrator.follow('Hand over');
    const refused = await asAdministrator.submit('Hand the post over', { personId: officer.id });
    expect(refused.errorOf('personId')).toBe('This person holds the post already');
    const done = await asAdministrator.submit('Hand the post over', { personId: clerk.id, 'from-day': '1', 'from-month': 'April', 'from-year': '2026' });
    expect(done.notice).toBe('Done. The post is handed over from 1 April 2026.');
    expect(done.tables[0]?.slice(1)).toEqual([['Cleo Marsh', '1 Apr 2026', ''], ['Jo Amin', '1 Jan 2010', '31 Mar 2026']]);
  });
  test('is added with its holder, changed and ended', async () => {
    await asAdministrator.open('/posts/add-post');
    const page = await asAdministrator.submit('Add this post', { title: 'Principal Social Worker', directorPostId: post.id });
    expect(page.errorOf('organisationId')).toBe('Choose the organisation it belongs to');
    const organisationId = /value="([0-9a-f-]{36})"[^>]*>Testborough Council/.exec(page.html)?.[1] ?? '';
    const added = await asAdministrator.submit('Add this post', { organisationId, holderId: officer.id });
    expect(added.text).toContain('Jo Amin, since 12 March 2026');
    await asAdministrator.follow('End the post');
    const ended = await asAdministrator.submit('End this post', { 'endedOn-day': '1', 'endedOn-month': '5', 'endedOn-year': '2026' });
    expect(ended.text).toContain('Ended 1 May 2026');
  });
  test('a clerk reads it and is offered nothing they may not do', async () => {
    const page = await (await site.signIn(clerk)).open(`/posts/${post.id}`);
    expect(page.status).toBe(200);
    expect(page.links.map(({ text }) => text)).not.toContain('Hand over');
    expect((await (await site.signIn(clerk)).open(`/posts/${post.id}/hand-over-post`)).status).toBe(403);
  });
});

test('an organisation is added and renamed', async () => {
  await asAdministrator.open('/organisations/add-organisation');
  await asAdministrator.submit('Add this organisation', { name: 'Children First', kind: 'trust' });
  await asAdministrator.follow('Children First');
  expect((await asAdministrator.submit('Save the changes', { name: 'Testborough Children First' })).notice).toBe('Done. Testborough Children First is changed.');
});
