// The workers that are at work: by their signs of life a dead one's jobs are freed, and /readyz can say that one was seen.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table workers (
    id uuid primary key,
    queue_worker_ids text[] not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    relay_answered_at timestamptz,
    relay_problem text
  )`);
  await keep(knex, 'workers', 'passing', 'one row a worker process, removed when it has long been silent');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'workers');
}
