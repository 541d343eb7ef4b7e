// Retention on a council in which everything has happened: each rule at its date and a day after, what stays, what a hold keeps, and a run that is cut short.
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { record, theSystem } from '../../src/audit/record.ts';
import { listAuditEntriesAbout } from '../../src/audit/audit.store.ts';
import { presentEntry } from '../../src/audit/present-entry.ts';
import { verifyChain } from '../../src/audit/verify-chain.ts';
import { addDays, addMonths, day, type Day } from '../../src/calendar/day.ts';
import type { Transaction } from '../../src/database/db.ts';
import { asEraser } from '../../src/database/eraser.ts';
import { getBytes } from '../../src/documents/document.store.ts';
import { countDue, listDue } from '../../src/retention/due.store.ts';
import { placeHold } from '../../src/retention/place-hold.ts';
import { liftHold } from '../../src/retention/lift-hold.ts';
import { monthsOf, removedBefore, ruleOf, RULES, type RuleKey } from '../../src/retention/rule.ts';
import { runRetention } from '../../src/retention/run-retention.ts';
import { listLastRuns } from '../../src/retention/run.store.ts';
import { deactivatePerson } from '../../src/sign-in/deactivate-person.ts';
import { makeLink } from '../../src/sign-in/make-link.ts';
import { aPerson, signedIn } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import { openSession } from '../support/page.ts';
import { givePassword } from '../support/signing-in.ts';
import { canaryOf, twoPanels } from '../support/two-panels.ts';

const { deps, clock, superuser, owner, url } = await aCouncil({ at: '2026-03-02T10:00:00Z' });
const { people, own } = await twoPanels(deps);
const began = day('2026-03-02');
const administrator = people.administrator!;
const leaver = await aPerson(deps, { name: 'Lena Leaver', email: 'lena.leaver@testborough.example' });
await layOut();

/** What the two panels have not had happen to them yet: a draft, links, a bounce, an action that has ended, an exempt report, somebody who left. */
async function layOut(): Promise<void> {
  await givePassword(deps, leaver);
  await openSession(deps, administrator.id);
  await deps.db.transaction(async (tx) => { await makeLink(tx, deps, theSystem, leaver, 'invitation'); });
  const left = await deactivatePerson(deps, signedIn(administrator), { personId: leaver.id, version: 1 });
  expect(left.ok).toBe(true);
  await changing('actions', own.actionId, async (tx) => {
    await tx('update_drafts').insert({ person_id: people['lead officer']!.id, action_id: own.actionId, sequence: 1, body: JSON.stringify({ text: 'half a sen' }), at: clock.now() });
    await tx('actions').where({ id: own.actionId }).update({ state: 'closed', ended_on: began });
  });
  await superuser.raw('set session_replication_role = replica');
  await superuser('slough.letter_deliveries').where({ letter_id: own.letter }).update({ state: 'bounced_hard', said: '550 nobody here', next_try_at: null });
  await superuser('slough.letter_reports').insert({ id: randomUUID(), letter_id: own.letter, report_sha256: 'a'.repeat(64), finding: 'hard', said: '550 nobody here', received_at: clock.now() });
  await superuser('slough.address_flags').insert({ id: randomUUID(), address: 'gone@testborough.example', why: 'it bounced', letter_id: own.letter, flagged_at: clock.now() });
  await superuser.raw('set session_replication_role = origin');
}

async function changing(kind: string, id: string, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await deps.db.transaction(async (tx) => { await work(tx); await record(tx, deps, theSystem, { what: 'test.laid-out', about: { kind, id } }); });
}

const run = () => asEraser({ ownerUrl: url.owner, councilKey: 'slough' }, (db) => runRetention({ ...deps, db }));
const at = (on: Day): void => { clock.set(`${on}T12:00:00Z`); };
const dueOn = (rule: RuleKey, on: Day): Promise<number> => countDue(deps.db, rule, removedBefore(ruleOf(rule), {}, on));
/** Counted from when a link goes dead, not from when it was made. */
const startOf = (rule: RuleKey): Day => (rule === 'links' ? day('2026-03-09') : began);
const lastDayOf = (rule: RuleKey): Day => { const months = monthsOf(ruleOf(rule), {}); return months === undefined ? addDays(startOf(rule), 1) : addMonths(startOf(rule), months); };

