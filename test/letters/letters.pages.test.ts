// What a clerk sees of letters and does about them, through the real app.
import { beforeAll, describe, expect, test } from 'vitest';
import { record, theSystem } from '../../src/audit/record.ts';
import { NotFound } from '../../src/database/errors.ts';
import { deliverOnPaper } from '../../src/letters/deliver-on-paper.ts';
import { moveDelivery } from '../../src/letters/delivery.store.ts';
import { markArrived } from '../../src/letters/mark-arrived.ts';
import type { LetterOrder } from '../../src/letters/queue.ts';
import { releaseHeldLetters } from '../../src/letters/release-held-letters.ts';
import { releaseLetter } from '../../src/letters/release-letter.ts';
import { sendAgain } from '../../src/letters/send-again.ts';
import { trustAddress } from '../../src/letters/trust-address.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { aPanel, aPerson, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, type Browser } from '../support/page.ts';
import { aPostOffice, ofPanel, queued as queuedOf, stateOf } from './letters.support.ts';

const { deps, clock, owner } = await aCouncil();
const site = await aSite(deps);
const { db } = deps;
let panel: Panel;
let clerk: Browser;
let member: Browser;
let memberId = '';

beforeAll(async () => {
  await someSettings(deps, { isDemonstration: true });
  panel = await aPanel(deps);
  clerk = await site.signIn(await aPerson(deps, { name: 'Asha Clerk', part: { panel, part: 'clerk' } }));
  const person = await aPerson(deps, { name: 'Cllr Okafor', part: { panel, part: 'member' } });
  memberId = person.id;
  member = await site.signIn(person);
});

/** A letter of the clerk's own panel, unless told. */
const queued = (given: Partial<LetterOrder> = {}): Promise<string> => queuedOf(deps, { ...ofPanel(panel), ...given });

/** Handed to a relay that hangs up after the dot. */
async function anUnknownLetter(): Promise<string> {
  const id = await queued({ to: { personId: memberId, name: 'Cllr Okafor', address: 'okafor@testborough.example' }, text: 'Open https://actions.example/u/secret-key now.' });
  const { deliver } = await aPostOffice(deps, { act: (step) => (step === 'dot' ? { drop: true } : undefined) });
  await deliver();
  return id;
}

test('a link of the reader’s own is not shown, whole or in part, though it may be sent again', async () => {
  const secret = { text: 'token-1', until: new Date(clock.now().getTime() + 3_600_000) };
  const id = await queued({ text: 'Open https://actions.example/answer/token-1 now, or use token-1.', html: '<p>token-1</p>', secret });
  expect((await clerk.open(`/letters/${id}`)).text).toContain('Open [a link of the reader’s own] now, or use [a link of the reader’s own].');
  expect(clerk.page.html).not.toContain('token-1');
});

test('members do not look into the outbox', async () => {
  expect((await member.open('/letters')).status).toBe(403);
  expect((await site.browser().open('/letters')).path).toMatch(/^\/sign-in/);
});

test('an unknown letter is listed with what to do, and "It arrived" settles it', async () => {
  const id = await anUnknownLetter();
  const list = await clerk.open('/letters');
  expect(list.text).toContain('Ask the reader: then say that it arrived, or send the same message again.');
  expect(list.links.map((l) => l.href)).toContain(`/letters/${id}`);
  const page = await clerk.open(`/letters/${id}`);
  expect(page.text).not.toContain('secret-key');
  expect((await clerk.submit('It arrived')).notice).toContain('Marked as arrived.');
  expect(await stateOf(db, id)).toMatchObject({ state: 'arrived', said: 'Asha Clerk says that it arrived.' });
  const entries = await owner('audit_entries').where({ about_id: id }).pluck<string[]>('what');
  expect(entries).toEqual(['letter.marked-arrived']);
});

test('"Send again" sends the same bytes under the same Message-ID, past quiet mode too', async () => {
  const id = await anUnknownLetter();
  await clerk.open(`/letters/${id}`);
  await clerk.submit('Send again (same message)');
  const { server, deliver } = await aPostOffice(deps, {}, { hold: true });
  await deliver();
  expect((await stateOf(db, id)).state).toBe('accepted');
  const hashes = await owner('letter_events').where({ letter_id: id }).whereNotNull('bytes_sha256').pluck<string[]>('bytes_sha256');
  expect(new Set(hashes).size).toBe(1);
  expect(hashes).toHaveLength(2);
  expect(server.visits[0]?.sha256).toBe(hashes[0]);
});

