// Full-text search: each searchable text with its English stems beside it, kept by the database itself. Exempt notes, private questions and the texts of
// papers have no such column: what is in no index is found by nobody.
import type { Knex } from 'knex';

/** What of each table is found. The table is written anew once, which for a hundred thousand rows takes seconds. */
const SEARCHED: Record<string, string> = {
  actions: `reference || ' ' || wording || ' ' || coalesce(will_show, '')`,
  updates: 'text',
  findings: `coalesce(heading, '') || ' ' || text`,
  resolutions: `coalesce(item_title, '') || ' ' || coalesce(stem, '') || ' ' || text`,
  undertakings: 'text',
  edition_actions: `coalesce(passage, '')`,
};

export async function up(knex: Knex): Promise<void> {
  // What a report says of an action, for whoever looks for words and not for a report; of the public text alone.
  await knex.raw('alter table edition_actions add column passage text');
  await knex.raw('alter table edition_actions disable trigger user');
  await knex.raw(`update edition_actions s set passage = concat_ws(E'\\n', told.action ->> 'wording', (select string_agg(said ->> 'text', E'\\n') from jsonb_array_elements(told.action -> 'updates') as said))
    from (select id, jsonb_array_elements(content::jsonb -> 'actions') as action from editions) as told where told.id = s.edition_id and told.action ->> 'reference' = s.reference`);
  await knex.raw('alter table edition_actions enable trigger user');
  for (const [table, text] of Object.entries(SEARCHED)) {
    await knex.raw(`alter table ${table} add column search tsvector generated always as (to_tsvector('english'::regconfig, ${text})) stored`);
    await knex.raw(`create index ${table}_search on ${table} using gin (search)`);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const table of Object.keys(SEARCHED)) await knex.raw(`alter table ${table} drop column search`);
  await knex.raw('alter table edition_actions drop column passage');
}
