// The outbox: letters as they were written, where each stands, everything that happened to it, and addresses that bounced.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

const STATES = `'queued', 'claimed', 'handing_over', 'accepted', 'deferred', 'failed', 'held', 'superseded', 'expired', 'unknown',
  'bounced_hard', 'bounced_soft', 'complained', 'arrived', 'on_paper'`;

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table letters (
    id uuid primary key,
    kind text not null check (kind <> ''),
    dedupe_key text not null unique,
    message_id text not null unique,
    person_id uuid references people,
    to_name text not null,
    to_address text not null,
    from_name text not null,
    from_address text not null,
    reply_to_name text,
    reply_to_address text,
    subject text not null,
    text text not null,
    html text not null,
    about_kind text,
    about_id uuid,
    lane text not null check (lane in ('ordinary', 'sign-in')),
    queued_at timestamptz not null,
    expires_at timestamptz,
    check ((about_kind is null) = (about_id is null)),
    check ((reply_to_name is null) = (reply_to_address is null))
  )`);
  await knex.raw('create index letters_by_person on letters (person_id, queued_at)');
  await knex.raw('create index letters_by_subject on letters (about_kind, about_id)');
  await knex.raw('create index letters_by_address on letters (lower(to_address))');
  await knex.raw(`create table letter_attachments (
    letter_id uuid not null references letters,
    position smallint not null,
    file_name text not null,
    media_type text not null,
    sha256 text not null references document_bytes,
    primary key (letter_id, position)
  )`);

  // lane and expires_at stand here too, so that claiming reads one index and one table.
  await knex.raw(`create table letter_deliveries (
    letter_id uuid primary key references letters,
    state text not null check (state in (${STATES})),
    lane text not null check (lane in ('ordinary', 'sign-in')),
    expires_at timestamptz,
    next_try_at timestamptz,
    attempt integer not null default 0,
    tries integer not null default 0,
    stalls integer not null default 0,
    worker text,
    released_at timestamptz,
    changed_at timestamptz not null,
    said text,
    told_at timestamptz,
    check ((state in ('claimed', 'handing_over')) = (worker is not null)),
    check (state not in ('queued', 'deferred') or next_try_at is not null)
  )`);
  await knex.raw(`create index letter_deliveries_due on letter_deliveries (lane, next_try_at) where state in ('queued', 'deferred')`);
  await knex.raw(`create index letter_deliveries_in_hand on letter_deliveries (changed_at) where state in ('claimed', 'handing_over')`);
  await knex.raw(`create index letter_deliveries_by_state on letter_deliveries (state, changed_at)
    where state in ('held', 'failed', 'expired', 'unknown', 'bounced_hard', 'bounced_soft', 'complained')`);
  await knex.raw(`create table letter_events (
    number bigint generated always as identity primary key,
    letter_id uuid not null references letters,
    at timestamptz not null,
    was text check (was in (${STATES})),
    became text not null check (became in (${STATES})),
    attempt integer not null,
    worker text,
    said text,
    bytes_sha256 text check (bytes_sha256 ~ '^[0-9a-f]{64}$'),
    by_person_id uuid references people
  )`);
  await knex.raw('create index letter_events_by_letter on letter_events (letter_id, number)');
  // What came back by mail, once each however often it was delivered to us.
  await knex.raw(`create table letter_reports (
    id uuid primary key,
    letter_id uuid not null references letters,
    report_sha256 text not null check (report_sha256 ~ '^[0-9a-f]{64}$'),
    finding text not null check (finding in ('hard', 'soft', 'delayed', 'delivered', 'auto-reply', 'complaint')),
    status text,
    said text not null,
    received_at timestamptz not null,
    unique (letter_id, report_sha256)
  )`);
  await addressesAndRelay(knex);

  await keep(knex, 'letters', 'append-only', 'each letter as it was written when it was queued');
  await keep(knex, 'letter_attachments', 'append-only', 'what went with it, by content hash');
  await keep(knex, 'letter_deliveries', 'changing', 'where each letter stands now; its history is letter_events, written in the same statement');
  await keep(knex, 'letter_events', 'append-only', 'everything that happened to each letter');
  await keep(knex, 'letter_reports', 'append-only', 'delivery reports that came back');
  await keep(knex, 'address_flags', 'changing', 'addresses that refused a letter: not written to blindly again');
  await keep(knex, 'relay_state', 'changing', 'whether the mail relay answers, shared by all workers; one row');
}

async function addressesAndRelay(knex: Knex): Promise<void> {
  await knex.raw(`create table address_flags (
    id uuid primary key,
    address text not null check (address = lower(address)),
    why text not null,
    letter_id uuid references letters,
    flagged_at timestamptz not null,
    cleared_at timestamptz,
    cleared_by_person_id uuid references people
  )`);
  await knex.raw('create unique index address_flags_one_open on address_flags (address) where cleared_at is null');
  await knex.raw(`create table relay_state (
    only_row boolean primary key default true check (only_row),
    failures integer not null default 0,
    trouble text check (trouble in ('unreachable', 'insecure', 'sign-in refused', 'sender refused')),
    said text,
    troubled_since timestamptz,
    probes integer not null default 0,
    probe_at timestamptz,
    alerted_at timestamptz,
    last_answer_at timestamptz,
    next_slot_at timestamptz
  )`);
  await knex.raw('insert into relay_state default values');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'relay_state', 'address_flags', 'letter_reports', 'letter_events', 'letter_deliveries', 'letter_attachments', 'letters');
}
