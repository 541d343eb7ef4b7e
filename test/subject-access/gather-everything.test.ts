// Everything held about one person: every canary of theirs is in the file, and not one of anybody else's.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { record, theSystem } from '../../src/audit/record.ts';
import { addDays } from '../../src/calendar/day.ts';
import type { Transaction } from '../../src/database/db.ts';
import { keepDocument } from '../../src/documents/keep-document.ts';
import { queue } from '../../src/letters/queue.ts';
import { ask } from '../../src/progress/ask.ts';
import { reportProgress } from '../../src/progress/report-progress.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { dataMap } from '../../src/retention/data-map.ts';
import { gatherEverything } from '../../src/subject-access/gather-everything.ts';
import { renderHeld } from '../../src/subject-access/held.render.ts';
import { anAction, aPanel, aPerson, aPost, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession } from '../support/page.ts';
import { givePassword } from '../support/signing-in.ts';
import { canaryOf, twoPanels } from '../support/two-panels.ts';

const { deps, clock } = await aCouncil({ at: '2026-03-02T10:00:00Z' });
const { people } = await twoPanels(deps);
const site = await aSite(deps);
const administrator = people.administrator!;
const panel = await aPanel(deps, { code: 'ADU', name: 'Adults Scrutiny Panel' });
const post = await aPost(deps, { title: 'canary-post' });
const subject = await aPerson(deps, { name: 'Cllr Sage Subject', email: 'canary-address@testborough.example', part: { panel, part: 'member' }, posts: [post] });
const third = await aPerson(deps, { name: 'Dr Thea Thirdparty', email: 'thea.third@testborough.example', part: { panel, part: 'clerk', entitledToExempt: true } });
const stranger = 'Strange Visitor';
const mention = 'Dr Thea Thirdparty, Mrs Thirdparty and Thirdparty (thea.third@testborough.example, pat.private@elsewhere.example) were told.';
await layOut();

async function layOut(): Promise<void> {
  await givePassword(deps, subject);
  await openSession(deps, subject.id);
  const { reference, id } = await anAction(deps, third, panel, { leadPostId: post.id });
  const own = await reportProgress(deps, signedIn(subject), {
    reference, state: 'on track', text: `canary-update. ${mention}`, meetingId: null, afterDeadline: false,
    evidence: { bytes: Buffer.from('x'), fileName: 'canary-file.txt', mediaType: 'text/plain', title: 'canary-evidence', showsOn: addDays(clock.today(), -3) },
  });
  expect(own.ok).toBe(true);
  await writeExemptNote(deps, signedIn(subject), { reference, note: 'secret-note by Cllr Sage Subject', paragraph: 1, reason: 'secret-reason', replacesId: null });
  await ask(deps, signedIn(subject), { reference, meetingId: null, text: 'canary-question', shared: true });
  await ask(deps, signedIn(subject), { reference, meetingId: null, text: 'canary-private-question', shared: false });
  await changing(id, async (tx) => {
    await tx('update_drafts').insert({ person_id: subject.id, action_id: id, sequence: 1, body: JSON.stringify({ text: 'canary-draft' }), at: clock.now() });
    const letter = { lane: 'ordinary' as const, kind: 'update-request', subject: 'canary-letter', html: '<p>.</p>', replyTo: { name: third.name, address: third.email } };
    await queue(tx, deps, { ...letter, dedupeKey: 'to the subject', to: { personId: subject.id, name: subject.name, address: subject.email }, text: `canary-words from ${third.name}` });
    await queue(tx, deps, { ...letter, subject: 'not theirs', dedupeKey: 'to another', to: { personId: third.id, name: third.name, address: third.email }, text: 'third-letter. Cllr Subject has not answered (canary-mention). third-end.' });
    await keepDocument(tx, deps, theSystem, { bytes: Buffer.from('minutes'), fileName: 'minutes.txt', mediaType: 'text/plain', text: `third-paper. Sage Subject said canary-minuted to ${stranger}, ${third.name}. third-paper-end.` });
    await tx('proposals').insert({ id: randomUUID(), action_id: id, kind: 'closure', reason: 'third-reason', by_person_id: third.id, by_name: stranger, at: clock.now() });
  });
}

