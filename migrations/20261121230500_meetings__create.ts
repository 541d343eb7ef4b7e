// Meetings, the dates of a cycle moved for one meeting, and minutes.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table meetings (
    id uuid primary key,
    panel_id uuid not null references panels,
    meets_on date not null,
    meets_at text not null check (meets_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    venue text not null,
    kind text not null default 'ordinary' check (kind in ('ordinary', 'extraordinary', 'annual')),
    state text not null default 'planned' check (state in ('planned', 'held', 'postponed', 'cancelled', 'inquorate')),
    moved_to_id uuid references meetings,
    state_reason text,
    version integer not null default 1
  )`);
  await knex.raw(`create unique index meetings_one_a_day on meetings (panel_id, meets_on, meets_at) where state in ('planned', 'held')`);
  await knex.raw(`create table meeting_steps (
    meeting_id uuid not null references meetings,
    step text not null check (step in ('first-request', 'reminder', 'update-deadline', 'last-call', 'chairs-draft', 'publication')),
    moved_to_on date not null,
    why text not null check (why <> ''),
    primary key (meeting_id, step)
  )`);
  await knex.raw(`create table minutes (
    id uuid primary key,
    meeting_id uuid not null references meetings,
    document_id uuid references documents,
    standing text not null default 'draft' check (standing in ('draft', 'agreed')),
    recorded_at timestamptz not null,
    agreed_on date,
    version integer not null default 1
  )`);
  await knex.raw(`create table minute_items (
    id uuid primary key,
    minutes_id uuid not null references minutes,
    position integer not null,
    number text,
    title text,
    unique (minutes_id, position)
  )`);
  await keep(knex, 'meetings', 'changing', 'planned, held, moved or lost');
  await keep(knex, 'meeting_steps', 'changing', 'dates of the cycle moved for one meeting');
  await keep(knex, 'minutes', 'changing', 'draft, then agreed');
  await keep(knex, 'minute_items', 'append-only', 'the items of a set of minutes');
  await audited(knex, 'meetings');
  await audited(knex, 'meeting_steps', 'meetings', 'meeting_id');
  await audited(knex, 'minutes', 'meetings', 'meeting_id');
  await audited(knex, 'minute_items', 'minutes', 'minutes_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'minute_items', 'minutes', 'meeting_steps', 'meetings');
}
