// The second factor: a secret shared with an authenticator app (sealed), and codes on paper for when the telephone is gone (hashed).
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table second_factors (
    id uuid primary key,
    person_id uuid not null references people,
    sealed_secret bytea not null,
    last_step bigint not null,
    set_up_at timestamptz not null,
    ended_at timestamptz
  )`);
  await knex.raw('create unique index second_factors_one_a_person on second_factors (person_id) where ended_at is null');
  await knex.raw(`create table recovery_codes (
    id uuid primary key,
    factor_id uuid not null references second_factors,
    person_id uuid not null references people,
    code_hash text not null,
    used_at timestamptz
  )`);
  await knex.raw('create index recovery_codes_by_factor on recovery_codes (factor_id)');
  await keep(knex, 'second_factors', 'changing', 'a secret sealed with the council key; the step of the code used last, so that none is used twice');
  await keep(knex, 'recovery_codes', 'changing', 'kept as hashes, each used once');
  await audited(knex, 'second_factors', 'people', 'person_id');
  await audited(knex, 'recovery_codes', 'people', 'person_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'recovery_codes', 'second_factors');
}
