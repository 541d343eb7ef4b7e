// Which actions an edition shows, so that "in which reports was this?" is asked of an index and not of every frozen text.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table edition_actions (
    edition_id uuid not null references editions,
    reference text not null,
    primary key (reference, edition_id)
  )`);
  // The editions there are say it themselves.
  await knex.raw(`insert into edition_actions (edition_id, reference)
    select distinct id, action ->> 'reference' from editions, jsonb_array_elements(content::jsonb -> 'actions') as action`);
  await keep(knex, 'edition_actions', 'append-only', 'the references an edition shows, copied from its frozen content');
  await audited(knex, 'edition_actions', 'editions', 'edition_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'edition_actions');
}
