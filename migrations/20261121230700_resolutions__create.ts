// What the panel resolved, what was promised aloud, and what came back on recommendations.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table resolutions (
    id uuid primary key,
    panel_id uuid not null references panels,
    meeting_id uuid not null references meetings,
    minute_item_id uuid references minute_items,
    minute_number text,
    item_title text,
    position integer not null,
    label text,
    stem text,
    text text not null check (text <> ''),
    kind text not null check (kind in ('noted', 'act', 'recommendation', 'procedural')),
    owner_words text,
    due_words text,
    document_id uuid references documents,
    source_start integer,
    source_end integer,
    version integer not null default 1
  )`);
  await knex.raw('create index resolutions_by_meeting on resolutions (meeting_id, position)');
  await knex.raw(`create table undertakings (
    id uuid primary key,
    panel_id uuid not null references panels,
    meeting_id uuid not null references meetings,
    minute_item_id uuid references minute_items,
    minute_number text,
    position integer not null,
    text text not null check (text <> ''),
    owner_words text,
    due_words text,
    document_id uuid references documents,
    source_start integer,
    source_end integer
  )`);
  await knex.raw(`create table responses (
    id uuid primary key,
    resolution_id uuid not null unique references resolutions,
    addressed_to text not null,
    sent_on date,
    received_on date,
    due_on date,
    answered_on date,
    answer text check (answer in ('accepted', 'accepted in part', 'accepted in principle', 'not accepted')),
    words text,
    reasons text,
    version integer not null default 1,
    check (answer is null or answered_on is not null),
    check (answer is distinct from 'not accepted' or reasons <> ''),
    check (answer is distinct from 'accepted in principle' or words <> '')
  )`);
  // Words that were wrong are corrected with the old wording kept: findings, resolutions and undertakings alike.
  await knex.raw(`create table corrections (
    id uuid primary key,
    about_kind text not null check (about_kind in ('findings', 'resolutions', 'undertakings', 'actions')),
    about_id uuid not null,
    field text not null,
    was text not null,
    became text not null,
    why text not null check (why <> ''),
    by_person_id uuid not null references people,
    at timestamptz not null
  )`);
  await keep(knex, 'resolutions', 'changing', 'verbatim; kinds noted, act, recommendation, procedural');
  await keep(knex, 'undertakings', 'append-only', 'promises made aloud and minuted outside a resolution');
  await keep(knex, 'responses', 'changing', 'what Cabinet or a partner answered to a recommendation, and by when it should have');
  await keep(knex, 'corrections', 'append-only', 'old wording of what was corrected');
  await audited(knex, 'resolutions');
  await audited(knex, 'undertakings');
  await audited(knex, 'responses', 'resolutions', 'resolution_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'corrections', 'responses', 'undertakings', 'resolutions');
}
