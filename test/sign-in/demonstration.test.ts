// The demonstration's people: listed on the sign-in page, one press each; never where the process runs in production.
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { runSeeds } from '../../src/councils/seeds.ts';
import { demonstrationPassword, giveDemonstrationPassword } from '../../src/sign-in/demonstration.ts';
import { aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite } from '../support/page.ts';

const demonstration = await aCouncil({ at: '2026-11-21T10:00:00Z' });
const site = await aSite(demonstration.deps);

beforeAll(async () => { await runSeeds(demonstration.deps); }, 120_000);
afterEach(() => { vi.unstubAllEnvs(); });

test('every kind of person is one press away', async () => {
  const browser = site.browser();
  const page = await browser.open('/sign-in?next=/account');
  expect(page.text).toContain(`Everyone here is invented and has the password ${demonstrationPassword}`);
  const people = page.buttons.slice(2);
  for (const part of ['clerk', 'officer', 'director', 'chair', 'member', 'co-opted member', 'administrator']) expect(people.some((button) => button.endsWith(part))).toBe(true);
  for (const button of people) {
    const fresh = site.browser();
    await fresh.open('/sign-in?next=/account');
    expect((await fresh.submit(button)).h1).toBe('Your account');
  }
});

test('never in production, whatever the database says', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const { text } = await site.browser().open('/sign-in');
  expect(text).not.toContain('invented');
  expect(text).not.toContain(demonstrationPassword);
});

test('the password is given in a demonstration council only', async () => {
  const real = await aCouncil();
  await someSettings(real.deps);
  await expect(giveDemonstrationPassword(real.deps, [await aPerson(real.deps)])).rejects.toThrow('demonstration councils only');
});
