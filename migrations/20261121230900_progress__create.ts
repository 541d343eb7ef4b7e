// What officers said and showed, what members asked, and what was exempt in it.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table updates (
    id uuid primary key,
    action_id uuid not null references actions,
    meeting_id uuid references meetings,
    state text not null check (state in ('not started', 'on track', 'at risk')),
    text text not null check (text <> ''),
    by_person_id uuid not null references people,
    by_name text not null,
    by_post_title text,
    way text not null check (way in ('signed in', 'update link', 'clerk on behalf')),
    received_words text,
    after_deadline boolean not null default false,
    at timestamptz not null,
    check (way <> 'clerk on behalf' or received_words <> '')
  )`);
  await knex.raw('create index updates_by_action on updates (action_id, at)');
  await knex.raw(`create table update_returns (
    id uuid primary key,
    update_id uuid not null references updates,
    question text not null check (question <> ''),
    by_person_id uuid not null references people,
    at timestamptz not null
  )`);
  await knex.raw(`create table update_drafts (
    person_id uuid not null references people,
    action_id uuid not null references actions,
    sequence integer not null,
    body jsonb not null,
    at timestamptz not null,
    primary key (person_id, action_id)
  )`);
  await knex.raw(`create table evidence (
    id uuid primary key,
    action_id uuid not null references actions,
    update_id uuid references updates,
    document_id uuid not null references documents,
    title text not null check (title <> ''),
    shows_on date not null,
    by_person_id uuid not null references people,
    by_name text not null,
    added_at timestamptz not null
  )`);
  await knex.raw('create index evidence_by_action on evidence (action_id, added_at)');
  await knex.raw(`create table exempt_notes (
    id uuid primary key,
    action_id uuid not null references actions,
    update_id uuid references updates,
    paragraph smallint check (paragraph between 1 and 7),
    reason text,
    note text not null check (note <> ''),
    replaces_id uuid unique references exempt_notes,
    by_person_id uuid not null references people,
    at timestamptz not null
  )`);
  await knex.raw('create index exempt_notes_by_action on exempt_notes (action_id)');
  await knex.raw(`create table questions (
    id uuid primary key,
    panel_id uuid not null references panels,
    action_id uuid references actions,
    meeting_id uuid references meetings,
    text text not null check (text <> ''),
    shared boolean not null,
    by_person_id uuid not null references people,
    by_name text not null,
    at timestamptz not null,
    withdrawn_at timestamptz
  )`);
  await knex.raw('create index questions_by_action on questions (action_id)');
  await knex.raw(`create table answers (
    id uuid primary key,
    question_id uuid not null references questions,
    text text not null check (text <> ''),
    given text not null check (given in ('in the report', 'at the meeting', 'by letter')),
    by_person_id uuid not null references people,
    by_name text not null,
    at timestamptz not null
  )`);
  // Which person was asked for what, in which step of which cycle; the letters room knows whether it arrived.
  await knex.raw(`create table update_requests (
    id uuid primary key,
    meeting_id uuid not null references meetings,
    person_id uuid not null references people,
    step text not null check (step in ('first-request', 'reminder', 'last-call')),
    letter_key text not null unique,
    at timestamptz not null,
    unique (meeting_id, person_id, step)
  )`);
  await knex.raw(`create table update_request_items (
    request_id uuid not null references update_requests,
    action_id uuid not null references actions,
    primary key (request_id, action_id)
  )`);
  await knex.raw('create index update_request_items_by_action on update_request_items (action_id)');
  await keep(knex, 'updates', 'append-only', 'dated entries; added, never overwritten');
  await keep(knex, 'update_returns', 'append-only', 'an update sent back with a question');
  await keep(knex, 'update_drafts', 'passing', 'what is being typed; an older sequence never overwrites a newer one');
  await keep(knex, 'evidence', 'append-only', 'files that show what was done, with the date of what they show');
  await keep(knex, 'exempt_notes', 'append-only', 'exempt text in its own field, with its Schedule 12A paragraph and reason; read only through exempt-note.store');
  await keep(knex, 'questions', 'changing', 'members’ lines of enquiry');
  await keep(knex, 'answers', 'append-only', 'answers to members’ questions');
  await keep(knex, 'update_requests', 'append-only', 'who was asked for updates, once a step');
  await keep(knex, 'update_request_items', 'append-only', 'for which actions');
  for (const t of ['updates', 'evidence', 'exempt_notes']) await audited(knex, t, 'actions', 'action_id');
  await audited(knex, 'update_returns', 'updates', 'update_id');
  await audited(knex, 'questions');
  await audited(knex, 'answers', 'questions', 'question_id');
  await audited(knex, 'update_requests', 'meetings', 'meeting_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'update_request_items', 'update_requests', 'answers', 'questions', 'exempt_notes', 'evidence', 'update_drafts', 'update_returns', 'updates');
}
