// How often a password was guessed, by account, browser and address; the columns are rate-limiter-flexible's own.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table guesses (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  )`);
  await keep(knex, 'guesses', 'passing', 'counts that expire within the hour; keys are hashes, no address and no e-mail stands here');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'guesses');
}
