// A form posted twice does its work once; what is refused or cut short leaves nothing behind.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { addJob } from '../../src/database/jobs.ts';
import { FormReused } from '../../src/database/errors.ts';
import { transact, type Outcome } from '../../src/database/transact.ts';
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
