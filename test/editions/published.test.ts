// What anybody may read: a panel's published reports as pages, feed, files and JSON; nothing before its day, nothing once withdrawn, nothing of who asks.
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { EditionContent } from '../../src/editions/edition-content.ts';
import { editionSchema } from '../../src/editions/edition-schema.render.ts';
import { dispatchEdition, type DispatchOrder } from '../../src/editions/dispatch-edition.ts';
import type { EditionSummary } from '../../src/editions/edition.ts';
import { renderFeed } from '../../src/editions/published-feed.render.ts';
import { latestOf, publishedOf } from '../../src/editions/published.ts';
import { sendEdition } from '../../src/editions/send-edition.job.ts';
import { withdrawEdition } from '../../src/editions/withdraw-edition.ts';
import { day } from '../../src/calendar/day.ts';
import type { Meeting } from '../../src/meetings/meeting.ts';
import type { Person } from '../../src/people/person.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { aDispatch, aMeeting, anAction, aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
let clerk: Person, member: Person, meeting: Meeting;

beforeAll(async () => {
  await someSettings(deps);
  const panel = await aPanel(deps);
  const post = await aPost(deps, { title: 'Head of Assessment' });
  await aPerson(deps, { name: 'Sam Officer', posts: [post] });
  clerk = await aPerson(deps, { name: 'Marian Clerk', part: { panel, part: 'clerk', entitledToExempt: true } });
  member = await aPerson(deps, { name: 'Cllr Member', part: { panel, part: 'member' } });
  meeting = await aMeeting(deps, panel);
  const { reference } = await anAction(deps, clerk, panel, { wording: 'Interview children who return within 72 hours', leadPostId: post.id, target: { on: day('2026-01-30'), words: null, meetingId: null } });
  await writeExemptNote(deps, signedIn(clerk), { reference, note: 'canary-exempt', paragraph: 1, reason: 'canary-reason', replacesId: null });
});

async function dispatched(more: Partial<DispatchOrder>): Promise<string> {
  const sent = await dispatchEdition(deps, signedIn(clerk), aDispatch(meeting, more));
  if (!sent.ok) throw new Error(sent.because);
  await sendEdition.run(deps, { editionId: sent.editionId }, new AbortController().signal);
  return sent.editionId;
}

const feed = async (): Promise<string> => await (await site.browser().send('/published/ECS/feed.atom')).text();
const entries = (text: string): { id: string; title: string; updated: string }[] => [...text.matchAll(/<entry>\n<id>(.*)<\/id>\n<title>(.*)<\/title>\n<published>.*\n<updated>(.*)<\/updated>/g)].map(([, id = '', title = '', updated = '']) => ({ id, title, updated }));

