// Whether the mailbox that delivery reports come back to can be read.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table report_mailbox_state (
    only_row boolean primary key default true check (only_row),
    trouble text check (trouble in ('unreachable', 'insecure', 'sign-in refused', 'no such folder')),
    said text,
    troubled_since timestamptz,
    tries integer not null default 0,
    next_try_at timestamptz,
    alerted_at timestamptz,
    last_read_at timestamptz,
    check ((trouble is null) = (troubled_since is null))
  )`);
  await knex.raw('insert into report_mailbox_state default values');
  await keep(knex, 'report_mailbox_state', 'changing', 'whether the mailbox of delivery reports can be read, shared by all workers; one row');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'report_mailbox_state');
}
