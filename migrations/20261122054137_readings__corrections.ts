// Readings that were wrong are followed by right ones, or withdrawn, with the reason; a measure says how often it is read; its own words may be corrected.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table measures add column read_every text check (read_every in ('month', 'quarter', 'half-year', 'year'))`);
  await knex.raw(`alter table measures add column version integer not null default 1`);
  await knex.raw(`alter table readings
    add column replaces_id uuid unique references readings,
    add column why text,
    add column withdrawn boolean not null default false,
    add column by_name text,
    add check ((replaces_id is null) = (why is null)),
    add check (not withdrawn or replaces_id is not null),
    add check (replaces_id <> id)`);
  await corrected(knex, "'findings', 'resolutions', 'undertakings', 'actions', 'measures'");
}

export async function down(knex: Knex): Promise<void> {
  await corrected(knex, "'findings', 'resolutions', 'undertakings', 'actions'");
  await knex.raw('alter table readings drop column replaces_id, drop column why, drop column withdrawn, drop column by_name');
  await knex.raw('alter table measures drop column read_every, drop column version');
}

async function corrected(knex: Knex, kinds: string): Promise<void> {
  await knex.raw('alter table corrections drop constraint corrections_about_kind_check');
  await knex.raw(`alter table corrections add constraint corrections_about_kind_check check (about_kind in (${kinds}))`);
}
