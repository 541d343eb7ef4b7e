// A lost second factor is taken away by two people: what the first asked for waits here for the second.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table factor_resets (
    id uuid primary key,
    person_id uuid not null references people,
    asked_by_id uuid not null references people,
    how text not null,
    asked_at timestamptz not null,
    ended_at timestamptz
  )`);
  await knex.raw('create unique index factor_resets_one_open on factor_resets (person_id) where ended_at is null');
  await keep(knex, 'factor_resets', 'changing', 'open until another administrator confirms it, or it is asked for anew');
  await audited(knex, 'factor_resets', 'people', 'person_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'factor_resets');
}
