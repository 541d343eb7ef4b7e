// Who is signed in where. Kept under a hash of the cookie's value, so that a copy of the table opens nothing.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table sessions (
    id_hash text primary key,
    person_id uuid references people,
    data jsonb not null,
    began_at timestamptz not null,
    last_used_at timestamptz not null
  )`);
  await knex.raw('create index sessions_by_person on sessions (person_id)');
  await knex.raw('create index sessions_by_last_use on sessions (last_used_at)');
  await keep(knex, 'sessions', 'passing', 'who is signed in where; gone 30 minutes after the last use and 8 hours after the first');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'sessions');
}
