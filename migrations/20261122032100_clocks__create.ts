// Clocks that an inspection or a recommendation started: counted once, kept with their arithmetic, overruled only by a printed date.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table clocks (
    id uuid primary key,
    inspection_id uuid references inspections,
    resolution_id uuid references resolutions,
    rule_key text not null,
    name text not null,
    rule text not null,
    started_what text not null,
    started_on date not null,
    computed_on date not null,
    due_on date not null,
    arithmetic jsonb not null,
    overruled_by_name text,
    overruled_why text,
    met_on date,
    version integer not null default 1,
    check (num_nonnulls(inspection_id, resolution_id) = 1),
    check ((overruled_by_name is null) = (overruled_why is null)),
    check (overruled_why is not null or due_on = computed_on),
    unique (inspection_id, rule_key), unique (resolution_id)
  )`);
  await knex.raw('create index clocks_running on clocks (due_on) where met_on is null');
  await keep(knex, 'clocks', 'changing', 'statutory and other clocks, each with its arithmetic');
  await audited(knex, 'clocks');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'clocks');
}
