// A form posted twice does its work once; what is refused or cut short leaves nothing behind.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addJob } from '../../src/database/jobs.ts';
import { FormReused } from '../../src/database/errors.ts';
import { transact, type Outcome } from '../../src/database/transact.ts';
import { withoutRows } from '../../src/web/log.ts';
import { aCouncil } from '../support/database.ts';

const { deps, owner, listJobs } = await aCouncil();

await owner.raw('create table notes (id text primary key, text text not null unique)');
await owner.raw("comment on table notes is 'changing: for this test'");
await owner.raw('grant select, insert, update on notes to slough_app');

type Added = Outcome<{ id: string }, 'too long'>;

function add(text: string, formKey?: string): Promise<Added> {
  return transact<Added>(deps, { formKey }, async (tx) => {
    const id = randomUUID();
    await tx('notes').insert({ id, text });
    await addJob(tx, 'tell', { id });
    if (text.length > 60) return { ok: false, because: 'too long' };
    return { ok: true, id };
  });
}

const countOf = async (text: string): Promise<number> => ((await owner('notes').where({ text }).count<{ count: number }[]>())[0]?.count ?? 0);

test('50 posts of one form at once are one row, and 50 times the same outcome', async () => {
  const formKey = randomUUID();
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => add('fifty', formKey)));
  expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toHaveProperty('size', 1);
  expect(outcomes[0]?.ok).toBe(true);
  expect(await countOf('fifty')).toBe(1);
  expect((await listJobs()).filter((job) => job.name === 'tell')).toHaveLength(1);
});

test('a refusal rolls back everything, the key too, so that the corrected form goes through', async () => {
  const formKey = randomUUID();
  expect(await add('x'.repeat(61), formKey)).toEqual({ ok: false, because: 'too long' });
  expect(await countOf('x'.repeat(61))).toBe(0);
  expect(await add('shorter', formKey)).toMatchObject({ ok: true });
});

test('the same key with other contents is refused in words', async () => {
  const key = randomUUID();
  expect(await add('first contents', `${key}:aaa`)).toMatchObject({ ok: true });
  expect(await add('ignored', `${key}:aaa`)).toMatchObject({ ok: true });
  await expect(add('other contents', `${key}:bbb`)).rejects.toThrow(FormReused);
  expect(await countOf('other contents')).toBe(0);
});

test('what the database refuses only at the commit is heard of, and nothing is kept', async () => {
  const id = randomUUID();
  const silent = transact(deps, {}, async (tx) => { await tx('people').insert({ id, name: 'Nobody', email: 'nobody@example.org', joined_on: '2026-01-05' }); return { ok: true }; });
  await expect(silent).rejects.toMatchObject({ name: 'DatabaseRefused', kind: 'refused by a rule' });
  expect(await deps.db('people').where({ id })).toEqual([]);
});

test('two who take the same rows the other way round both succeed, one of them at the second try', async () => {
  const [a, b] = [randomUUID(), randomUUID()];
  await owner('notes').insert([{ id: a, text: `a ${a}` }, { id: b, text: `b ${b}` }]);
  let tries = 0;
  const touch = (first: string, second: string): Promise<{ ok: boolean }> => transact(deps, {}, async (tx) => {
    tries += 1;
    await tx('notes').where({ id: first }).update({ text: `${first} ${tries}` });
    await tx.raw('select pg_sleep(0.3)');
    await tx('notes').where({ id: second }).update({ text: `${second} ${tries}` });
    return { ok: true };
  });
  expect(await Promise.all([touch(a, b), touch(b, a)])).toEqual([{ ok: true }, { ok: true }]);
  expect(tries).toBe(3);
});

test('a serialisation failure is done again with fresh reads', async () => {
  const id = randomUUID();
  await owner('notes').insert({ id, text: `0 ${id}` });
  const countUp = (): Promise<{ ok: boolean }> => transact(deps, {}, async (tx) => {
    await tx.raw('set transaction isolation level serializable');
    const row = await tx<{ id: string; text: string }>('notes').where({ id }).first('text');
    await tx.raw('select pg_sleep(0.05)');
    await tx('notes').where({ id }).update({ text: `${Number.parseInt(row?.text ?? '') + 1} ${id}` });
    return { ok: true };
  });
  await Promise.all([countUp(), countUp(), countUp()]);
  expect(await deps.db('notes').where({ id }).first('text')).toEqual({ text: `3 ${id}` });
});

test('an exception leaves nothing, and the form may be sent again', async () => {
  const formKey = randomUUID();
  const text = `breaks ${formKey}`;
  await expect(transact(deps, { formKey }, async (tx) => { await tx('notes').insert({ id: formKey, text }); throw new Error('a surprise'); })).rejects.toThrow('a surprise');
  expect(await countOf(text)).toBe(0);
  expect(await add(text, formKey)).toMatchObject({ ok: true });
});

test('inside another transaction it is a part of that one', async () => {
  const outer = randomUUID();
  await expect(deps.db.transaction(async (tx) => {
    await transact({ ...deps, db: tx }, {}, async (inner) => { await inner('notes').insert({ id: outer, text: outer }); return { ok: true }; });
    const refused = await transact({ ...deps, db: tx }, {}, async (inner) => { await inner('notes').insert({ id: randomUUID(), text: 'refused' }); return { ok: false, because: 'no' }; });
    expect(refused).toEqual({ ok: false, because: 'no' });
    expect(await tx('notes').whereIn('text', [outer, 'refused']).select('text')).toEqual([{ text: outer }]);
    throw new Error('the outer one fails');
  })).rejects.toThrow('the outer one fails');
  expect(await countOf(outer)).toBe(0);
});

test('an outcome that JSON would change is a mistake at once, and nothing is kept', async () => {
  const formKey = randomUUID();
  await expect(transact(deps, { formKey }, async (tx) => {
    await tx('notes').insert({ id: formKey, text: formKey });
    return { ok: true, at: deps.clock.now() };
  })).rejects.toThrow('holds a Date in "at"');
  expect(await countOf(formKey)).toBe(0);
});

test('an error for the log says which statement failed, and nothing that was in it', async () => {
  const canary = 'canary-51c0';
  await add(canary);
  const failed = await deps.db('notes').insert({ id: randomUUID(), text: canary }).then(() => undefined, (error: unknown) => error);
  expect(String(failed)).toContain('insert into');
  expect(String(failed)).not.toContain(canary);
  expect(JSON.stringify(withoutRows(failed))).not.toContain(canary);
  expect(withoutRows(failed)).toMatchObject({ code: '23505', table: 'notes' });
});
