// The pages at the foot of every page, the list of pages of a list, and the log: small things each.
import { PassThrough } from 'node:stream';
import type { Request } from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { faceOf, mayBeBrandColour } from '../../src/web/face.ts';
import { pageAsked, pagination } from '../../src/web/paging.ts';
import { wordsOf } from '../../src/web/words.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { exampleRoutes } from './example/example.routes.ts';

const { deps } = await aCouncil();
const lines: string[] = [];
const stream = new PassThrough().on('data', (chunk: Buffer) => { lines.push(...chunk.toString().trim().split('\n')); });
const site = await aSite({ ...deps, log: pino({ level: 'info' }, stream) }, { rooms: [exampleRoutes] });

test.each([['Help'], ['Accessibility'], ['Privacy and cookies'], ['Complaints']])('the foot leads to %s', async (name) => {
  const browser = site.browser();
  await browser.open('/example');
  const page = await browser.follow(name);
  expect(page.status).toBe(200);
  expect(page.h1).toBe(name);
});

test('the log says which route, never which address, and nothing of a form', async () => {
  const browser = site.browser();
  await browser.open('/example/of/secret-canary?q=secret-canary');
  await browser.open('/example');
  await browser.submit('Change the date', { reason: 'secret-canary\r\n{"level":60}' });
  await browser.open('/example/broken');
  await expect.poll(() => lines.length).toBeGreaterThan(4);
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ request: expect.stringMatching(/^[0-9a-f-]{36}$/) as string });
  expect(lines.join('\n')).not.toContain('secret-canary');
  expect(lines.join('\n')).toContain('"route":"/example/of/:reference","status":404');
});

function asked(address: string): Request {
  const url = new URL(address, 'http://x');
  return { baseUrl: '', path: url.pathname, query: Object.fromEntries(url.searchParams) } as unknown as Request;
}

test.each([['/a', 1], ['/a?page=3', 3], ['/a?page=0', 1], ['/a?page=-1', 1], ['/a?page=1e9', 1], ['/a?page=', 1]])('%s is page %i', (address, number) => {
  expect(pageAsked(asked(address)).number).toBe(number);
});

test('pages keep the filters and leave gaps', () => {
  const request = asked('/actions?state=at+risk&page=5');
  const { said, previous, next, pages } = pagination(request, 'actions', pageAsked(request), 340);
  expect(said).toBe('Showing 101 to 125 of 340 actions');
  expect([previous, next]).toEqual(['/actions?state=at+risk&page=4', '/actions?state=at+risk&page=6']);
  expect(pages.map(({ text }) => text)).toEqual(['1', '…', '4', '5', '6', '…', '14']);
  expect(pagination(asked('/a'), 'actions', pageAsked(asked('/a')), 0).said).toBe('No actions');
  expect(pagination(asked('/a'), 'actions', pageAsked(asked('/a')), 25)).toMatchObject({ said: 'All 25 actions', next: undefined });
  expect(pagination(asked('/a?page=9'), 'actions', pageAsked(asked('/a?page=9')), 30)).toMatchObject({ said: 'There are only 2 pages of actions', previous: '/a?page=2' });
});

test('a council’s own words, with their plurals and capitals', () => {
  expect(wordsOf({ panel: 'committee', clerk: 'scrutiny officer' })).toMatchObject({ panel: 'committee', panels: 'committees', Panels: 'Committees', Clerk: 'Scrutiny officer', chair: 'chair' });
  expect(wordsOf({ panel: 'scrutiny body' }).panels).toBe('scrutiny bodies');
  expect(wordsOf({ panel: '  ' }).panel).toBe('panel');
});

test('a colour white cannot be read on gives way to ours', () => {
  expect([mayBeBrandColour('#0f4c5c'), mayBeBrandColour('#ffee00'), mayBeBrandColour('red'), mayBeBrandColour('#777777'), mayBeBrandColour('#767676')]).toEqual([true, false, false, false, true]);
  expect(faceOf({ councilName: 'X', isDemonstration: false, brandColour: '#ffee00', words: {} }).brandColour).toBe('#0f4c5c');
});
