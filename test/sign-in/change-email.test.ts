// One's own e-mail address: a link to the new one, used once; the old one is told; nobody learns whose an address is.
import { beforeAll, expect, test } from 'vitest';
import { sendAddressLinkJob } from '../../src/sign-in/send-address-link.job.ts';
import { useLink } from '../../src/sign-in/use-link.ts';
import type { Person } from '../../src/people/person.ts';
import { aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';
import { givePassword, linkIn } from '../support/signing-in.ts';

const { deps, clock, owner, listJobs } = await aCouncil();
const site = await aSite(deps);
const { signal } = new AbortController();
let sam: Person, lee: Person;

beforeAll(async () => {
  await someSettings(deps);
  [sam, lee] = [await aPerson(deps, { name: 'Sam Rao', email: 'sam@testborough.example' }), await aPerson(deps, { email: 'lee@testborough.example' })];
  await givePassword(deps, sam);
});

const work = async (): Promise<void> => { await sendAddressLinkJob.run(deps, (await listJobs()).filter(({ name }) => name === 'send-address-link').at(-1)?.payload as Record<string, unknown>, signal); };
const emailOf = async (person: Person): Promise<unknown> => (await owner('people').where({ id: person.id }).pluck('email'))[0];

test('the page says and does the same for an address that is somebody’s and for one that is free; only the free one gets a letter', async () => {
  const said: string[] = [];
  for (const email of [lee.email, 'sam.rao@testborough.example']) {
    const browser = await site.signIn(sam);
    await browser.open('/account/change-email');
    said.push((await browser.submit('Send the letter', { email })).text.replaceAll(email, 'THE ADDRESS'));
    await work();
  }
  expect(said[0]).toBe(said[1]);
  expect(await owner('letters').where({ kind: 'new-address' }).pluck('to_address')).toEqual(['sam.rao@testborough.example']);
  expect(await emailOf(sam)).toBe('sam@testborough.example');
});

test('opening the link changes nothing; sending its page does, once; the old address is told and everybody is signed out', async () => {
  const elsewhere = await site.signIn(sam);
  const path = (await linkIn(deps, 'new-address', sam.id)).replace(deps.council.baseUrl, '');
  const token = path.replace('/new-address/', '');
  expect(await useLink(deps, { token, password: 'three teal kayaks' }), 'it sets no password').toEqual({ ok: false, because: 'link-void' });
  const [scanner, browser] = [site.browser(), site.browser()];
  for (let i = 0; i < 3; i++) await scanner.open(path);
  expect([...scanner.cookies.keys()], 'whoever only looks has no session').toEqual([]);
  expect(await emailOf(sam)).toBe('sam@testborough.example');
  await browser.open(path);
  expect((await browser.submit('This is my address')).text).toContain('Your e-mail address is now sam.rao@testborough.example');
  expect(await emailOf(sam)).toBe('sam.rao@testborough.example');
  expect((await elsewhere.send('/account')).headers.get('location')).toMatch(/^\/sign-in/);
  expect(await owner('letters').where({ kind: 'second-factor-changed' }).select('to_address', 'text')).toEqual([{ to_address: 'sam@testborough.example', text: expect.stringContaining('was changed to sam.rao@testborough.example') }]);
  expect((await site.browser().open(path)).status, 'once').toBe(410);
});

test('an hour later, after a newer one, or when the address has become somebody’s, it opens nothing', async () => {
  const ask = async (email: string): Promise<string> => {
    const browser = await site.signIn(sam);
    await browser.open('/account/change-email');
    await browser.submit('Send the letter', { email });
    await work();
    return (await linkIn(deps, 'new-address', sam.id)).replace(deps.council.baseUrl, '');
  };
  await owner('guesses').delete();
  const old = await ask('one@testborough.example');
  clock.advance(1000);
  const newer = await ask('two@testborough.example');
  expect((await site.browser().open(old)).status).toBe(410);
  const late = site.browser();
  await late.open(newer);
  await aPerson(deps, { email: 'two@testborough.example' });
  expect((await late.submit('This is my address')).status, 'taken meanwhile').toBe(410);
  clock.advance(1000);
  const third = await ask('three@testborough.example');
  clock.advance(60 * 60_000);
  expect((await site.browser().open(third)).status).toBe(410);
  const browser = await site.signIn(sam);
  await browser.open('/account/change-email');
  expect((await browser.submit('Send the letter', { email: 'SAM.RAO@testborough.example' })).errorOf('email')).toBe('This is your address already');
});
