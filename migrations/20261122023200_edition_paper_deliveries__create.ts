// Reports handed over on paper: who said so, and for which day.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table edition_paper_deliveries (
    edition_id uuid not null,
    person_id uuid not null,
    delivered_on date not null,
    note text,
    by_person_id uuid not null references people,
    at timestamptz not null,
    primary key (edition_id, person_id),
    foreign key (edition_id, person_id) references edition_recipients (edition_id, person_id)
  )`);
  await keep(knex, 'edition_paper_deliveries', 'append-only', 'what was handed over on paper is as much a delivery as an accepted letter');
  await audited(knex, 'edition_paper_deliveries', 'editions', 'edition_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'edition_paper_deliveries');
}