test('a page that is out of date refuses in words and does nothing', async () => {
  const id = await anUnknownLetter();
  await clerk.open(`/letters/${id}`);
  await moveDelivery(db, { letterId: id, to: 'bounced_hard', at: clock.now(), said: '550 5.1.1' });
  await moveDelivery(db, { letterId: id, to: 'on_paper', at: clock.now() });
  const again = await clerk.submit('Send again (same message)');
  expect(again.status).toBe(422);
  expect(again.errorSummary.join()).toContain('has moved on');
  expect((await stateOf(db, id)).state).toBe('on_paper');
});

test('delivered on paper, with a note', async () => {
  const id = await anUnknownLetter();
  await clerk.open(`/letters/${id}`);
  await clerk.submit('Delivered on paper', { note: 'Handed over at the meeting.' });
  expect(await stateOf(db, id)).toMatchObject({ state: 'on_paper', said: 'Asha Clerk says that it was delivered on paper. Handed over at the meeting.' });
});

test('letters held back are released with one button, and an address that is dead keeps its own', async () => {
  const { deliver } = await aPostOffice(deps, {}, { hold: true });
  const ids = [await queued(), await queued()];
  const dead = await queued({ to: { personId: null, name: 'Gone', address: 'gone@testborough.example' } });
  await owner('address_flags').insert({ id: '0b7f8f4e-5a3c-4d55-9b1a-1f2e3d4c5b6a', address: 'gone@testborough.example', why: '550 no such user', flagged_at: clock.now() });
  await deliver();
  await clerk.open('/letters');
  expect((await clerk.submit('Release the letters held back')).notice).toContain('2 letters released.');
  expect(await Promise.all([...ids, dead].map(async (id) => (await stateOf(db, id)).state))).toEqual(['queued', 'queued', 'held']);
  await clerk.submit('Write to it again');
  await clerk.open(`/letters/${dead}`);
  await clerk.submit('Release this letter');
  expect((await stateOf(db, dead)).state).toBe('queued');
});

test('a test letter to oneself', async () => {
  await clerk.open('/letters');
  await clerk.submit('Send me a test letter');
  const { server, deliver } = await aPostOffice(deps);
  await deliver();
  expect(server.visits.some((v) => v.bytes?.includes('Subject: Test letter'))).toBe(true);
});

test('each person’s letters are one page, and what is about signing in is only its reader’s', async () => {
  const id = await queued({ lane: 'sign-in', to: { personId: memberId, name: 'Cllr Okafor', address: 'okafor@testborough.example' }, text: 'reset-key-of-the-member', subject: 'Set a new password' });
  const all = await clerk.open(`/letters/to/${memberId}`);
  expect(all.links).toContainEqual({ text: 'Set a new password', href: `/letters/${id}` });
  const one = await clerk.open(`/letters/${id}`);
  expect(one.html).not.toContain('reset-key-of-the-member');
  expect(one.text).toContain('only its reader may read it');
  expect(one.text).not.toContain('Delivered on paper');
});

