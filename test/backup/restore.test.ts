// The drill: a backup of a council that is being written to, restored elsewhere, is the same to the last row, serves, and sends nothing.
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { record, theOperator } from '../../src/audit/record.ts';
import { verifyChain } from '../../src/audit/verify-chain.ts';
import { checkArchive } from '../../src/backup/check-archive.ts';
import { makeBackup, type Backup } from '../../src/backup/make-backup.ts';
import { differencesBetween } from '../../src/backup/manifest.ts';
import { restoreBackup, type Restored } from '../../src/backup/restore-backup.ts';
import type { Clock } from '../../src/calendar/clock.ts';
import { openCouncils } from '../../src/councils/councils.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { installCouncil } from '../../src/councils/install-council.ts';
import { startEmbedded, type EmbeddedPostgres } from '../../src/database/embedded.ts';
import { addJob } from '../../src/database/jobs.ts';
import { keepDocument } from '../../src/documents/keep-document.ts';
import { claimDue, moveDelivery } from '../../src/letters/delivery.store.ts';
import { makeUpdateLink } from '../../src/progress/make-update-link.ts';
import { writeExemptNote } from '../../src/progress/write-exempt-note.ts';
import { tokenHashOf } from '../../src/progress/update-link.ts';
import { findUpdateLink } from '../../src/progress/update-link.store.ts';
import { makeLink } from '../../src/sign-in/make-link.ts';
import { useLink } from '../../src/sign-in/use-link.ts';
import { eventsOf, aPostOffice, queued, stateOf } from '../letters/letters.support.ts';
import { aMeeting, aPanel, aPerson, anAction, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { aSite, openSession } from '../support/page.ts';
import { aPassword, givePassword, setUpSecondFactor } from '../support/signing-in.ts';
import { testCouncil, testSecret } from '../support/test-server.ts';
import { aFolder, aKey } from './backup.support.ts';

const { deps, owner, clock, url } = await aCouncil();
const folder = aFolder();
const anotherSecret = 'the secret of the place it is restored to';
let cluster: EmbeddedPostgres | undefined;
let copy: Deps;
let made: Backup;
let restored: Restored;
const letters: Record<string, string> = {};
const old = { cookie: '', link: '', updateLink: '', clerkId: '', reference: '' };
const kept: string[] = [];
const said: string[] = [];

const backUp = (name: string, of: { ownerUrl: string; sessionSecret: string; clock: Clock }): Promise<Backup> => makeBackup({ ...of, key: aKey, file: path.join(folder, name), program: '0.0.1' });

beforeAll(async () => {
  await installCouncil({ ownerUrl: url.owner, ...testCouncil });
  await layOut();
  made = await whileWriting(() => backUp('drill.backup', { ownerUrl: url.owner, sessionSecret: testSecret, clock }));

  cluster = await startEmbedded({ dataDir: path.join(folder, 'postgres'), durable: false });
  const archive = await checkArchive(made.file, aKey, testCouncil.councilKey);
  restored = await restoreBackup({ ownerUrl: cluster.url, sessionSecret: anotherSecret, archive, clock, say: (sentence) => { said.push(sentence); } });
  await archive.close();
  const councils = await openCouncils({ databaseUrl: cluster.url, sessionSecret: anotherSecret, council: 'slough', baseUrl: 'http://localhost:3000', loopbackAllowed: true, name: 'copy', log: deps.log, clock });
  copy = councils.main;
  closers.push(() => councils.close(), async () => { await cluster?.stop(); });
}, 180_000);

const closers: (() => Promise<void>)[] = [];
afterAll(async () => { for (const close of closers) await close(); }, 60_000);

/** Something of everything that a copy must not do, and enough bytes that the backup takes a moment. */
async function layOut(): Promise<void> {
  await someSettings(deps);
  const panel = await aPanel(deps);
  const clerk = await aPerson(deps, { name: 'Asha Clerk', email: 'asha@testborough.example', isAdministrator: true, part: { panel, part: 'clerk', entitledToExempt: true } });
  await givePassword(deps, clerk);
  const action = await anAction(deps, clerk, panel);
  old.reference = action.reference;
  await writeExemptNote(deps, signedIn(clerk), { reference: action.reference, note: 'Two families are concerned.', paragraph: 2, reason: 'It would tell who they are.', replacesId: null });
  const meeting = await aMeeting(deps, panel);
  await deps.db.transaction(async (tx) => {
    old.updateLink = (await makeUpdateLink(tx, deps, { meeting, personId: clerk.id, letterKey: 'a request', actionIds: [action.id] })).secret.text;
    await record(tx, deps, theOperator, { what: 'test.laid-out', about: { kind: 'meetings', id: meeting.id } });
  });
  old.clerkId = clerk.id;
  old.cookie = await openSession(deps, clerk.id);
  await deps.db('form_keys').insert({ key: 'a-form-key-of-old-times', outcome: '{}', taken_at: clock.now() });
  old.link = (await deps.db.transaction((tx) => makeLink(tx, deps, theOperator, clerk, 'invitation'))).address.split('/').at(-1) ?? '';
  await layOutLetters();
  await deps.db.transaction(async (tx) => {
    await addJob(tx, 'send-edition', { editionId: 'one that waits' }, { key: 'send-edition:1' });
    await addJob(tx, 'send-reset-link', { email: 'asha@testborough.example' });
  });
  for (let i = 0; i < 20; i++) await keepAPaper(`${i} `.repeat(50_000));
}

async function layOutLetters(): Promise<void> {
  for (const name of ['handing_over', 'claimed', 'accepted', 'deferred']) letters[name] = await queued(deps);
  const claims = await claimDue(deps.db, { worker: 'w', lane: 'ordinary', now: clock.now(), atMost: 4, onlyReleased: false });
  for (const { letter, attempt } of claims) {
    const name = Object.keys(letters).find((one) => letters[one] === letter.id) ?? '';
    const held = { worker: 'w', attempt };
    if (name === 'handing_over' || name === 'accepted') await moveDelivery(deps.db, { letterId: letter.id, to: 'handing_over', at: clock.now(), held });
    if (name === 'accepted') await moveDelivery(deps.db, { letterId: letter.id, to: 'accepted', at: clock.now(), held });
    if (name === 'deferred') await moveDelivery(deps.db, { letterId: letter.id, to: 'deferred', at: clock.now(), nextTryAt: clock.now(), held });
  }
  letters['queued'] = await queued(deps);
  letters['released'] = await queued(deps);
  await moveDelivery(deps.db, { letterId: letters['released'], to: 'held', at: clock.now() });
  await moveDelivery(deps.db, { letterId: letters['released'], to: 'queued', at: clock.now(), nextTryAt: clock.now(), released: true });
}

async function keepAPaper(text: string): Promise<string> {
  return (await deps.db.transaction((tx) => keepDocument(tx, deps, theOperator, { bytes: Buffer.from(text), fileName: 'paper.txt', mediaType: 'text/plain' }))).documentId;
}

/** Papers, each with its bytes, its row and its audit entry in one transaction, fifty a second, from before the backup until after it. */
async function whileWriting<T>(work: () => Promise<T>): Promise<T> {
  let writing = true;
  const underWay = new Set<Promise<unknown>>();
  const timer = setInterval(() => {
    if (!writing) return;
    const one = keepAPaper(`paper ${kept.length} ${underWay.size} ${performance.now()}`).then((id) => { kept.push(id); }).finally(() => underWay.delete(one));
    underWay.add(one);
  }, 20);
  try {
    await new Promise((resolve) => { setTimeout(resolve, 400); });
    const done = await work();
    await new Promise((resolve) => { setTimeout(resolve, 200); });
    return done;
  } finally {
    writing = false;
    clearInterval(timer);
    await Promise.all(underWay);
  }
}

test('B-01: fifty writes a second meanwhile, and the backup is of one moment between them', async () => {
  const [{ n: inCopy = 0 } = {}] = await copy.db('documents').count<{ n: number }[]>({ n: '*' });
  const [{ n: inOriginal = 0 } = {}] = await deps.db('documents').count<{ n: number }[]>({ n: '*' });
  expect(inCopy).toBeGreaterThan(20);
  expect(inOriginal).toBeGreaterThan(inCopy);
  // What belongs together is there together.
  const { rows } = await copy.db.raw<{ rows: { what: string }[] }>(`
    select 'a paper without bytes' as what from documents d where not exists (select 1 from document_bytes b where b.sha256 = d.sha256)
    union all select 'bytes without a paper' from document_bytes b where not exists (select 1 from documents d where d.sha256 = b.sha256)
    union all select 'a paper without its entry' from documents d where not exists (select 1 from audit_entries e where e.about_id = d.id)
    union all select 'an entry without its paper' from audit_entries e where e.what = 'document.kept' and not exists (select 1 from documents d where d.id = e.about_id)`);
  expect(rows).toEqual([]);
});

test('B-03: the copy has the same count and the same hash in every table, but for what makes it quiet', async () => {
  const again = await backUp('of-the-copy.backup', { ownerUrl: cluster?.url ?? '', sessionSecret: anotherSecret, clock });
  expect(made.tables.length).toBeGreaterThan(50);
  const differs = differencesBetween(made.tables, again.tables).map((line) => line.replace(/^slough\.(\w+) .*/, '$1'));
  expect(differs.sort()).toEqual(['audit_details', 'audit_entries', 'audit_head', 'audit_links', 'letter_deliveries', 'letter_events', 'one_time_links', 'restored_copies', 'update_links']);
  expect(made.tables.find((one) => one.table === 'document_bytes')?.rows).toBeGreaterThan(20);
});

test('B-03: the audit chain holds over everything and goes on, and the database still refuses a change without its entry', async () => {
  expect(restored.links).toBe(made.tables.find((one) => one.table === 'audit_links')?.rows);
  expect(await verifyChain(copy.db)).toMatchObject({ entries: restored.links + 3, broken: undefined });
  await expect(copy.db('people').update({ name: 'Somebody Else' })).rejects.toThrow(/has no audit entry/);
  await expect(copy.db.raw('truncate audit_entries')).rejects.toThrow(/permission denied/);
});

test('a place with another SESSION_SECRET is told what does not open in it', () => {
  expect(said.filter((sentence) => sentence.includes('SESSION_SECRET'))).toHaveLength(1);
  expect(JSON.stringify(made.about)).not.toContain(testSecret);
});

test('a broken chain is found', async () => {
  await owner.raw('alter table audit_details disable trigger user');
  await owner('audit_details').where({ entry_id: owner('audit_entries').select('id').limit(1) }).update({ changes: '{"a":[1,2]}' });
  await owner.raw('alter table audit_details enable trigger user');
  expect((await verifyChain(owner)).broken?.fault).toBe('its values are not as they were written');
});

test('B-03: numbers go on where they were, and what waited in the queue waits again, but for links and wake-ups', async () => {
  const before = await copy.db('letter_events').max<{ max: number }[]>('number');
  const id = await queued(copy);
  const [event] = await copy.db('letter_events').where({ letter_id: id }).select<{ number: number }[]>('number');
  expect(event?.number).toBeGreaterThan(before[0]?.max ?? 0);
  const again = await checkArchive(path.join(folder, 'of-the-copy.backup'), aKey, 'slough');
  const jobs: unknown[] = [];
  for await (const { kind, bytes } of again.frames()) if (kind === 'jobs') jobs.push(JSON.parse(bytes.toString()));
  await again.close();
  expect(jobs).toMatchObject([{ council: 'slough', jobs: [{ name: 'send-edition', payload: { editionId: 'one that waits' }, key: 'send-edition:1' }] }]);
});

test('B-05: every unsent letter is held with a sentence, none is sent, and what a relay may have taken is unknown', async () => {
  const { server, deliver } = await aPostOffice(copy);
  const fresh = await queued(copy);
  await deliver();
  expect(server.taken()).toHaveLength(0);
  for (const name of ['queued', 'deferred', 'claimed', 'released']) {
    expect([name, await stateOf(copy.db, letters[name] ?? '')]).toMatchObject([name, { state: 'held', worker: null, said: 'Held (restored): it had not left when the backup was made, 12 March 2026, 10.00 am. It may have gone since then; ask before you release it.' }]);
  }
  expect((await stateOf(copy.db, letters['handing_over'] ?? '')).state).toBe('unknown');
  expect((await stateOf(copy.db, letters['accepted'] ?? '')).state).toBe('accepted');
  expect(await eventsOf(copy.db, letters['claimed'] ?? '')).toEqual(['queued', 'claimed', 'held']);
  expect(await stateOf(copy.db, fresh)).toMatchObject({ state: 'held', said: 'Kept back: this is a copy restored from a backup, and nobody has let letters go from it yet.' });
  expect(restored.councils).toEqual([{ council: 'slough', lettersHeld: 5, linksEnded: 2 }]);
});

test('B-05 and B-03: old cookies, links and form keys are dead; a person signs in with the password they had, and lets letters go', async () => {
  const site = await aSite(copy);
  const oldBrowser = site.browser();
  oldBrowser.cookies.set('matters', old.cookie);
  expect((await oldBrowser.open('/letters')).path).toMatch(/^\/sign-in/);
  expect(await copy.db('sessions').where({ person_id: old.clerkId })).toEqual([]);
  expect(await copy.db('form_keys').where({ key: 'a-form-key-of-old-times' })).toEqual([]);
  expect(await useLink(copy, { token: old.link, password: 'another long pass phrase' })).toEqual({ ok: false, because: 'link-void' });
  expect(await findUpdateLink(copy.db, tokenHashOf(old.updateLink))).toMatchObject({ revokedAt: clock.now() });

  const browser = site.browser();
  await browser.open('/sign-in');
  await browser.submit('Sign in', { email: 'asha@testborough.example', password: aPassword });
  await setUpSecondFactor(browser, copy.clock);
  const page = await browser.open('/letters');
  expect(page.text).toContain('This is a copy, restored on 12 March 2026, 10.00 am from the backup of 12 March 2026, 10.00 am.');
  expect((await browser.submit('Let letters go from this copy')).notice).toContain('Letters leave by themselves again.');
  expect(browser.page.text).not.toContain('This is a copy');
  const { server, deliver } = await aPostOffice(copy);
  await queued(copy, { subject: 'Written after it took its place' });
  await deliver();
  expect(server.taken()).toHaveLength(1);
});

test('B-03: twenty pages a clerk comes to from home say the same, and the exempt note opens', async () => {
  const [original, restoredSite] = [await aSite(deps), await aSite(copy)];
  const [here, there] = [await original.signIn({ id: old.clerkId }), await restoredSite.signIn({ id: old.clerkId })];
  const own = (links: readonly { href: string }[]): string[] => links.map(({ href }) => href.replace(/#.*/, '')).filter((href) => /^\/[a-z]/.test(href) && !/^\/(?:letters|audit|sign-out)/.test(href));
  const first = own((await here.open('/')).links);
  const second: string[] = [];
  for (const at of [...new Set(first)].slice(0, 6)) second.push(...own((await here.open(at)).links));
  const paths = [...new Set(['/', `/actions/${old.reference}/exempt`, ...first, ...second])].slice(0, 22);
  expect(paths.length).toBeGreaterThanOrEqual(20);
  for (const at of paths) {
    const [page, copied] = [await here.open(at), await there.open(at)];
    // The copy has letters held, and says so.
    const lettersAside = (text: string): string => text.replace(/\d+ letters? needs? you: .*?See the letters /, '');
    expect([at, copied.status, lettersAside(copied.text)]).toEqual([at, page.status, page.text]);
  }
  await there.open(`/actions/${old.reference}/exempt`);
  expect((await there.submit('Read the exempt note')).text).toContain('Two families are concerned.');
}, 120_000);
