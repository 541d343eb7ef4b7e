// What the clerk has chosen for the report of a meeting before it goes: the chair's draft and the dispatch page show the same.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table edition_preparations (
    meeting_id uuid primary key references meetings,
    introduction text not null,
    grouping text not null check (grouping in ('inspection', 'lead officer', 'organisation')),
    leave_out text[] not null,
    version integer not null default 1
  )`);
  await keep(knex, 'edition_preparations', 'changing', 'the cover note and the order of a report that has not gone yet');
  await audited(knex, 'edition_preparations', 'meetings', 'meeting_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'edition_preparations');
}
