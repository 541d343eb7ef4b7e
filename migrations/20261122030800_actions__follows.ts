// An occurrence of a recurring obligation follows the one before it: once, however often the job that makes it runs.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table actions add column follows_id uuid unique references actions');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table actions drop column follows_id');
}
