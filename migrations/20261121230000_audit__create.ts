// The audit trail: entries, the values they carry (apart, so that they can be erased), and the hash chain over the entries.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  // The eraser is the one role that may remove personal and exempt values past their retention; the app never uses it.
  await knex.raw(`create function refuse_change() returns trigger language plpgsql set search_path from current as $$
    begin
      if current_user = tg_table_schema || '_eraser' then
        if tg_op = 'DELETE' then return old; end if;
        return new;
      end if;
      raise exception '% is append-only: % is refused', tg_table_name, lower(tg_op) using errcode = 'MA001';
    end $$`);
  await knex.raw(`create function refuse_new_value() returns trigger language plpgsql set search_path from current as $$
    begin
      raise exception '%.% is permanent', tg_table_name, tg_argv[0] using errcode = 'MA002';
    end $$`);

  await knex.raw(`create table audit_entries (
    id uuid primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    at timestamptz not null,
    person_id uuid,
    person_name text not null,
    way text not null check (way in ('signed in', 'update link', 'clerk on behalf', 'operator', 'system')),
    on_behalf_of_name text,
    what text not null,
    about_kind text not null,
    about_id uuid not null,
    about_label text,
    details_digest bytea not null
  )`);
  await knex.raw('create index audit_entries_by_transaction on audit_entries (transaction_id, about_kind, about_id)');
  await knex.raw('create index audit_entries_by_subject on audit_entries (about_kind, about_id, at)');
  await knex.raw('create index audit_entries_by_person on audit_entries (person_id, at)');
  await keep(knex, 'audit_entries', 'append-only', 'who did what, when and by which way');

  // Kept apart with a salt: erasing a row here leaves the chain whole, because the chain covers only its digest.
  await knex.raw(`create table audit_details (
    entry_id uuid primary key references audit_entries,
    salt bytea not null,
    changes text not null
  )`);
  await keep(knex, 'audit_details', 'append-only', 'from what, to what');

  await knex.raw(`create table audit_head (
    only_row boolean primary key default true check (only_row),
    position bigint not null,
    hash bytea not null
  )`);
  await knex.raw(`insert into audit_head (position, hash) values (0, sha256('matters arising')) `);
  await keep(knex, 'audit_head', 'read-only', 'the newest link of the chain, moved on by link_audit_entry alone');
  await knex.raw(`create table audit_links (
    position bigint primary key,
    entry_id uuid not null unique references audit_entries,
    previous_hash bytea not null,
    hash bytea not null
  )`);
  await keep(knex, 'audit_links', 'read-only', 'the hash chain over the entries, written by link_audit_entry alone');

  // One text an entry, the same whatever the session's settings are: what the chain is taken over.
  await knex.raw(`create function audit_entry_text(e audit_entries) returns text language sql stable set search_path from current set timezone to 'UTC' as $$
    select jsonb_build_object('id', e.id, 'at', to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.US'), 'person_id', e.person_id, 'person_name', e.person_name,
      'way', e.way, 'on_behalf_of_name', e.on_behalf_of_name, 'what', e.what, 'about_kind', e.about_kind, 'about_id', e.about_id,
      'about_label', e.about_label, 'details_digest', encode(e.details_digest, 'hex'))::text
  $$`);
  // Deferred to the commit, when every other lock is held already: the head is locked for a moment and never in a circle.
  await knex.raw(`create function link_audit_entry() returns trigger language plpgsql security definer set search_path from current as $$
    declare
      head audit_head;
      new_hash bytea;
    begin
      select * into head from audit_head for update;
      new_hash := sha256(head.hash || convert_to(audit_entry_text(new), 'UTF8'));
      insert into audit_links (position, entry_id, previous_hash, hash) values (head.position + 1, new.id, head.hash, new_hash);
      update audit_head set position = head.position + 1, hash = new_hash;
      return null;
    end $$`);
  await knex.raw(`create constraint trigger audit_entries_linked after insert on audit_entries deferrable initially deferred
    for each row execute function link_audit_entry()`);

  await knex.raw(`create function require_audit_entry() returns trigger language plpgsql set search_path from current as $$
    declare
      subject uuid := (to_jsonb(new) ->> tg_argv[1])::uuid;
    begin
      if not exists (select 1 from audit_entries where transaction_id = pg_current_xact_id() and about_kind = tg_argv[0] and about_id = subject) then
        raise exception 'a change of % has no audit entry about % %', tg_table_name, tg_argv[0], subject using errcode = 'MA003';
      end if;
      return null;
    end $$`);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'audit_links', 'audit_head', 'audit_details', 'audit_entries');
  for (const f of ['require_audit_entry', 'link_audit_entry', 'refuse_new_value', 'refuse_change']) await knex.raw(`drop function if exists ${f}() cascade`);
}