describe('a panel’s published reports', () => {
  let first: string;

  test('before its moment of publication there is nothing to read, and no word of it', async () => {
    first = await dispatched({ publishAt: new Date('2026-03-04T09:00:00Z') });
    const browser = site.browser();
    expect((await browser.open('/published/ECS')).text).toContain('Nothing is published yet');
    for (const path of ['1', '1/report.json', '1/files/pdf']) expect((await browser.send(`/published/ECS/${path}`)).status, path).toBe(404);
    expect(entries(await feed())).toEqual([]);
    expect((await browser.send('/published/ECS/latest')).headers.get('location')).toBe('/published/ECS');
  }, 60_000);

  test('from then on anybody reads its public part, from the page that stays the same', async () => {
    clock.set('2026-03-04T09:00:00Z');
    const browser = site.browser();
    await browser.open('/published');
    expect(browser.page.text).toContain('Latest: report 1, for the meeting of 12 March 2026');
    await browser.follow('Education and Children’s Services Scrutiny Panel');
    const page = await browser.follow('Read the newest report');
    expect(page.path).toBe('/published/ECS/1');
    expect(page.text).toContain('Published on 4 March 2026. It stays as it was sent.');
    expect(page.text).toContain('Interview children who return within 72 hours');
    expect(page.text).toContain('Exempt information, paragraph 1');
    for (const path of ['1', '1/report.json', '1/files/pdf', '1/files/csv', '1/files/html', 'feed.atom']) {
      const answer = await browser.send(`/published/ECS/${path}`);
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('set-cookie')], path).toEqual([200, 'public, max-age=300', null]);
      expect(await answer.text(), path).not.toMatch(/canary-(?:exempt|reason)/);
    }
  });

  test('whoever is signed in sees the same page as everybody, so that it may be kept on the way', async () => {
    const anybody = await (await site.browser().send('/published/ECS/1')).text();
    const signed = await site.signIn(member);
    expect(await (await signed.send('/published/ECS/1')).text()).toBe(anybody);
    expect((await signed.send('/editions/' + first)).headers.get('cache-control')).toBe('no-store');
  });

  test('the JSON is as its schema says, and who has it already is told so', async () => {
    const answer = await site.browser().send('/published/ECS/1/report.json');
    expect(answer.headers.get('link')).toBe('</published/json-format/edition-1.schema.json>; rel="describedby"');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const content = editionSchema.parse(await answer.json());
    expect([content.head.number, content.audience, content.actions.map(({ reference }) => reference)]).toEqual([1, 'public', ['ECS-1']]);
    const again = await site.browser().send('/published/ECS/1/report.json', { headers: { 'if-none-match': answer.headers.get('etag') ?? '', 'cache-control': 'max-age=0' } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const schema = await (await site.browser().send('/published/json-format/edition-1.schema.json')).json() as Record<string, unknown>;
    expect(schema).toMatchObject({ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${deps.council.baseUrl}/published/json-format/edition-1.schema.json`, type: 'object', additionalProperties: false });
  });

  test('a replacement and what it replaces say of each other what they are, on the page and in the feed', async () => {
    clock.set('2026-03-04T10:00:00Z');
    const [before] = entries(await feed());
    await dispatched({ follows: { kind: 'replacement', editionId: first, reason: 'A target date was wrong' } });
    const browser = site.browser();
    const old = await browser.open('/published/ECS/1');
    expect(old.text).toContain('Replaced, because A target date was wrong.');
    expect((await browser.follow('Open report 2')).status).toBe(200);
    expect((await browser.send('/published/ECS/latest')).headers.get('location')).toBe('/published/ECS/2');
    expect((await browser.send('/published/ECS/1/report.json')).headers.get('link')).toContain('</published/ECS/2/report.json>; rel="successor-version"');
    const now = entries(await feed());
    expect(now.map(({ title }) => title)).toEqual(['Progress report 2, replacement, for the meeting of 12 March 2026', 'Progress report 1, for the meeting of 12 March 2026 (replaced)']);
    expect([now[1]?.id, (now[1]?.updated ?? '') > (before?.updated ?? '')]).toEqual([before?.id, true]);
  }, 60_000);

  test('one that is withdrawn is gone: its page says so and not why, its files and its JSON are no more', async () => {
    clock.set('2026-03-06T09:00:00Z');
    expect((await withdrawEdition(deps, signedIn(clerk), { editionId: first, why: 'It names a child' })).ok).toBe(true);
    const browser = site.browser();
    const page = await browser.open('/published/ECS/1');
    expect([page.status, page.h1]).toEqual([410, 'This report was withdrawn']);
    expect(page.text).toContain('took it back on 6 March 2026');
    expect(page.text).not.toMatch(/names a child|72 hours/);
    for (const path of ['report.json', 'files/pdf', 'files/csv', 'files/html']) expect((await browser.send(`/published/ECS/1/${path}`)).status, path).toBe(404);
    expect(await feed()).toContain('Withdrawn on 6 March 2026. Report 2 takes its place.');
    expect(await feed()).not.toContain('names a child');
  });

  test('what is not there is not found', async () => {
    for (const path of ['XYZ', 'XYZ/feed.atom', 'ECS/9', 'ECS/0', 'ECS/1e0', 'ECS/2/files/gif', 'ECS/2/files/logo']) expect((await site.browser().send(`/published/${path}`)).status, path).toBe(404);
  });
});

const summary = (number: number, more: Partial<EditionSummary> = {}): EditionSummary => ({
  id: `0000000${number}`, panelId: 'p', meetingId: 'm', number, kind: 'main', followsId: null, reason: null, comparedWithId: null, contentVersion: 1, contentSha256: '', asAt: new Date('2026-03-01T10:00:00Z'),
  publishAt: new Date(`2026-03-0${number}T10:00:00Z`), dispatchedAt: new Date('2026-03-01T10:00:00Z'), dispatchedByPersonId: 'c', hasExempt: false, meetsOn: day('2026-03-12'), withdrawnAt: null, withdrawnWhy: null, ...more,
});

test('a replacement that is not public yet changes nothing, and one that is withdrawn gives the place back', () => {
  const replacement = (more: Partial<EditionSummary>) => [summary(1), summary(5, { kind: 'replacement', followsId: summary(1).id, reason: 'a date', ...more })];
  expect(latestOf(publishedOf(replacement({}), new Date('2026-03-04T00:00:00Z')))?.edition.number).toBe(1);
  expect(latestOf(publishedOf(replacement({}), new Date('2026-03-06T00:00:00Z')))?.edition.number).toBe(5);
  expect(latestOf(publishedOf(replacement({ withdrawnAt: new Date('2026-03-07T00:00:00Z') }), new Date('2026-03-08T00:00:00Z')))?.edition.number).toBe(1);
});

test('a feed holds any text a name can have', () => {
  const published = publishedOf([summary(1, { kind: 'supplement', followsId: 'x', reason: '<b>&\u0000"\ud800' })], new Date('2026-04-01T00:00:00Z'));
  const text = renderFeed({ baseUrl: 'https://x.example', councilName: 'A & B <Council>', panel: { id: 'p', code: 'ECS', name: '"Panel"' }, reportTitle: 'Report', published, emptyAt: '' });
  expect(text).toContain('<name>A &amp; B &lt;Council&gt;</name>');
  expect(text).not.toMatch(/[\u0000\ud800]/);
});

test('the schema is the type, both ways, and reads the reports of version 1', () => {
  // The compiler holds this: what the schema allows is a content, and the schema itself says `satisfies` the other way.
  const readable: (held: z.infer<typeof editionSchema>) => EditionContent = (held) => held;
  const kept: unknown = JSON.parse(readFileSync(new URL('fixtures/content-1.json', import.meta.url), 'utf8'));
  expect(readable(editionSchema.parse(kept)).contentVersion).toBe(1);
  expect(editionSchema.safeParse({ ...(kept as object), more: 1 }).success).toBe(false);
});
