// Each time this council was restored from a backup: until a person lets letters go again, none leaves by itself.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table restored_copies (
    id uuid primary key,
    backup_made_at timestamptz not null,
    restored_at timestamptz not null,
    released_at timestamptz,
    released_by_person_id uuid references people,
    check ((released_at is null) = (released_by_person_id is null))
  )`);
  await keep(knex, 'restored_copies', 'changing', 'one row a restore; empty in a council that never was restored');
  await audited(knex, 'restored_copies');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'restored_copies');
}
