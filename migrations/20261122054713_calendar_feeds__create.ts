// Calendar feeds that people asked for: the address is a secret of which only the hash is kept, good until it is ended.
import type { Knex } from 'knex';
import { audited, dropTables, keep, permanent } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table calendar_feeds (
    id uuid primary key,
    person_id uuid not null references people,
    kind text not null check (kind in ('meetings', 'update deadlines')),
    secret_hash text not null unique,
    made_at timestamptz not null,
    ended_at timestamptz
  )`);
  await knex.raw('create unique index calendar_feeds_one_of_a_kind on calendar_feeds (person_id, kind) where ended_at is null');
  await keep(knex, 'calendar_feeds', 'changing', 'addresses of calendar feeds, one of a kind and person at a time; only the end is ever written');
  await audited(knex, 'calendar_feeds', 'people', 'person_id');
  await permanent(knex, 'calendar_feeds', 'secret_hash');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'calendar_feeds');
}
