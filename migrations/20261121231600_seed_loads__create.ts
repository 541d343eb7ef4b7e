// Which parts of the demonstration were loaded, so that a second start leaves what people have done since alone.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('create table seed_loads (name text primary key, at timestamptz not null)');
  await keep(knex, 'seed_loads', 'append-only', 'empty in production');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'seed_loads');
}
