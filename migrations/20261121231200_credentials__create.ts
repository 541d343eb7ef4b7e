// Passwords (hashed) and one-time links (hashed): what signing in rests on.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table credentials (
    person_id uuid primary key references people,
    password_hash text not null,
    changed_at timestamptz not null
  )`);
  await knex.raw(`create table one_time_links (
    id uuid primary key,
    person_id uuid not null references people,
    purpose text not null check (purpose in ('first administrator', 'invitation', 'reset')),
    token_hash text not null unique,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
  )`);
  await knex.raw('create index one_time_links_by_person on one_time_links (person_id)');
  await keep(knex, 'credentials', 'changing', 'Argon2id hashes');
  await keep(knex, 'one_time_links', 'changing', 'kept as a hash, used once');
  await audited(knex, 'credentials', 'people', 'person_id');
  await audited(knex, 'one_time_links', 'people', 'person_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'one_time_links', 'credentials');
}
