// Tables of actions: how far the reading or the import is, its rows as they would come in, and, once in, which row became which action. And how like two papers are.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table table_plans (
    intake_id uuid primary key references intakes,
    sequence integer not null,
    step text not null check (step in ('reading', 'ready', 'unreadable', 'importing')),
    done integer not null default 0,
    total integer not null default 0,
    sentence text,
    found jsonb not null,
    at timestamptz not null
  )`);
  await knex.raw(`create table table_rows (
    intake_id uuid not null references intakes,
    sequence integer not null,
    row integer not null,
    what text not null check (what in ('new', 'update', 'same', 'ended', 'left out', 'stopped')),
    proposal jsonb not null,
    preview jsonb not null,
    primary key (intake_id, sequence, row)
  )`);
  await knex.raw('create index table_rows_by_what on table_rows (intake_id, sequence, what, row)');
  await knex.raw(`create table imported_rows (
    id uuid primary key,
    intake_id uuid not null references intakes,
    row integer not null,
    action_id uuid not null references actions,
    printed_reference text,
    words jsonb not null,
    unique (intake_id, row)
  )`);
  await knex.raw('create index imported_rows_by_action on imported_rows (action_id)');
  await keep(knex, 'table_plans', 'passing', 'how far the reading or the import of a table is');
  await keep(knex, 'table_rows', 'passing', 'the rows of a table as they would come in');
  await keep(knex, 'imported_rows', 'append-only', 'which row of which table became which action, in its own words');
  await audited(knex, 'imported_rows', 'intakes', 'intake_id');
  await knex.raw('alter table intake_reviews add column by_person_id uuid references people');
  // A sketch of the paper's words, for finding papers that are nearly the same; and the one it was found to be like.
  await knex.raw('alter table intakes add column sketch jsonb, add column like_intake_id uuid references intakes');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table intakes drop column sketch, drop column like_intake_id');
  await knex.raw('alter table intake_reviews drop column by_person_id');
  await dropTables(knex, 'imported_rows', 'table_rows', 'table_plans');
}
