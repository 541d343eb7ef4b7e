// Papers being read: what the reader proposed and what the clerk made of it so far. Nothing in the register comes from here until the clerk confirms.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table intakes (
    id uuid primary key,
    panel_id uuid not null references panels,
    kind text not null check (kind in ('minutes', 'inspection', 'table')),
    document_id uuid not null references documents,
    meeting_id uuid references meetings,
    inspection_id uuid references inspections,
    proposal jsonb not null,
    state text not null default 'in review' check (state in ('in review', 'confirmed', 'dropped')),
    started_at timestamptz not null,
    started_by_person_id uuid not null references people,
    confirmed_at timestamptz,
    version integer not null default 1
  )`);
  await knex.raw(`create unique index intakes_same_paper_once on intakes (panel_id, document_id) where state <> 'dropped'`);
  await knex.raw(`create table intake_reviews (
    intake_id uuid primary key references intakes,
    sequence integer not null,
    body jsonb not null,
    at timestamptz not null
  )`);
  await keep(knex, 'intakes', 'changing', 'a paper handed in, what was read from it, and whether it was confirmed');
  await keep(knex, 'intake_reviews', 'passing', 'the clerk’s review so far, a draft');
  await audited(knex, 'intakes');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'intake_reviews', 'intakes');
}