describe('panels are walls', () => {
  const dead = 'reader.of.both@testborough.example';
  let other: Browser;
  let administrator: Browser;
  let strangers: Person[];
  let ours = '';
  let held = '';
  let nobodys = '';
  beforeAll(async () => {
    strangers = [
      await aPerson(deps, { name: 'Bela Clerk', part: { panel: await aPanel(deps, { code: 'HLT', name: 'Health Panel' }), part: 'clerk' } }), await aPerson(deps, { name: 'Ada Administrator', isAdministrator: true }),
    ];
    [other, administrator] = [await site.signIn(strangers[0] as Person), await site.signIn(strangers[1] as Person)];
    const { deliver } = await aPostOffice(deps, { act: (step) => (step === 'RCPT' ? '550 5.1.1 no such user' : undefined) });
    ours = await queued({ to: { personId: memberId, name: 'Cllr Okafor', address: dead }, subject: 'Of our panel' });
    nobodys = await queuedOf(deps, { to: { personId: memberId, name: 'Cllr Okafor', address: 'elsewhere@testborough.example' }, subject: 'Of no panel' });
    await deliver();
    held = await queued();
    await (await aPostOffice(deps, {}, { hold: true })).deliver();
  });

  test('a panel’s letter, its address and its reader are not there for another clerk, nor for an administrator', async () => {
    for (const browser of [other, administrator]) {
      expect((await browser.open(`/letters/${ours}`)).status).toBe(404);
      expect((await browser.open('/letters')).text).not.toContain('Of our panel');
    }
    expect((await other.open('/letters')).text).not.toContain(dead);
    expect((await other.open(`/letters/to/${memberId}`)).status).toBe(404);
    const list = await clerk.open('/letters');
    expect([list.text.includes('Of our panel'), list.text.includes(dead), list.text.includes('Of no panel')]).toEqual([true, true, false]);
  });

  test('a letter of no panel is the administrator’s', async () => {
    expect((await administrator.open('/letters')).text).toContain('Of no panel');
    expect((await administrator.open(`/letters/${nobodys}`)).status).toBe(200);
    expect((await clerk.open(`/letters/${nobodys}`)).status).toBe(404);
    expect((await administrator.open(`/letters/to/${memberId}`)).text).not.toContain('Of our panel');
  });

  test('what no page offers is refused too: sending again, releasing, trusting an address', async () => {
    const [flag = ''] = await owner('address_flags').where({ address: dead }).pluck<string[]>('id');
    for (const stranger of strangers) {
      const by = signedIn(stranger);
      for (const decide of [sendAgain, markArrived, releaseLetter]) await expect(decide(deps, by, ours)).rejects.toThrow(NotFound);
      await expect(deliverOnPaper(deps, by, ours, {})).rejects.toThrow(NotFound);
      expect(await releaseHeldLetters(deps, by)).toEqual({ ok: false, because: 'none-held' });
    }
    expect(await trustAddress(deps, signedIn(strangers[0] as Person), flag)).toEqual({ ok: false, because: 'not-flagged' });
    expect(await stateOf(db, ours)).toMatchObject({ state: 'failed' });
    expect(await stateOf(db, held)).toMatchObject({ state: 'held' });
  });

  test('letters to somebody who has left are still there', async () => {
    await owner.transaction(async (tx) => {
      await tx('people').where({ id: memberId }).update({ left_on: '2026-03-01' });
      await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'people', id: memberId } });
    });
    const page = await clerk.open(`/letters/to/${memberId}`);
    expect([page.status, page.text.includes('Of our panel')]).toEqual([200, true]);
  });
});

describe('a relay that is away', () => {
  test('is said on the page after a quarter of an hour, and what must be mended at once', async () => {
    await owner('relay_state').update({ trouble: 'unreachable', said: 'connect ECONNREFUSED', troubled_since: clock.now() });
    expect((await clerk.open('/letters')).text).not.toContain('cannot be reached');
    clock.advance(15 * 60_000);
    expect((await clerk.open('/letters')).text).toContain('The mail relay cannot be reached.');
    await owner('relay_state').update({ trouble: 'insecure', troubled_since: clock.now() });
    expect((await clerk.open('/letters')).text).toContain('Nothing is sent in the clear');
  });

  test('so is a mailbox of delivery reports that cannot be read', async () => {
    await owner('report_mailbox_state').update({ trouble: 'sign-in refused', said: 'Invalid credentials', troubled_since: clock.now() });
    expect((await clerk.open('/letters')).text).toContain('The mailbox of delivery reports refuses our name or password');
    expect(clerk.page.text).toContain('The mailbox said: Invalid credentials');
    await owner('report_mailbox_state').update({ trouble: null, said: null, troubled_since: null });
  });
});

test('the gallery shows every letter, in a demonstration only', async () => {
  const page = await clerk.open('/letters/gallery');
  expect(page.text).toContain('Test letter');
  const html = await clerk.send('/letters/gallery/test-letter');
  expect(html.headers.get('content-security-policy')).toContain('sandbox');
  await db.transaction(async (tx) => {
    const [settings] = await tx('settings').update({ is_demonstration: false }).returning<{ id: string }[]>('id');
    await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'settings', id: settings?.id ?? '' } });
  });
  expect((await clerk.open('/letters/gallery')).status).toBe(404);
});
