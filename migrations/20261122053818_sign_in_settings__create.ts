// How a council's people sign in: which ways are open, its OpenID Connect provider, and who of ours is whom there.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table sign_in_settings (
    settings_id uuid primary key references settings,
    ways text not null check (ways in ('password', 'either', 'provider')),
    demonstration_may_skip boolean not null,
    provider_name text,
    issuer text,
    client_id text,
    sealed_secret bytea,
    matches_by_email boolean not null,
    two_factors_say text not null,
    version integer not null,
    constraint sign_in_settings_whole_provider check (num_nulls(provider_name, issuer, client_id, sealed_secret) in (0, 4)),
    constraint sign_in_settings_way_there check (ways = 'password' or issuer is not null)
  )`);
  await keep(knex, 'sign_in_settings', 'changing', 'one row, once the administrator has chosen; the client secret sealed with the council key');
  await audited(knex, 'sign_in_settings', 'settings', 'settings_id');
  await knex.raw(`create table provider_identities (
    id uuid primary key,
    person_id uuid not null references people,
    issuer text not null,
    subject text not null,
    connected_at timestamptz not null,
    ended_at timestamptz
  )`);
  await knex.raw('create unique index provider_identities_one_person on provider_identities (issuer, subject) where ended_at is null');
  await knex.raw('create unique index provider_identities_one_account on provider_identities (person_id, issuer) where ended_at is null');
  await keep(knex, 'provider_identities', 'changing', 'issuer and subject are the person, never an e-mail address');
  await audited(knex, 'provider_identities', 'people', 'person_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'provider_identities', 'sign_in_settings');
}
