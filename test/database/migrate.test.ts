// Migrations: forwards, back and forwards again is the same schema; two at once and one after a kill need no repair.
import { expect, test } from 'vitest';
import { migrate, migrateDown } from '../../src/database/migrate.ts';
import { listMissingMigrations } from '../../src/database/migrations-run.ts';
import { installCouncil, installCouncils } from '../../src/councils/install-council.ts';
import { aCouncil } from '../support/database.ts';
import { testCouncil } from '../support/test-server.ts';

const { deps, owner, url } = await aCouncil();
const order = { ownerUrl: url.owner, ...testCouncil };

/** Everything a migration makes: columns, constraints, indexes, triggers, functions, comments and rights. */
async function shape(): Promise<string[]> {
  const { rows } = await owner.raw<{ rows: { line: string }[] }>(`
    select line from (
      select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line from information_schema.columns where table_schema = 'slough'
      union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'slough'::regnamespace and conrelid <> 0
      union all select indexdef from pg_indexes where schemaname = 'slough'
      union all select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'slough'::regnamespace and not tgisinternal
      union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'slough'::regnamespace
      union all select format('table %s %s %s', relname, relacl, obj_description(oid, 'pg_class')) from pg_class where relnamespace = 'slough'::regnamespace and relkind = 'r'
    ) lines order by line`);
  return rows.map((row) => row.line);
}

test('forwards, back and forwards again is the same schema', async () => {
  const before = await shape();
  expect(before.length).toBeGreaterThan(300);
  await migrateDown(order);
  expect((await shape()).filter((line) => line.startsWith('table') && !line.includes('knex'))).toEqual([]);
  expect((await migrate(order)).length).toBeGreaterThan(10);
  expect(await shape()).toEqual(before);
});

test('two at once are one after the other, and one with nothing to do changes nothing', async () => {
  const before = await shape();
  expect(await Promise.all([migrate(order), migrate(order)])).toEqual([[], []]);
  expect(await shape()).toEqual(before);
});

test('the lock that a killed migrate leaves in the table is put aside', async () => {
  await owner('knex_migrations_lock').update({ is_locked: 1 });
  expect(await migrate(order)).toEqual([]);
});

test('the council itself can tell what it has not had', async () => {
  expect(await listMissingMigrations(deps.db)).toEqual([]);
  const newest = (await owner<{ name: string }>('knex_migrations').orderBy('name', 'desc').first('name'))?.name ?? '';
  await owner('knex_migrations').where({ name: newest }).delete();
  expect(await listMissingMigrations(deps.db)).toEqual([newest]);
  await owner('knex_migrations').insert({ name: newest, batch: 1, migration_time: deps.clock.now() });
});

test('one command brings every council in the database up to date', async () => {
  await installCouncil({ ...order, councilKey: 'doncaster' }, 'https://actions.doncaster.example');
  expect([...(await installCouncils(order)).entries()]).toEqual([['slough', []], ['doncaster', []]]);
});

test('a database that is not there is one sentence', async () => {
  await expect(migrate({ ...order, ownerUrl: 'postgres://a:b@127.0.0.1:1/x' })).rejects.toThrow(/^The database at 127.0.0.1:1 cannot be used: .*ECONNREFUSED/);
});
