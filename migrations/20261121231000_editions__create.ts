// Progress reports as they were sent: numbered, frozen for ever.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  // content is text, not jsonb: the hash is over these very bytes.
  await knex.raw(`create table editions (
    id uuid primary key,
    panel_id uuid not null references panels,
    meeting_id uuid not null references meetings,
    number integer not null,
    kind text not null check (kind in ('main', 'supplement', 'replacement')),
    follows_id uuid references editions,
    reason text,
    compared_with_id uuid references editions,
    content_version integer not null,
    content text not null,
    content_sha256 text not null,
    exempt_content text,
    as_at timestamptz not null,
    publish_at timestamptz not null,
    dispatched_at timestamptz not null,
    dispatched_by_person_id uuid not null references people,
    unique (panel_id, number),
    check (kind = 'main' or (follows_id is not null and reason <> '')),
    check (content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
  )`);
  await knex.raw('create index editions_by_meeting on editions (meeting_id, number)');
  await knex.raw(`create unique index editions_one_main on editions (meeting_id) where kind = 'main'`);
  await knex.raw(`create table edition_recipients (
    id uuid primary key,
    edition_id uuid not null references editions,
    person_id uuid not null references people,
    name text not null,
    address text not null,
    part text not null,
    way text not null check (way in ('email', 'paper')),
    letter_key text unique,
    unique (edition_id, person_id)
  )`);
  await knex.raw(`create table edition_files (
    edition_id uuid not null references editions,
    format text not null check (format in ('pdf', 'docx', 'xlsx', 'csv', 'txt', 'html', 'json')),
    audience text not null check (audience in ('public', 'exempt')),
    sha256 text not null references document_bytes,
    file_name text not null,
    made_at timestamptz not null,
    primary key (edition_id, format, audience)
  )`);
  await knex.raw(`create table edition_overrides (
    id uuid primary key,
    edition_id uuid not null references editions,
    blocker text not null,
    why text not null check (why <> '')
  )`);
  await knex.raw(`create table edition_withdrawals (
    edition_id uuid primary key references editions,
    why text not null check (why <> ''),
    by_person_id uuid not null references people,
    at timestamptz not null
  )`);
  await keep(knex, 'editions', 'append-only', 'frozen content with its hash');
  await keep(knex, 'edition_recipients', 'append-only', 'who was to have it and by which way, as they stood at dispatch');
  await keep(knex, 'edition_files', 'append-only', 'the very bytes of each rendering');
  await keep(knex, 'edition_overrides', 'append-only', 'what stood against dispatch and why it went all the same');
  await keep(knex, 'edition_withdrawals', 'append-only', 'withdrawn, with the reason; the edition itself is kept');
  await audited(knex, 'editions');
  for (const t of ['edition_recipients', 'edition_files', 'edition_overrides', 'edition_withdrawals']) await audited(knex, t, 'editions', 'edition_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'edition_withdrawals', 'edition_overrides', 'edition_files', 'edition_recipients', 'editions');
}
