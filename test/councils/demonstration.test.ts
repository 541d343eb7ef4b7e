// The demonstration: loads once, and each person the terminal names is there, in their part, with the password that is printed.
import { expect, test } from 'vitest';
import type { Db } from '../../src/database/db.ts';
import { listSignIns, runSeeds } from '../../src/councils/seeds.ts';
import { findPerson } from '../../src/people/person.store.ts';
import { getSettings } from '../../src/settings/settings.store.ts';
import { findCredentialByEmail } from '../../src/sign-in/credential.store.ts';
import { checkPassword } from '../../src/sign-in/password-hash.ts';
import { mayBePassword } from '../../src/sign-in/password.ts';
import { aCouncil } from '../support/database.ts';

// Each in a database of its own: what separates two in one is asked in walls.test.ts.
const councils = await Promise.all(['slough', 'doncaster'].map(async (key) => {
  const { deps, clock } = await aCouncil();
  return { key, clock, deps: { ...deps, council: { ...deps.council, key } } };
}));

test.each(councils)('that of $key is loaded once', async ({ deps }) => {
  expect((await runSeeds(deps)).length).toBeGreaterThan(0);
  expect(await runSeeds(deps)).toEqual([]);
}, 120_000);

test('nobody and nothing of the one is in the other', async () => {
  const [slough = [], doncaster = []] = await Promise.all(councils.map(async ({ deps }) => (await deps.db<{ name: string }>('people').select('name')).map(({ name }) => name)));
  expect(slough.filter((name) => doncaster.includes(name))).toEqual([]);
  for (const { key, deps } of councils) {
    const settings = await getSettings(deps.db);
    expect([settings.councilName.toLowerCase(), settings.mailFromAddress]).toEqual([expect.stringContaining(key), `scrutiny@${key}.example`]);
  }
});

test('the second one is alive on every screen: states, a chain of findings, a report dispatched, a cycle open', async () => {
  const db = councils[1]?.deps.db as Db;
  const count = async (table: string): Promise<number> => Number((await db(table).count<{ n: number }[]>({ n: '*' }))[0]?.n);
  for (const table of ['editions', 'inspections', 'readings', 'resolutions', 'undertakings', 'responses', 'questions', 'answers', 'exempt_notes', 'evidence', 'decisions', 'update_requests', 'address_flags']) expect(await count(table), table).toBeGreaterThan(0);
  expect((await db('findings').whereNotNull('repeats_id')).length).toBe(2);
  const states = await db<{ state: string }>('actions').distinct('state');
  expect(states.length).toBeGreaterThanOrEqual(5);
});

test.each(councils)('everyone who is named at $key can sign in as what they are named', async ({ key, deps, clock }) => {
  const signIns = await listSignIns(key);
  expect(signIns.map(({ part }) => part)).toEqual(['clerk', 'officer', 'director', 'chair', 'member', 'co-opted member', 'administrator']);
  for (const { part, name, email, password } of signIns) {
    const found = await findCredentialByEmail(deps.db, email, clock.today());
    expect(await checkPassword(found?.passwordHash ?? undefined, password), name).toBe('right');
    const person = await findPerson(deps.db, found?.personId ?? '', clock.today());
    const is = [...(person?.parts ?? []).map((one) => one.part as string), ...(person?.isAdministrator ? ['administrator'] : []), ...(person?.posts.length ? ['officer'] : []), ...(person?.directs.length ? ['director'] : [])];
    expect(is, name).toContain(part);
    expect(mayBePassword(password, ['Slough', 'Doncaster', name]).ok).toBe(true);
  }
});
