// The chain's head of each day, as it was also written to the log: what a cut tail is found against.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table audit_anchors (
    taken_on date primary key,
    position bigint not null,
    hash bytea not null
  )`);
  await keep(knex, 'audit_anchors', 'append-only', 'the head of the audit chain on each day, which the log has too');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'audit_anchors');
}