async function changing(actionId: string, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await deps.db.transaction(async (tx) => { await work(tx); await record(tx, deps, signedIn(subject), { what: 'test.laid-out', about: { kind: 'actions', id: actionId }, changes: { note: [null, 'canary-trail'], person: [third.id, third.name] } }); });
}

/** Name → text of everything in a ZIP, read by its central directory. */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.length - 6);
  for (let n = zip.readUInt16LE(zip.length - 12); n > 0; n--) {
    const [packed, nameLength, local] = [zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), zip.toString('utf8', start, start + packed));
    at += 46 + nameLength;
  }
  return files;
}

test('every canary of the person is in each form of the file, and nobody else’s name, address, id or exempt word', async () => {
  const held = await gatherEverything(deps, signedIn(administrator), { personId: subject.id, why: 'by letter of 1 March' });
  const files = unzip(renderHeld(held));
  const json = files.get('everything-held.json') ?? '';
  const tables = [...files].filter(([name]) => name.endsWith('.csv')).map(([, text]) => text).join('\n');
  const own = ['canary-address', 'canary-post', 'canary-update', 'canary-file.txt', 'canary-evidence', 'canary-question', 'canary-private-question', 'canary-draft', 'canary-letter', 'canary-words', 'canary-mention', 'canary-minuted', 'canary-trail'];
  for (const [form, text] of [['json', json], ['csv', tables], ['html', files.get('everything-held.html') ?? '']]) expect([form, own.filter((canary) => !text?.includes(canary))]).toEqual([form, []]);
  const everyone = Object.values(people).flatMap((one) => (one === undefined ? [] : [one.name, one.email, one.id]));
  const never = [...everyone, 'Thirdparty', 'thea.third', third.id, 'pat.private', stranger, 'third-letter', 'third-end', 'third-paper', 'third-reason', 'secret-note', 'secret-reason', canaryOf.exempt('ECS'), canaryOf.private('ECS'), canaryOf.reason('ECS'), '$argon2'];
  const all = [...files].map(([name, text]) => `${name}\n${text}`).join('\n');
  expect(never.filter((word) => all.includes(word))).toEqual([]);
  // The note is listed, and it is said that its words are not given.
  expect(held.tables.find(({ table }) => table === 'exempt_notes')?.rows.flat()).toContain('exempt text; not given out');
  expect(held.tables.find(({ table }) => table === 'sessions')?.rows).toHaveLength(1);
  expect(await deps.db('audit_entries').where({ what: 'person.everything-gathered', about_id: subject.id, person_id: administrator.id }).count('* as n').first()).toEqual({ n: 1 });
});

test('each table that points to people was looked through', async () => {
  const held = await gatherEverything(deps, signedIn(administrator), { personId: people.clerk!.id, why: 'to see' });
  const looked = held.tables.length + held.empty.length;
  expect(looked).toBe(dataMap.filter(({ columns, through }) => columns.person !== undefined || columns.contact !== undefined || through !== undefined).length);
});

test('an administrator gathers it from the person’s page, after having proven lately who they are; nobody else does', async () => {
  const browser = await site.signIn(administrator);
  await browser.open(`/people/${subject.id}`);
  await browser.follow('Everything held about Cllr Sage Subject');
  expect((await browser.submit('Gather everything', { why: '' })).status).toBe(422);
  clock.advance(16 * 60_000);
  expect((await browser.open(`/people/${subject.id}/gather-everything`)).path).toContain('/confirm-it-is-you');
  await expect(gatherEverything(deps, signedIn(third), { personId: subject.id, why: '-' })).rejects.toThrow('Only an administrator');
});
