// Who was at a meeting, as the clerk wrote it down: each record is whole and takes the place of the one before it.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table attendance_records (
    id uuid primary key,
    meeting_id uuid not null references meetings,
    position integer not null,
    members jsonb not null,
    also_present text,
    by_person_id uuid not null references people,
    at timestamptz not null,
    unique (meeting_id, position)
  )`);
  await keep(knex, 'attendance_records', 'append-only', 'who was at a meeting; the last record of a meeting counts');
  await audited(knex, 'attendance_records', 'meetings', 'meeting_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'attendance_records');
}
