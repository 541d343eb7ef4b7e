// One-time links: the first administrator, invitations and resets, from the letter to the new password.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { NotAllowed } from '../../src/database/errors.ts';
import type { Person } from '../../src/people/person.ts';
import { findPerson, findPersonByEmail } from '../../src/people/person.store.ts';
import { getSettings } from '../../src/settings/settings.store.ts';
import { askForReset } from '../../src/sign-in/ask-for-reset.ts';
import { changePassword } from '../../src/sign-in/change-password.ts';
import { invitePerson } from '../../src/sign-in/invite-person.ts';
import { makeAdministrator } from '../../src/sign-in/make-administrator.ts';
import { sendResetLinkJob } from '../../src/sign-in/send-reset-link.job.ts';
import { signIn } from '../../src/sign-in/sign-in.ts';
import { findPersonOfLink, useLink } from '../../src/sign-in/use-link.ts';
import { findWhoAsks } from '../../src/sign-in/who-asks.store.ts';
import { aPerson, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { openSession } from '../support/page.ts';
import { aPassword, givePassword, linkIn } from '../support/signing-in.ts';

const { deps, clock, owner, listJobs } = await aCouncil();
const stop = new AbortController().signal;
const minutes = (n: number): void => { clock.advance(n * 60_000); };
const newPassword = 'three teal kayaks';
let administrator: Person;

/** The token in the newest letter of a kind to this person. */
async function tokenIn(kind: string, person: { id: string }): Promise<string> {
  expect(await owner('letters').where({ kind, person_id: person.id }).pluck('lane')).toContain('sign-in');
  return (await linkIn(deps, kind, person.id)).split('/set-password/')[1] ?? 'none';
}
const invited = async (): Promise<{ person: Person; token: string }> => {
  const person = await aPerson(deps);
  await invitePerson(deps, signedIn(administrator), { personId: person.id });
  return { person, token: await tokenIn('invitation', person) };
};
const lets = async (email: string, password: string): Promise<boolean> => (await signIn(deps, { email, password, address: '192.0.2.1', browser: undefined })).ok;

beforeAll(async () => {
  const made = await makeAdministrator(deps, { email: 'first@testborough.example', name: 'First Administrator', mailFrom: 'scrutiny@testborough.example' });
  const [, token = ''] = /^http:\/\/localhost:3000\/set-password\/(.+)$/.exec(made.address) ?? [];
  expect(await useLink(deps, { token, password: aPassword })).toMatchObject({ ok: true });
  administrator = (await findPersonByEmail(deps.db, 'FIRST@testborough.example', clock.today())) as Person;
});
beforeEach(async () => { await owner('guesses').delete(); });

describe('the first administrator of an empty council', () => {
  test('gets in, finds settings to start from, and the trail names the operator', async () => {
    expect(administrator).toMatchObject({ isAdministrator: true, name: 'First Administrator' });
    expect(await lets(administrator.email, aPassword)).toBe(true);
    expect(await getSettings(deps.db)).toMatchObject({ councilName: 'Slough', mailFromAddress: 'scrutiny@testborough.example', isDemonstration: false });
    expect((await listAuditEntriesAbout(deps.db, { kind: 'people', id: administrator.id })).map(({ what, way }) => `${what} ${way}`))
      .toEqual(expect.arrayContaining(['person.added operator', 'person.link-made operator', 'person.password-set-by-link system']));
  });
  test('asked for again: a new link for the same person, and the settings stay', async () => {
    const { wasThere, address } = await makeAdministrator(deps, { email: 'First@Testborough.example', name: 'Another Name', mailFrom: 'other@testborough.example' });
    expect(wasThere).toBe(true);
    expect(await findPersonOfLink(deps, address.split('/').at(-1) ?? '')).toMatchObject({ id: administrator.id, name: 'First Administrator' });
    expect(await getSettings(deps.db)).toMatchObject({ mailFromAddress: 'scrutiny@testborough.example' });
    minutes(60);
    expect(await findPersonOfLink(deps, address.split('/').at(-1) ?? '')).toBeUndefined();
  });
  test('somebody who is there already becomes one', async () => {
    const person = await aPerson(deps);
    await makeAdministrator(deps, { email: person.email, name: person.name, mailFrom: 'x@testborough.example' });
    expect(await findPerson(deps.db, person.id, clock.today())).toMatchObject({ isAdministrator: true });
  });
});

describe('an invitation', () => {
  test('works once, for seven days', async () => {
    const { person, token } = await invited();
    clock.advance((7 * 24 * 60 - 1) * 60_000);
    expect(await findPersonOfLink(deps, token)).toMatchObject({ id: person.id });
    expect(await useLink(deps, { token, password: newPassword })).toMatchObject({ ok: true });
    expect(await lets(person.email, newPassword)).toBe(true);
    expect(await useLink(deps, { token, password: aPassword })).toEqual({ ok: false, because: 'link-void' });
    expect(await lets(person.email, aPassword)).toBe(false);
  });
  test('is void after seven days, and when another was sent', async () => {
    const old = await invited();
    clock.advance(7 * 24 * 60 * 60_000);
    expect(await useLink(deps, { token: old.token, password: newPassword })).toEqual({ ok: false, because: 'link-void' });
    const { person, token } = await invited();
    await invitePerson(deps, signedIn(administrator), { personId: person.id });
    expect(await useLink(deps, { token, password: newPassword })).toEqual({ ok: false, because: 'link-void' });
  });
  test('is used by one of two who send it at the same moment', async () => {
    const { token } = await invited();
    const both = await Promise.all([useLink(deps, { token, password: newPassword }), useLink(deps, { token, password: aPassword })]);
    expect(both.filter(({ ok }) => ok).length).toBe(1);
  });
  test('a bad password leaves the link as it was', async () => {
    const { token, person } = await invited();
    expect(await useLink(deps, { token, password: 'too short' })).toEqual({ ok: false, because: 'too-short' });
    expect(await useLink(deps, { token, password: `${person.name} 2026` })).toEqual({ ok: false, because: 'too-common' });
    expect(await useLink(deps, { token, password: newPassword })).toMatchObject({ ok: true });
  });
  test('the token itself is nowhere in the tables of sign-in', async () => {
    const { token } = await invited();
    expect(JSON.stringify(await owner('one_time_links').select())).not.toContain(token);
    expect(JSON.stringify(await owner('audit_details').select())).not.toContain(token);
  });
  test('only by an administrator; not to somebody who has left', async () => {
    const person = await aPerson(deps);
    await expect(invitePerson(deps, signedIn(person), { personId: administrator.id })).rejects.toBeInstanceOf(NotAllowed);
  });
});

describe('a forgotten password', () => {
  test('the same for everybody: one job, whether or not there is such a person', async () => {
    const before = (await listJobs()).length;
    for (const email of [administrator.email, 'nobody@testborough.example']) expect(await askForReset(deps, { email, address: '192.0.2.9' })).toEqual({ ok: true });
    expect((await listJobs()).slice(before).map(({ name }) => name)).toEqual(['send-reset-link', 'send-reset-link']);
    const letters = await owner('letters').count({ n: '*' }).first();
    await sendResetLinkJob.run(deps, { email: 'nobody@testborough.example' }, stop);
    expect(await owner('letters').count({ n: '*' }).first()).toEqual(letters);
  });
  test('sets a new one, ends every session, opens an account that strangers had shut, and says so by letter', async () => {
    const person = await aPerson(deps);
    await givePassword(deps, person);
    await openSession(deps, person.id);
    for (let i = 0; i < 11; i++) await lets(person.email, 'a wrong guess');
    expect(await lets(person.email, aPassword)).toBe(false);
    await sendResetLinkJob.run(deps, { email: person.email.toUpperCase() }, stop);
    expect(await useLink(deps, { token: await tokenIn('password-reset', person), password: newPassword })).toMatchObject({ ok: true });
    expect(await owner('sessions').where({ person_id: person.id })).toEqual([]);
    expect(await lets(person.email, newPassword)).toBe(true);
    expect(await owner('letters').where({ kind: 'password-changed', person_id: person.id }).pluck('subject')).toEqual(['Slough: your password was changed']);
  });
  test('lasts 60 minutes', async () => {
    const person = await aPerson(deps);
    await sendResetLinkJob.run(deps, { email: person.email }, stop);
    const token = await tokenIn('password-reset', person);
    minutes(59);
    expect(await findPersonOfLink(deps, token)).toBeDefined();
    minutes(1);
    expect(await findPersonOfLink(deps, token)).toBeUndefined();
  });
  test('three letters an hour to one person; an address that asks for many is told to wait', async () => {
    const before = (await listJobs()).length;
    for (let i = 0; i < 5; i++) expect(await askForReset(deps, { email: administrator.email, address: `192.0.2.${i}` })).toEqual({ ok: true });
    expect((await listJobs()).length).toBe(before + 3);
    for (let i = 0; i < 20; i++) await askForReset(deps, { email: `p${i}@testborough.example`, address: '198.51.100.7' });
    expect(await askForReset(deps, { email: 'p21@testborough.example', address: '198.51.100.7' })).toEqual({ ok: false, because: 'too-many' });
  });
});

describe('one’s own password', () => {
  test('is changed by who knows it; other browsers are signed out and a letter says so', async () => {
    const person = await aPerson(deps);
    await givePassword(deps, person);
    await openSession(deps, person.id);
    const change = { present: aPassword, password: newPassword, sessionId: 'this one' };
    expect(await changePassword(deps, signedIn(person), { ...change, present: 'not it' })).toEqual({ ok: false, because: 'wrong' });
    expect(await changePassword(deps, signedIn(person), { ...change, password: 'Slough 2026!!' })).toEqual({ ok: false, because: 'too-common' });
    expect(await changePassword(deps, signedIn(person), change)).toEqual({ ok: true });
    expect(await findWhoAsks(deps, 'this one')).toBeUndefined();
    expect(await owner('sessions').where({ person_id: person.id })).toEqual([]);
    expect(await lets(person.email, newPassword)).toBe(true);
    expect((await owner('letters').where({ kind: 'password-changed', person_id: person.id })).length).toBe(1);
  });
});
