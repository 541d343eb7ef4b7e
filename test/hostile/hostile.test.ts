// An attacker at every form and address of the live app: nothing runs, nothing differs, nothing leaves, no answer is an error of ours
// (F-20 to F-28, S-32, S-66). Some sixty payloads by class in every run; all of them, each into every field, by `npm run hostile`.
import { beforeAll, describe, expect, test } from 'vitest';
import { aChromium, describeInChromium } from '../support/chromium.ts';
import { aCouncil } from '../support/database.ts';
import { attackFilters, attackPaths, attackQueries } from './attack-addresses.ts';
import { attackColumns } from './attack-columns.ts';
import { attackNames, attackShapes, attackTexts, attackValues, rightAnswers, type Right, type Told } from './attack-forms.ts';
import { faultsIn } from './faults.ts';
import { groundOn, walk, type Came, type Found, type Ground } from './ground.ts';
import { CLASSES, HIT, payloads } from './payloads.ts';
import { keepCode, surfacesOf, type Surface } from './stored.ts';
import { letTheTrailFail, postUntraced } from './untraced.ts';

const isFull = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'hostile';
const IN_TIME = isFull ? 3 * 60 * 60_000 : 240_000;

const { deps, owner, listJobs } = await aCouncil({ at: '2026-03-03T09:00:00Z' });
const laying = groundOn(deps);
let ground: Ground;
let found: Found;
let rights: Right[];

beforeAll(async () => {
  ground = await laying.lay();
  found = await walk(ground, deps);
  rights = await rightAnswers(ground, found);
}, IN_TIME);

function answer(of: Partial<Came>): Came {
  return { status: 200, headers: {}, text: '', ms: 1, ...of };
}

function page(html: string): Came {
  return answer({ headers: { 'content-type': 'text/html' }, text: html });
}

function expectNothing(name: string, { sent, faults }: Told): void {
  if (isFull) console.log(`${name}: ${sent.toLocaleString('en-GB')} requests, ${faults.length} faults${faults.slice(0, 20).map((fault) => `\n  ${fault}`).join('')}`);
  expect(sent).toBeGreaterThan(0);
  expect(faults).toEqual([]);
}

test('every class is among what is sent in every run', () => {
  expect(CLASSES.filter((one) => !payloads.some(({ of, inEveryRun }) => of === one && inEveryRun))).toEqual([]);
  expect(payloads.filter(({ inEveryRun }) => inEveryRun).length).toBeGreaterThanOrEqual(60);
});

test('the forms of most routes are found by walking, and most are answered rightly', () => {
  const posts = ground.live.filter((route) => route.startsWith('POST '));
  const without = posts.filter((route) => !found.forms.some((form) => form.route === route));
  if (isFull) console.log(`${found.forms.length} forms of ${posts.length} routes, ${rights.filter(({ isTaken }) => isTaken).length} answered rightly; drawn for nobody here: ${without.join(', ')}; refused: ${rights.filter(({ isTaken }) => !isTaken).map(({ form }) => form.route).join(', ')}`);
  expect(without.length / posts.length, `Drawn for nobody: ${without.join(', ')}`).toBeLessThan(0.3);
  expect(rights.filter(({ isTaken }) => isTaken).length / rights.length, `Refused: ${rights.filter(({ isTaken }) => !isTaken).map(({ form }) => form.route).join(', ')}`).toBeGreaterThan(0.6);
});

test.each<[string, Parameters<typeof faultsIn>[0]]>([
  ['an error of ours', answer({ status: 500 })], ['a delay', answer({ ms: 9_000 })], ['a way off the host', answer({ headers: { location: '//evil.example' } })], ['a header', answer({ headers: { 'x-hit': '1' } })],
  ['a script', page('<script>__hit(1)</script>')], ['an event', page('<p onclick="__hit(1)">')], ['a link that is code', page('<a href="javascript:__hit(1)">x</a>')], ['a sum', page('50337')],
  ['a file of the server', page('root:x:0:0:root')], ['a formula', answer({ headers: { 'content-type': 'text/csv' }, text: '"a","=1+1"' })],
])('%s would be noticed', (_, came) => { expect(faultsIn(came)).toHaveLength(1); });

