// One-time keys of forms: the second post of a form is answered with what the first one did.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  // json, not jsonb: the second post is told word for word what the first was.
  await knex.raw(`create table form_keys (
    key text primary key check (length(key) between 16 and 200),
    digest text,
    outcome json,
    taken_at timestamptz not null
  )`);
  await knex.raw('create index form_keys_by_age on form_keys (taken_at)');
  await keep(knex, 'form_keys', 'passing', 'tidied away after a day');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'form_keys');
}
