// The chain under the hands of somebody who is the database's superuser: whatever they change is found, and named (C-22, C-23).
import { randomInt, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { anchorAuditJob } from '../../src/audit/anchor-audit.job.ts';
import { headLabel, parseHead, verdictLabel, type Verdict } from '../../src/audit/chain.ts';
import { record, theSystem } from '../../src/audit/record.ts';
import { verifyChain } from '../../src/audit/verify-chain.ts';
import type { Transaction } from '../../src/database/db.ts';
import { makeLog } from '../../src/web/log.ts';
import { aPerson, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps, clock, superuser } = await aCouncil();
const ENTRIES = 150;
const logged: string[] = [];
const stop = new AbortController().signal;

beforeAll(async () => {
  await someSettings(deps);
  const person = await aPerson(deps, { name: 'Ada Grant' });
  for (let i = 0; i < ENTRIES; i++) {
    await deps.db.transaction((tx) => record(tx, deps, { person, way: 'signed in' }, { what: 'action.changed', about: { kind: 'actions', id: randomUUID(), label: `ECS-${i + 1}` }, changes: { wording: [`old ${i}`, `new ${i}`] } }));
  }
});

/** What the verifier says after the tampering, which is then taken back. */
async function after(tamper: (tx: Transaction) => Promise<unknown>, outside: Parameters<typeof verifyChain>[1] = []): Promise<Verdict> {
  const tx = await superuser.transaction();
  try {
    // As a superuser may: no trigger fires, no key is checked.
    await tx.raw("set local session_replication_role = 'replica'");
    await tamper(tx);
    return await verifyChain(tx, outside);
  } finally {
    await tx.rollback();
  }
}

const entryAt = (position: number): string => `(select entry_id from audit_links where position = ${position})`;

test('untouched it is whole, also for the council’s own login', async () => {
  const verdict = await verifyChain(deps.db);
  expect(verdict.broken).toBeUndefined();
  expect(verdict.entries).toBeGreaterThanOrEqual(ENTRIES);
  expect(verdictLabel(verdict)).toMatch(/^The chain is whole: \d+ entries\. Its head is \d+:[0-9a-f]{64}$/);
});

/** One byte, somewhere in a column, made another. */
const edits: Record<string, (position: number) => string> = {
  'the name': (at) => `update audit_entries set person_name = overlay(person_name placing '#' from ${randomInt(1, 9)} for 1) where id = ${entryAt(at)}`,
  'what was done': (at) => `update audit_entries set what = overlay(what placing '#' from ${randomInt(1, 11)} for 1) where id = ${entryAt(at)}`,
  'the kind of record': (at) => `update audit_entries set about_kind = overlay(about_kind placing '#' from ${randomInt(1, 5)} for 1) where id = ${entryAt(at)}`,
  'the record': (at) => `update audit_entries set about_id = overlay(about_id::text placing (case substr(about_id::text, 1, 1) when 'a' then 'b' else 'a' end) from 1 for 1)::uuid where id = ${entryAt(at)}`,
  'when': (at) => `update audit_entries set at = at + interval '1 microsecond' where id = ${entryAt(at)}`,
  'who': (at) => `update audit_entries set person_id = overlay(coalesce(person_id, id)::text placing (case substr(coalesce(person_id, id)::text, 1, 1) when 'a' then 'b' else 'a' end) from 1 for 1)::uuid where id = ${entryAt(at)}`,
  'the digest': (at) => bytes('audit_entries', 'details_digest', `id = ${entryAt(at)}`, 32),
  'the values': (at) => `update audit_details set changes = overlay(changes placing '#' from ${randomInt(1, 3)} for 1) where entry_id = ${entryAt(at)}`,
  'the salt': (at) => bytes('audit_details', 'salt', `entry_id = ${entryAt(at)}`, 16),
  'the hash': (at) => bytes('audit_links', 'hash', `position = ${at}`, 32),
  'the hash before': (at) => bytes('audit_links', 'previous_hash', `position = ${at}`, 32),
};

function bytes(table: string, column: string, where: string, length: number): string {
  const at = randomInt(length);
  return `update ${table} set ${column} = set_byte(${column}, ${at}, get_byte(${column}, ${at}) # ${randomInt(1, 256)}) where ${where}`;
}

test('a hundred edits of one byte in rows at random: each is found at its row', async () => {
  const kinds = Object.keys(edits);
  const missed: string[] = [];
  for (let i = 0; i < 100; i++) {
    const kind = kinds[i % kinds.length] ?? '';
    const position = randomInt(1, ENTRIES);
    const sql = edits[kind]?.(position) ?? '';
    const { broken } = await after((tx) => tx.raw(sql));
    if (broken?.position !== position) missed.push(`${kind} at ${position}: ${JSON.stringify(broken)} after ${sql}`);
  }
  expect(missed).toEqual([]);
}, 120_000);

test('two entries that change places, one put in, one taken out', async () => {
  expect((await after(async (tx) => {
    await tx.raw('create temporary table two on commit drop as select * from audit_links where position in (20, 40)');
    await tx.raw('delete from audit_links where position in (20, 40)');
    await tx.raw('insert into audit_links (position, entry_id, previous_hash, hash) select a.position, b.entry_id, a.previous_hash, a.hash from two a join two b on b.position <> a.position');
  })).broken)
    .toMatchObject({ position: 20, fault: 'the entry is not as it was written' });
  const forged = `insert into audit_entries (id, at, person_name, way, what, about_kind, about_id, details_digest) values ('5f0c1a52-0000-4000-8000-00000000000a', now(), 'Nobody', 'system', 'a.forgery', 'actions', '5f0c1a52-0000-4000-8000-00000000000b', 'x')`;
  expect((await after((tx) => tx.raw(forged))).broken).toMatchObject({ fault: 'the entry stands outside the chain', entryId: '5f0c1a52-0000-4000-8000-00000000000a', what: 'a.forgery' });
  expect((await after((tx) => tx.raw('delete from audit_entries where id = (select entry_id from audit_links where position = 33)'))).broken).toMatchObject({ position: 33, fault: 'the entry of this link is missing' });
  expect((await after(async (tx) => {
    await tx.raw('delete from audit_entries where id = (select entry_id from audit_links where position = 33)');
    await tx.raw('delete from audit_links where position = 33');
  })).broken).toMatchObject({ position: 34, fault: 'a link before it is missing, or was put in another place' });
});

async function cutTail(tx: Transaction): Promise<void> {
  await tx.raw('delete from audit_entries where id in (select entry_id from audit_links where position > 100)');
  await tx.raw('delete from audit_links where position > 100');
  await tx.raw('update audit_head set (position, hash) = (select position, hash from audit_links where position = 100)');
}

test('a tail cut off together with its head is found against the day’s anchor, and with the table of anchors gone against the log’s', async () => {
  const said = { ...deps, log: makeLog('test', 'warn', { write: (line) => { logged.push(line); } }) };
  await anchorAuditJob.run(said, {}, stop);
  await anchorAuditJob.run(said, {}, stop);
  expect(logged).toHaveLength(1);
  const { anchor } = JSON.parse(logged[0] ?? '{}') as { anchor: string };
  const outside = parseHead(anchor);
  expect(anchor).toBe(headLabel((await verifyChain(deps.db)).head));
  expect((await after(cutTail)).broken).toMatchObject({ fault: 'the chain is not the one this anchor was taken from', position: outside?.position });
  const all = async (tx: Transaction): Promise<void> => { await cutTail(tx); await tx('audit_anchors').delete(); };
  expect((await after(all)).broken).toBeUndefined();
  expect((await after(all, outside === undefined ? [] : [outside])).broken).toMatchObject({ fault: 'the chain is not the one this anchor was taken from' });
  clock.advance(24 * 3_600_000);
  await anchorAuditJob.run(said, {}, stop);
  expect(logged).toHaveLength(2);
});

test('erased values are no break: the chain is over their digest', async () => {
  const verdict = await after((tx) => tx.raw('delete from audit_details where entry_id = (select entry_id from audit_links where position = 12)'));
  expect(verdict).toMatchObject({ broken: undefined, erased: 1 });
});

test('an entry written meanwhile is in the chain', async () => {
  await deps.db.transaction((tx) => record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind: 'actions', id: randomUUID() } }));
  expect((await verifyChain(deps.db)).broken).toBeUndefined();
});

