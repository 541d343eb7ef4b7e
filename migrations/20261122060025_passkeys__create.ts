// Passkeys (WebAuthn), and recovery codes that belong to the person instead of to one authenticator app.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table passkeys (
    id uuid primary key,
    person_id uuid not null references people,
    name text not null,
    credential_id text not null,
    public_key bytea not null,
    counter bigint not null,
    transports text not null,
    added_at timestamptz not null,
    last_used_at timestamptz,
    ended_at timestamptz
  )`);
  // Also of those that were removed: a credential never comes back as somebody else's.
  await knex.raw('create unique index passkeys_one_credential on passkeys (credential_id)');
  await knex.raw('create index passkeys_by_person on passkeys (person_id)');
  await keep(knex, 'passkeys', 'changing', 'a public key opens nothing by itself; the counter tells a copied authenticator from the original');
  await audited(knex, 'passkeys', 'people', 'person_id');

  await knex.raw('alter table recovery_codes alter column factor_id drop not null, add column ended_at timestamptz');
  // What a migration puts right is nobody's deed: there is no audit entry for it to stand in.
  await knex.raw('alter table recovery_codes disable trigger user');
  await knex.raw('update recovery_codes c set ended_at = f.ended_at from second_factors f where f.id = c.factor_id and f.ended_at is not null');
  await knex.raw('alter table recovery_codes enable trigger user');
  await knex.raw('create index recovery_codes_by_person on recovery_codes (person_id)');
}

export async function down(knex: Knex): Promise<void> {
  const { rows } = await knex.raw<{ rows: unknown[] }>('select 1 from recovery_codes where factor_id is null limit 1');
  if (rows.length > 0) throw new Error('Recovery codes of people without an authenticator app would be lost; end them first');
  await knex.raw('drop index recovery_codes_by_person');
  await knex.raw('alter table recovery_codes alter column factor_id set not null, drop column ended_at');
  await dropTables(knex, 'passkeys');
}