describe('what is past its date', () => {
  test.each(RULES.map(({ key }) => key))('%s: nothing the day before and on the day, something the day after', async (rule) => {
    const last = lastDayOf(rule);
    // The link of a letter is dead a week later, and its rows count from then.
    expect([await dueOn(rule, addDays(last, -1)), await dueOn(rule, last)]).toEqual([0, 0]);
    expect(await dueOn(rule, addDays(last, 1))).toBeGreaterThan(0);
  });

  test('the preview names records and nothing of what was written', async () => {
    const shown = JSON.stringify(await Promise.all(RULES.map(({ key }) => listDue(deps.db, key, day('2040-01-01'), 500))));
    expect(shown).toContain('evidence of ECS-1');
    for (const words of [canaryOf.exempt('ECS'), canaryOf.reason('ECS'), canaryOf.private('ECS'), canaryOf.wall('ECS'), 'half a sen', 'lena.leaver']) expect(shown).not.toContain(words);
  });
});

test('a hold on a panel keeps its business and leaves the other panel’s alone; lifted, it keeps nothing', async () => {
  const far = day('2040-01-01');
  const before = removedBefore(ruleOf('exempt'), {}, far);
  const both = { questions: await countDue(deps.db, 'private-questions', before), papers: await countDue(deps.db, 'papers', before) };
  const placed = await placeHold(deps, signedIn(administrator), { panelId: own.panelId, inspectionId: null, why: 'The ombudsman has asked for everything' });
  if (!placed.ok) throw new Error(placed.because);
  expect(await placeHold(deps, signedIn(administrator), { panelId: own.panelId, inspectionId: null, why: 'again' })).toEqual({ ok: false, because: 'held-already' });
  expect([await countDue(deps.db, 'exempt', before), await countDue(deps.db, 'evidence', before), await countDue(deps.db, 'exempt-editions', before), await countDue(deps.db, 'audit-values', before)]).toEqual([0, 0, 1, 0]);
  expect([await countDue(deps.db, 'private-questions', before), await countDue(deps.db, 'papers', before)]).toEqual([both.questions / 2, both.papers / 2]);
  expect((await liftHold(deps, signedIn(administrator), { holdId: placed.holdId })).ok).toBe(true);
  expect(await countDue(deps.db, 'exempt', before)).toBe(1);
  // An inspection is held on its own: the action that answers its finding stays.
  const inspected = await placeHold(deps, signedIn(administrator), { panelId: null, inspectionId: own.inspection, why: 'A claim' });
  if (!inspected.ok) throw new Error(inspected.because);
  expect(await countDue(deps.db, 'exempt', before)).toBe(0);
  await liftHold(deps, signedIn(administrator), { holdId: inspected.holdId });
});

test('nobody but the eraser removes anything', async () => {
  at(day('2034-06-01'));
  await expect(runRetention(deps)).rejects.toThrow();
  await expect(deps.db('letters').update({ text: '' })).rejects.toThrow();
  expect(await deps.db('retention_runs').count('* as n').first()).toEqual({ n: 0 });
});

