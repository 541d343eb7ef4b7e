// The list of actions: indexes by which each of its counts and its usual order are found without reading the register, and the lists that people keep.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  // The usual order of the list, of what is open in one panel.
  await knex.raw(`create index actions_open_in_order on actions (panel_id, target_on, split_part(reference, '-', 1), (split_part(reference, '-', 2)::integer)) where ended_on is null`);
  await knex.raw('create index actions_ended on actions (panel_id) where ended_on is not null');
  await knex.raw('create index actions_by_post_in_panel on actions (lead_post_id, panel_id)');
  await knex.raw('drop index actions_by_post');
  await knex.raw('create index action_contributors_by_post on action_contributors (post_id) where until_on is null');
  await knex.raw('create index update_request_items_by_request on update_request_items (request_id)');
  await knex.raw('create index update_requests_by_meeting on update_requests (meeting_id)');
  await knex.raw('create index undertakings_by_meeting on undertakings (meeting_id)');
  await knex.raw(`create table saved_views (
    id uuid primary key,
    person_id uuid not null references people,
    name text not null check (name <> ''),
    query text not null,
    saved_at timestamptz not null
  )`);
  await knex.raw('create unique index saved_views_by_name on saved_views (person_id, lower(name))');
  await keep(knex, 'saved_views', 'passing', 'lists of actions a person keeps under a name, for nobody else; nothing of the register is in them');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'saved_views');
  await knex.raw('create index actions_by_post on actions (lead_post_id)');
  for (const index of ['actions_open_in_order', 'actions_ended', 'actions_by_post_in_panel', 'action_contributors_by_post', 'update_request_items_by_request', 'update_requests_by_meeting', 'undertakings_by_meeting']) await knex.raw(`drop index ${index}`);
}
