// A council's wording, address, look, lead times and retention: one row.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table settings (
    id uuid primary key,
    only_row boolean not null unique default true check (only_row),
    council_name text not null,
    is_demonstration boolean not null default false,
    brand_colour text not null default '#0f4c5c' check (brand_colour ~ '^#[0-9a-f]{6}$'),
    words jsonb not null default '{}',
    report_title text not null default 'Progress report',
    mail_from_name text not null,
    mail_from_address text not null,
    lead_times jsonb not null default '{}',
    clear_days jsonb not null default '{}',
    retention jsonb not null default '{}',
    version integer not null default 1
  )`);
  await keep(knex, 'settings', 'changing', 'the council itself: wording, look, lead times, retention');
  await audited(knex, 'settings');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'settings');
}
