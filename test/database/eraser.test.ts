// The eraser: takes away values past their retention, leaves the chain whole, and nobody of the app can be it.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { record, theOperator } from '../../src/audit/record.ts';
import { verifyChain } from '../../src/audit/verify-chain.ts';
import { connect } from '../../src/database/db.ts';
import { erasable } from '../../src/database/erasable.ts';
import { asEraser } from '../../src/database/eraser.ts';
import { aPerson } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

const { deps, owner, url } = await aCouncil();
const of = { ownerUrl: url.owner, councilKey: 'slough' };
const person = await aPerson(deps, { name: 'Gone Away' });

test('values go, the chain stays whole, and nothing of the chain can be touched', async () => {
  await asEraser(of, async (eraser) => {
    const before = await verifyChain(eraser);
    expect(before.erased).toBe(0);
    expect(await eraser('audit_details').where('entry_id', 'in', eraser('audit_entries').where({ about_id: person.id }).select('id')).delete()).toBeGreaterThan(0);
    expect(await verifyChain(eraser)).toMatchObject({ broken: undefined, entries: before.entries, head: before.head });
    for (const table of ['audit_entries', 'audit_links', 'audit_head', 'audit_anchors']) {
      await expect(eraser(table).delete(), table).rejects.toThrow(/permission denied/);
      await expect(eraser.raw('truncate ??', [table]), table).rejects.toThrow(/permission denied/);
    }
    await expect(eraser('audit_entries').update({ person_name: 'x' })).rejects.toThrow(/permission denied/);
    await expect(eraser('updates').update({ text: 'x' })).rejects.toThrow(/permission denied/);
    await expect(eraser.raw('create table mine (a int)')).rejects.toThrow(/permission denied/);
  });
  expect((await verifyChain(deps.db)).erased).toBeGreaterThan(0);
});

test('what it changes in an audited table needs its entry, as anybody’s change does', async () => {
  await asEraser(of, async (eraser) => {
    const change = { name: 'A former member', email: `${person.id}@erased.invalid` };
    await expect(eraser.transaction((tx) => tx('people').where({ id: person.id }).update(change))).rejects.toThrow(/no audit entry/);
    await eraser.transaction(async (tx) => {
      await tx('people').where({ id: person.id }).update(change);
      await record(tx, deps, theOperator, { what: 'person.erased', about: { kind: 'people', id: person.id } });
    });
  });
  expect(await deps.db('people').where({ id: person.id }).first('name')).toEqual({ name: 'A former member' });
});

test('neither web nor worker can become it, and it has no login', async () => {
  const jobs = connect({ url: url.jobs, name: 'test jobs login' });
  for (const login of [deps.db, jobs]) await expect(login.raw('set role slough_eraser')).rejects.toThrow(/permission denied to set role/);
  await jobs.destroy();
  const { rows } = await owner.raw<{ rows: { rolcanlogin: boolean }[] }>("select rolcanlogin from pg_roles where rolname = 'slough_eraser'");
  expect(rows).toEqual([{ rolcanlogin: false }]);
  await expect(deps.db('audit_details').delete()).rejects.toThrow(/permission denied/);
  await expect(owner('audit_details').where({ entry_id: randomUUID() }).delete()).resolves.toBe(0); // nothing there, so no row for the trigger
  await expect(owner('audit_details').delete()).rejects.toThrow(/append-only/);
});

test('erasable.ts names tables that are there, and none of the chain', async () => {
  const { rows } = await owner.raw<{ rows: { tablename: string }[] }>("select tablename from pg_tables where schemaname = 'slough'");
  expect(Object.keys(erasable).filter((table) => !rows.some(({ tablename }) => tablename === table))).toEqual([]);
  expect(Object.keys(erasable).filter((table) => /^audit_(?!details|erasures)/.test(table))).toEqual([]);
});
