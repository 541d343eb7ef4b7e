// The demonstration: loads once, and each person the terminal names is there, in their part, with the password that is printed.
import { expect, test } from 'vitest';
import { listSignIns, runSeeds } from '../../src/councils/seeds.ts';
import { findPerson } from '../../src/people/person.store.ts';
import { findCredentialByEmail } from '../../src/sign-in/credential.store.ts';
import { checkPassword } from '../../src/sign-in/password-hash.ts';
import { mayBePassword } from '../../src/sign-in/password.ts';
import { aCouncil } from '../support/database.ts';

const { deps, clock } = await aCouncil();

test('it is loaded once', async () => {
  expect((await runSeeds(deps)).length).toBeGreaterThan(0);
  expect(await runSeeds(deps)).toEqual([]);
}, 120_000);

test('everyone who is named can sign in as what they are named', async () => {
  const signIns = await listSignIns();
  expect(signIns.map(({ part }) => part)).toEqual(['clerk', 'officer', 'director', 'chair', 'member', 'co-opted member', 'administrator']);
  for (const { part, name, email, password } of signIns) {
    const found = await findCredentialByEmail(deps.db, email, clock.today());
    expect(await checkPassword(found?.passwordHash ?? undefined, password), name).toBe('right');
    const person = await findPerson(deps.db, found?.personId ?? '', clock.today());
    const is = [...(person?.parts ?? []).map((one) => one.part as string), ...(person?.isAdministrator ? ['administrator'] : []), ...(person?.posts.length ? ['officer'] : []), ...(person?.directs.length ? ['director'] : [])];
    expect(is, name).toContain(part);
    expect(mayBePassword(password, ['Slough', name]).ok).toBe(true);
  }
});