test('words that are code, into every text', async () => { expectNothing('texts', await attackTexts(ground, rights, { isFull })); }, IN_TIME);
test('values that nobody was offered', async () => { expectNothing('values', await attackValues(ground, rights, { isFull })); }, IN_TIME);
test('names that pollute', async () => { expectNothing('names', await attackNames(ground, rights, { isFull })); }, IN_TIME);
test('requests that no form would send', async () => { expectNothing('shapes', await attackShapes(ground, rights, { isFull })); }, IN_TIME);
test('the names of all columns', async () => { expectNothing('columns', await attackColumns(ground, deps.db, rights)); }, IN_TIME);
test('queries', async () => { expectNothing('queries', await attackQueries(ground, found, { isFull })); }, IN_TIME);
test('filters asked for SQL', async () => { expectNothing('filters', await attackFilters(ground, found, { isFull })); }, IN_TIME);
test('addresses', async () => { expectNothing('addresses', await attackPaths(ground, { isFull })); }, IN_TIME);

test('C-24: a form keeps nothing when its entry in the trail cannot be written', async () => {
  await letTheTrailFail(owner);
  const { recorded, ...told } = await postUntraced(ground, deps.db, rights);
  expectNothing('trail', told);
  expect(new Set(recorded).size, `Recorded: ${recorded.join(', ')}`).toBeGreaterThan(40);
}, IN_TIME);

describe('code that was kept', () => {
  let kept: string[];
  let surfaces: Surface[];
  let faults: string[];

  // After everything that is taken back: these stay.
  beforeAll(async () => {
    kept = await keepCode(ground, rights);
    ({ surfaces, faults } = await surfacesOf(ground, deps, listJobs));
  }, IN_TIME);

  test('is shown as words on every page, in every letter and report', () => {
    if (isFull) console.log(`kept by ${kept.length} routes, shown on ${surfaces.length} pages, letters and reports`);
    expect(kept.length).toBeGreaterThan(12);
    expect(surfaces.length).toBeGreaterThan(30);
    expect(surfaces.filter(({ name }) => /letter|report as a file/.test(name)).length).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });

  describeInChromium('in Chromium', () => {
    test('runs nowhere, and nothing tries', async () => {
      const hits: string[] = [];
      let at = '';
      const context = await (await aChromium()).newContext();
      await context.exposeFunction(HIT, () => { hits.push(`${at}: ran`); });
      await context.exposeFunction('__violation', (what: string) => { hits.push(`${at}: ${what}`); });
      await context.addInitScript("document.addEventListener('securitypolicyviolation', (event) => window.__violation(event.violatedDirective))");
      // What is no page of ours is read where no policy of ours holds.
      const [page, bare] = [await context.newPage(), await context.newPage()];
      for (const { name, as, path, html } of isFull ? surfaces : oneOfEach(surfaces)) {
        at = name;
        const [cookie = '', value = ''] = ground.asEveryKind.cookieOf(as).split('=');
        await context.addCookies([{ name: cookie, value, url: ground.asEveryKind.address() }]);
        if (path === undefined) await bare.setContent(html);
        else await page.goto(ground.asEveryKind.address() + path);
      }
      expect(hits).toEqual([]);
      // One that runs and one that only tries, so that the others are known not to.
      at = 'the proof';
      const proof = `<img src=x onerror="${HIT}(1)">`;
      await bare.setContent(proof);
      await page.evaluate(`document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(proof)})`);
      await expect.poll(() => hits.toSorted(), { timeout: 10_000 }).toEqual(['the proof: ran', 'the proof: script-src-attr']);
    }, IN_TIME);
  });
});

function oneOfEach(surfaces: readonly Surface[]): Surface[] {
  const routeIn = ({ name }: Surface): string => name.replace(/ as [\w ,-]+$/, '');
  return surfaces.filter((surface, at) => surfaces.findIndex((other) => routeIn(other) === routeIn(surface)) === at);
}
