// Search as people meet it: what is found with its passage and its place, who finds what, and what is in no index at all.
import { beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '../../src/people/person.ts';
import type { Kind } from '../../src/sign-in/rights.ts';
import { anyOf, passageParts, referenceIn } from '../../src/home/search.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { canaryOf, twoPanels, type TwoPanels } from '../support/two-panels.ts';

const { deps, owner } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
let panels: TwoPanels;

beforeAll(async () => { panels = await twoPanels(deps); }, 120_000);

const as = (kind: Kind): Person => { const person = panels.people[kind]; if (person === undefined) throw new Error(kind); return person; };
const look = async (kind: Kind, words: string) => await (await site.signIn(as(kind))).open(`/search?${new URLSearchParams({ q: words }).toString()}`);
const tabs = (page: Awaited<ReturnType<typeof look>>): string[] => page.links.map(({ text }) => text).filter((text) => /^[A-Z][a-z ]+ \(\d+\)$/.test(text));

describe('what is found', () => {
  test('stands with its passage, by any form of the word, and leads to its place', async () => {
    const page = await look('clerk', 'supervise');
    expect(page.text).toContain('Improve supervision');
    const hrefs = page.links.map(({ href }) => href);
    expect(hrefs).toContain('/actions/ECS-1');
    expect(hrefs).toContain(`/inspections/${panels.own.inspection}#${panels.own.finding}`);
    expect(hrefs).toContain(`/meetings/${panels.own.metMeeting}#${panels.own.resolution}`);
    expect(hrefs.some((href) => href.startsWith(`/editions/${panels.own.edition}#action-plan`))).toBe(true);
    expect((await look('clerk', 'recorded "79%"')).links.map(({ href }) => href)).toContain(`/actions/ECS-1#update-${panels.own.update}`);
  });

  test('by kind, each with its number, which is what its link shows', async () => {
    const page = await look('clerk', 'supervision');
    expect(tabs(page).length).toBeGreaterThan(3);
    for (const { text, href } of page.links.filter((link) => tabs(page).includes(link.text))) {
      const shown = await (await site.signIn(as('clerk'))).open(href);
      expect([text, shown.headings.length - 1]).toEqual([text, Number(/\d+/.exec(text)?.[0])]);
    }
  });

  test('a reference, however it is typed, is its action; one of another panel is not there', async () => {
    const browser = await site.signIn(as('member'));
    for (const typed of ['ECS-1', 'ecs 1', ' Ecs1 ']) expect((await browser.open(`/search?q=${encodeURIComponent(typed)}`)).path).toBe('/actions/ECS-1');
    expect((await browser.open('/search?q=HCW-1')).text).toContain('Nothing has “HCW-1”');
  });
});

describe('who finds what', () => {
  const everybody = ['clerk', 'chair', 'member', 'co-opted member', 'lead officer', 'director', 'clerk of another panel', 'member of another panel', 'another officer', 'administrator'] as const;
  test.each(everybody)('%s opens whatever they find, and finds nothing of another panel', async (kind) => {
    const browser = await site.signIn(as(kind));
    const page = await browser.open('/search?q=supervision+or+recorded+or+officers');
    const own = /another/.test(kind) ? 'HCW' : 'ECS';
    expect(page.text).not.toContain(own === 'ECS' ? canaryOf.wall('HCW') : canaryOf.wall('ECS'));
    const found = page.links.filter(({ href }) => /^\/(?:actions|meetings|inspections|editions)\/./.test(href));
    expect(found.length > 0).toBe(kind !== 'administrator');
    for (const href of new Set(found.map((link) => link.href.replace(/#.*/, '')))) expect([href, (await browser.open(href)).status]).toEqual([href, 200]);
  });

  test('exempt words, private questions and withdrawn reports are found by nobody', async () => {
    for (const kind of ['clerk', 'co-opted member, entitled', 'lead officer', 'member'] as const) {
      for (const words of [canaryOf.exempt('ECS'), canaryOf.reason('ECS'), canaryOf.private('ECS')]) expect((await look(kind, `"${words}"`)).text).toContain('Nothing has');
    }
  });

  test('the public is asked to sign in', async () => {
    expect((await site.browser().send('/search?q=supervision')).headers.get('location')).toBe('/sign-in?next=%2Fsearch%3Fq%3Dsupervision');
  });
});

describe('nothing to show', () => {
  test('nothing asked, nothing found, nothing but common words, too much asked: each says what to do', async () => {
    expect((await look('member', '')).text).toContain('What are you looking for?');
    const none = await look('member', 'zebra crossing');
    expect(none.text).toContain('Nothing has “zebra crossing”');
    expect(none.links.find(({ text }) => text === 'Look for any of these words instead')?.href).toBe('/search?q=zebra+or+crossing');
    expect((await look('member', 'the of and')).text).toContain('Those words are in every text');
    expect((await look('member', 'x'.repeat(300))).text).toContain('That is too long to look for');
    for (const odd of ['"', '-', ':*', "' or 1=1 --", '<b>', '%']) expect((await look('member', odd)).status).toBe(200);
  });

  test('more than is shown is said so', async () => {
    await owner.raw('alter table updates disable trigger user');
    await owner.raw(`insert into updates (id, action_id, state, text, by_person_id, by_name, way, at)
      select gen_random_uuid(), ?, 'on track', 'Giraffes were counted, time ' || n, ?, 'Somebody', 'signed in', now() from generate_series(1, 620) n`, [panels.own.actionId, as('lead officer').id]);
    await owner.raw('alter table updates enable trigger user');
    const page = await look('clerk', 'giraffe');
    expect(page.text).toContain('Updates (over 500)');
    expect(page.text).toContain('Showing 1 to 20 of 500 places');
    expect(page.text).toContain('at most 500 are shown');
    expect(page.headings).toHaveLength(21);
  });
});

test('the box stands on every page of whoever is signed in, and not twice where the page itself is one', async () => {
  const browser = await site.signIn(as('member'));
  await browser.open('/meetings');
  expect((await browser.submit('Search', { q: 'ECS-1' })).path).toBe('/actions/ECS-1');
  expect((await browser.open('/search')).text.match(/Search/g)?.length).toBeLessThan(4);
  expect((await site.browser().open('/sign-in')).text).not.toContain('Words or reference');
});

test.each([['ecs 42', 'ECS-42'], ['ECS42', 'ECS-42'], ['ecs-042', undefined], ['supervision', undefined], ['in 72 hours', undefined]])('"%s" is the reference %s', (typed, reference) => {
  expect(referenceIn(typed)).toBe(reference);
});

test('what was found is marked and nothing else is read as a mark', () => {
  expect(passageParts('a \ue000b\ue001 <mark>c')).toEqual([{ text: 'a ', isFound: false }, { text: 'b', isFound: true }, { text: ' <mark>c', isFound: false }]);
  expect([anyOf('one'), anyOf('return "within 72" -x')]).toEqual([undefined, 'return or within or 72']);
});