test('a run that is killed has done some rules whole and the next not at all; the next run does the rest, and a third removes nothing', async () => {
  at(day('2034-06-01'));
  const chain = await verifyChain(deps.db);
  const notes = await deps.db('exempt_notes').where({ action_id: own.actionId }).pluck<string[]>('id');
  // Somebody holds the row that the rule about exempt notes is about to change; then the eraser's connection is ended from outside.
  const paper = await deps.db('documents').where({ file_name: 'tracker.txt' }).first<{ sha256: string }>('sha256');
  const lock = await superuser.transaction();
  await lock.raw('select 1 from slough.exempt_notes where id = any(?::uuid[]) for update', [notes]);
  let over = false;
  const killed = run().catch((error: unknown) => error).finally(() => { over = true; });
  for (let ended = 0; ended === 0 && !over;) {
    const { rows } = await superuser.raw<{ rows: unknown[] }>("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'eraser' and wait_event_type = 'Lock' and datname = current_database()");
    ended = rows.length;
    await new Promise((resolve) => { setTimeout(resolve, 20); });
  }
  await lock.rollback();
  expect(await killed).toMatchObject({ message: expect.stringMatching(/terminat|Connection/i) as unknown });
  await expect(getBytes(deps.db, paper.sha256)).rejects.toThrow('bytes');
  const done = new Set((await listLastRuns(deps.db)).map(({ rule }) => rule));
  expect(RULES.map(({ key }) => [key, done.has(key)])).toEqual(RULES.map(({ key }, i) => [key, i < RULES.findIndex(({ key: one }) => one === 'exempt')]));
  expect((await deps.db('exempt_notes').whereIn('id', notes).pluck<string[]>('note')).join()).toContain('canary-exempt');
  const removed = new Map((await run()).map((one) => [one.rule, one.removed]));
  expect(RULES.filter(({ key }) => (removed.get(key) ?? 0) > 0).map(({ key }) => key)).toEqual(['exempt', 'exempt-editions', 'left', 'private-questions', 'audit-values']);
  for (const { key } of RULES) expect([key, await dueOn(key, clock.today())]).toEqual([key, 0]);
  expect((await run()).filter((one) => one.removed > 0)).toEqual([]);
  const after = await verifyChain(deps.db);
  expect(after.broken).toBeUndefined();
  expect(after.entries).toBeGreaterThan(chain.entries);
  expect(after.erased).toBeGreaterThan(0);
});

test('what was erased is gone from every table, and what stays says when and by which rule', async () => {
  const { rows: tables } = await owner.raw<{ rows: { name: string }[] }>("select tablename as name from pg_tables where schemaname = 'slough'");
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await superuser.raw<{ rows: unknown[] }>('select 1 from slough.?? t where t::text like any (?) limit 1', [name, [canaryOf.exempt('ECS'), canaryOf.reason('ECS'), canaryOf.private('ECS'), 'half a sen', 'lena.leaver', '550 nobody'].map((words) => `%${words}%`)]);
    if (rows.length > 0) found.push(name);
  }
  expect(found).toEqual([]);
  expect((await deps.db('evidence').where({ action_id: own.actionId }).first<{ title: string }>('title')).title).toBe('Erased on 1 June 2034 under the rule “Evidence”.');
  expect((await deps.db('letters').where({ id: own.letter }).first<{ text: string; to_name: string }>('text', 'to_name'))).toEqual({ text: 'Erased on 1 June 2034 under the rule “Letters”.', to_name: 'Lead Officer' });
  expect((await deps.db('people').where({ id: leaver.id }).first<{ name: string }>('name')).name).toBe('Lena Leaver');
  expect(await deps.db('audit_entries').where({ what: 'retention.finished' }).count('* as n').first()).toEqual({ n: 2 });
  const [entry] = (await listAuditEntriesAbout(deps.db, { kind: 'people', id: leaver.id })).filter(({ what }) => what === 'person.deactivated');
  expect(entry && presentEntry(entry, new Map()).changes).toEqual([{ field: 'values', from: undefined, to: 'erased on 1 June 2034 under the rule “People who have left”' }]);
});

test('a public report stays as it was sent, to the last byte', async () => {
  const { rows } = await superuser.raw<{ rows: { whole: boolean }[] }>("select content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex') as whole from slough.editions");
  expect(rows).toEqual([{ whole: true }, { whole: true }]);
  expect(await deps.db('edition_files').where({ audience: 'exempt', edition_id: own.edition })).toEqual([]);
});
