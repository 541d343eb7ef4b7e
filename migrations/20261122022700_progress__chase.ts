// What the cycle did by itself: a row for each step that ran, blockers passed over, update links, sign-offs; and the day a meeting was called.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table meetings add column called_on date');
  // A step whose date is moved comes round again: a request belongs to the day it was due on. Written by changing the column's type,
  // because the rows themselves may not be updated.
  await knex.raw('alter table update_requests add column due_on date');
  await knex.raw(`alter table update_requests alter column due_on type date using (at at time zone 'Europe/London')::date`);
  await knex.raw('alter table update_requests alter column due_on set not null');
  await knex.raw('alter table update_requests drop constraint update_requests_meeting_id_person_id_step_key');
  await knex.raw('alter table update_requests add constraint update_requests_once_a_step unique (meeting_id, person_id, step, due_on)');

  await knex.raw(`create table cycle_runs (
    meeting_id uuid not null references meetings,
    step text not null check (step in ('first-request', 'reminder', 'update-deadline', 'last-call', 'chairs-draft', 'publication')),
    due_on date not null,
    outcome text not null check (outcome in ('refused', 'sent', 'nothing owed', 'lapsed')),
    letters integer not null check (letters >= 0),
    at timestamptz not null,
    primary key (meeting_id, step, due_on, outcome)
  )`);
  await knex.raw(`insert into cycle_runs (meeting_id, step, due_on, outcome, letters, at)
    select meeting_id, step, due_on, 'sent', count(*), min(at) from update_requests group by meeting_id, step, due_on`);
  await knex.raw(`create table chase_overrides (
    meeting_id uuid not null references meetings,
    blocker text not null check (blocker <> ''),
    why text not null check (why <> ''),
    by_person_id uuid not null references people,
    at timestamptz not null,
    primary key (meeting_id, blocker)
  )`);
  await linksAndSignOffs(knex);

  await keep(knex, 'cycle_runs', 'append-only', 'what the clock did at each step of a cycle, once each');
  await keep(knex, 'chase_overrides', 'append-only', 'blockers passed over for one cycle, with the reason');
  await keep(knex, 'update_links', 'changing', 'links in requests, kept as a hash');
  await keep(knex, 'update_link_items', 'append-only', 'the actions a link is good for');
  await keep(knex, 'update_sign_offs', 'append-only', 'updates a director has signed off');
  for (const table of ['cycle_runs', 'chase_overrides', 'update_links']) await audited(knex, table, 'meetings', 'meeting_id');
  await audited(knex, 'update_sign_offs', 'updates', 'update_id');
}

async function linksAndSignOffs(knex: Knex): Promise<void> {
  await knex.raw(`create table update_links (
    id uuid primary key,
    meeting_id uuid not null references meetings,
    person_id uuid not null references people,
    letter_key text not null,
    token_hash text not null unique,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
  )`);
  await knex.raw('create index update_links_by_meeting on update_links (meeting_id, person_id)');
  await knex.raw('create index update_links_by_letter on update_links (letter_key)');
  await knex.raw(`create table update_link_items (
    link_id uuid not null references update_links,
    action_id uuid not null references actions,
    primary key (link_id, action_id)
  )`);
  await knex.raw(`create table update_sign_offs (
    update_id uuid primary key references updates,
    by_person_id uuid not null references people,
    by_name text not null,
    at timestamptz not null
  )`);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'update_sign_offs', 'update_link_items', 'update_links', 'chase_overrides', 'cycle_runs');
  await knex.raw('alter table update_requests drop constraint update_requests_once_a_step');
  await knex.raw('alter table update_requests drop column due_on');
  await knex.raw('alter table update_requests add constraint update_requests_meeting_id_person_id_step_key unique (meeting_id, person_id, step)');
  await knex.raw('alter table meetings drop column called_on');
}
