// Every kind of letter: the text says all that the HTML says, nothing is fetched from anywhere, and the HTML is fit to be read aloud.
import path from 'node:path';
import { parse } from 'parse5';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { letterSamples } from '../../src/letters/gallery.page.ts';
import { wordsOf } from '../../src/web/words.ts';
import { aChromium, axe, describeInChromium } from '../support/chromium.ts';
import { all, attribute, first, is, words } from '../support/html.ts';
import { allFiles } from '../support/source.ts';

const face = { councilName: 'Testborough Council', isDemonstration: false, brandColour: '#0f4c5c', words: wordsOf() };

const LINK = /https?:\/\/[^\s<>"]+/g;
const spoken = (text: string): string[] => text.replace(LINK, ' ').split(/[^\p{L}\p{N}’'-]+/u).filter((word) => word !== '').map((word) => word.toLowerCase());

describe.each(letterSamples.map((sample) => [sample.stem, sample.make(face)] as const))('%s', (_, email) => {
  const document = parse(email.html);
  const body = first(document, is('body'));

  test('the text has every word and every link of the HTML', () => {
    const inText = new Set(spoken(`${email.subject} ${face.councilName} ${email.text}`));
    expect(spoken(words(body)).filter((word) => !inText.has(word))).toEqual([]);
    const links = all(document, is('a')).map((a) => attribute(a, 'href') ?? '');
    expect([...new Set(links)].sort()).toEqual([...new Set(email.text.match(LINK) ?? [])].sort());
  });

  test('it has a language, a title and readable structure, and fetches nothing', () => {
    expect(all(document, is('html')).map((html) => attribute(html, 'lang'))).toEqual(['en-GB']);
    expect(words(first(document, is('title')))).not.toBe('');
    expect(email.html).not.toMatch(/<img|<script|<link|@import|url\(|background=|\son\w+=/i);
    expect(Buffer.byteLength(email.html + email.text)).toBeLessThan(100_000);
    for (const table of all(document, is('table'))) expect(all(table, is('th')).length + (attribute(table, 'role') === 'presentation' ? 1 : 0)).toBeGreaterThan(0);
  });

  test('its subject is one short line without anything exempt', () => {
    expect(email.subject).toMatch(/^.{3,120}$/);
    expect(`${email.subject} ${email.text}`).not.toMatch(/exempt note|undefined|\[object|NaN|null\b/i);
  });
});

test('every letter the program can write is in the gallery', () => {
  const written = allFiles().filter((file) => /^src\/.*\.email\.ts$/.test(file)).map((file) => path.basename(file, '.email.ts')).sort();
  expect(letterSamples.map(({ stem }) => stem).sort()).toEqual(written);
});

describeInChromium('in a browser', () => {
  let chromium: Browser;
  beforeAll(async () => { chromium = await aChromium(); });

  test.each(letterSamples.map((sample) => [sample.stem, sample.make(face)] as const))('axe finds nothing in %s, light or dark', async (_, email) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await (await chromium.newContext({ colorScheme })).newPage();
      await page.setContent(email.html);
      expect(await axe(page)).toEqual([]);
      await page.context().close();
    }
  }, 120_000);
});
