// Help where it is needed: every page says what it is for, words are explained where they are met, and there is a page each to print, in the council's own words.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { glossary, termKeys } from '../../src/web/glossary.ts';
import { guideFor, guideKeys } from '../../src/web/guides.ts';
import { wordsOf } from '../../src/web/words.ts';
import { aPanel, aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const { deps } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const site = await aSite(deps);
const views = fileURLToPath(new URL('../../views', import.meta.url));

/** A link that is void, a letter on its way and a passkey that was refused: their first line says why, and there is nothing to do but that. */
const sayWhyInstead = ['progress/link-ended.ejs', 'sign-in/link-void.ejs', 'sign-in/reset-asked.ejs', 'sign-in/passkey-refused.ejs'];

test('every page says in one line what it is for', () => {
  const without = readdirSync(views, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ejs') && !name.startsWith('ui/') && !sayWhyInstead.includes(name))
    .filter((name) => [...readFileSync(path.join(views, name), 'utf8').matchAll(/ui\.heading\(\{.*\}\)/g)].some(([call]) => !call.includes('purpose')));
  expect(without.map((name) => `views/${name}: give its heading a purpose`)).toEqual([]);
});

test('guides and words are said in the council’s own terms', () => {
  const own = wordsOf({ panel: 'committee', clerk: 'Democratic Services Officer', leadOfficer: 'responsible officer', chair: 'Convener', cabinet: 'Executive', partOne: 'Open', partTwo: 'Closed' });
  const said = [...guideKeys.map((key) => JSON.stringify(guideFor(key, own))), JSON.stringify(glossary(own).map(({ term, means }) => [term, means]))].join('\n');
  expect(said).not.toMatch(/\bpanel|\bclerk\b|lead officer|\bthe chair\b|Cabinet|Part I\b|Part II\b/);
  expect(said).toContain('Democratic Services Officer');
  expect(glossary(own).map(({ key }) => key)).toEqual(termKeys);
});

test.each(guideKeys)('the guide for the %s fits on one page of paper', (key) => {
  const guide = guideFor(key, wordsOf());
  const words = guide.parts.flatMap(({ title, lines }) => [title, ...lines]).join(' ').split(/\s+/).length;
  expect(words).toBeLessThanOrEqual(420);
});

test('help leads to a page each and to the words; anybody may read them', async () => {
  await someSettings(deps);
  const browser = site.browser();
  await browser.open('/help');
  for (const [link, sentence] of [['One page for the clerk', 'One meeting from beginning to end'], ['One page for the lead officer', 'in under five minutes'], ['One page for members', 'The report the night before'], ['The words, and what each means here', 'A resolution addressed to Cabinet or a partner']] as const) {
    await browser.open('/help');
    const page = await browser.follow(link);
    expect([page.status, page.text.includes(sentence)], link).toEqual([200, true]);
  }
});

test('a page explains the words first met on it, closed until it is asked', async () => {
  const panel = await aPanel(deps);
  const browser = await site.signIn(await aPerson(deps, { part: { panel, part: 'member' } }));
  const page = await browser.open('/');
  expect(page.text).toContain('Words used on this page');
  expect(page.text).toContain('The target date has passed and the panel has not closed the action.');
  expect((await browser.open('/actions')).text).toContain('Words used on this page');
  expect((await browser.open('/account')).text).not.toContain('Words used on this page');
});