test('once a week the administrators are sent the heads of the week, and the first head of all is no letter', async () => {
  const administrator = await aPerson(deps, { name: 'Tess Administrator', isAdministrator: true });
  const letters = async (): Promise<{ text: string; to_address: string }[]> => await deps.db('letters').where({ kind: 'chain-heads' }).orderBy('queued_at').select('text', 'to_address');
  const had = (await letters()).length;
  for (let day = 0; day < 14; day++) {
    clock.advance(24 * 3_600_000);
    await anchorAuditJob.run(deps, {}, stop);
  }
  const sent = (await letters()).slice(had);
  expect(sent.map(({ to_address }) => to_address)).toEqual([administrator.email, administrator.email]);
  const heads = sent[1]?.text.match(/^\d+:[0-9a-f]{64}$/gm) ?? [];
  expect(heads).toHaveLength(8);
  const outside = heads.flatMap((one) => parseHead(one) ?? []);
  expect((await after(async (tx) => { await cutTail(tx); await tx('audit_anchors').delete(); }, outside)).broken).toMatchObject({ fault: 'the chain is not the one this anchor was taken from' });
  expect((await verifyChain(deps.db, outside)).broken).toBeUndefined();
});

/** `npm run bench:doors` (C-26): 200 entries a second and more, 95 in 100 within 100 ms, and a million verified within a minute. */
if ((import.meta as unknown as { env: { MODE: string } }).env.MODE === 'bench') test('writing and verifying is quick enough', async () => {
  const [writers, each] = [24, 200];
  const took: number[] = [];
  const write = async (): Promise<void> => {
    for (let i = 0; i < each; i++) {
      const began = performance.now();
      await deps.db.transaction((tx) => record(tx, deps, theSystem, { what: 'action.changed', about: { kind: 'actions', id: randomUUID(), label: 'ECS-1' }, changes: { wording: ['Hold supervision.', 'Hold supervision every month.'] } }));
      took.push(performance.now() - began);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: writers }, write));
  const rate = (writers * each * 1000) / (performance.now() - began);
  const p95 = took.sort((a, b) => a - b)[Math.floor(took.length * 0.95)] ?? 0;
  const verifying = performance.now();
  const { entries, broken } = await verifyChain(deps.db);
  const perMillion = ((performance.now() - verifying) / entries) * 1000;
  console.log(`${rate.toFixed(0)} entries a second by ${writers} writers, p95 ${p95.toFixed(0)} ms; ${entries} verified, which is ${perMillion.toFixed(0)} s for a million`);
  expect(broken).toBeUndefined();
  expect(rate).toBeGreaterThanOrEqual(200);
  expect(p95).toBeLessThanOrEqual(100);
  expect(perMillion).toBeLessThanOrEqual(60);
}, 300_000);
