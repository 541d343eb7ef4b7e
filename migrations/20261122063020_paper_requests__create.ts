// Requests for updates to those who have their letters on paper: what is to be printed, and who said that it was handed over.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table paper_requests (
    request_id uuid primary key references update_requests,
    meeting_id uuid not null references meetings,
    letter jsonb not null
  )`);
  await knex.raw('create index paper_requests_by_meeting on paper_requests (meeting_id)');
  await knex.raw(`create table paper_request_deliveries (
    request_id uuid primary key references paper_requests,
    meeting_id uuid not null references meetings,
    delivered_on date not null,
    note text,
    by_person_id uuid not null references people,
    at timestamptz not null
  )`);
  await keep(knex, 'paper_requests', 'append-only', 'the words of a request as it was to be printed');
  await keep(knex, 'paper_request_deliveries', 'append-only', 'what was handed over on paper is as much a request as an accepted letter');
  for (const table of ['paper_requests', 'paper_request_deliveries']) await audited(knex, table, 'meetings', 'meeting_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'paper_request_deliveries', 'paper_requests');
}
