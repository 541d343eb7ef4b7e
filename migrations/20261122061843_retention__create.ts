// Retention: what must be kept for the time being, what each run removed, and which entries of the trail lost their values when.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table retention_holds (
    id uuid primary key,
    panel_id uuid references panels,
    inspection_id uuid references inspections,
    why text not null check (why <> ''),
    placed_at timestamptz not null,
    placed_by_person_id uuid not null references people,
    lifted_at timestamptz,
    lifted_by_person_id uuid references people,
    version integer not null default 1,
    check (num_nonnulls(panel_id, inspection_id) = 1),
    check ((lifted_at is null) = (lifted_by_person_id is null))
  )`);
  await keep(knex, 'retention_holds', 'changing', 'a panel’s business, or an inspection’s, that is kept beyond its date, with the reason');
  await audited(knex, 'retention_holds');
  await knex.raw(`create table retention_runs (
    id uuid primary key,
    rule text not null,
    before_on date not null,
    removed integer not null check (removed >= 0),
    at timestamptz not null
  )`);
  await knex.raw('create index retention_runs_by_rule on retention_runs (rule, at)');
  // Written by the eraser alone, as is what follows.
  await keep(knex, 'retention_runs', 'read-only', 'a row a run and rule: what was past its date and is gone');
  await audited(knex, 'retention_runs');
  await knex.raw(`create table audit_erasures (
    entry_id uuid primary key references audit_entries,
    erased_on date not null,
    rule text not null
  )`);
  await keep(knex, 'audit_erasures', 'read-only', 'which entries of the trail lost their values, when and under which rule; the chain holds their digest');
  // The hash of a file outlives the file: it says what was there after the file itself has been erased.
  await knex.raw('alter table documents drop constraint documents_sha256_fkey');
}

export async function down(knex: Knex): Promise<void> {
  const { rows } = await knex.raw<{ rows: unknown[] }>('select 1 from documents d where not exists (select 1 from document_bytes b where b.sha256 = d.sha256) limit 1');
  if (rows.length > 0) throw new Error('Files have been erased at the end of their retention: their documents can no longer be tied to their bytes, so this migration is not taken back.');
  await knex.raw('alter table documents add constraint documents_sha256_fkey foreign key (sha256) references document_bytes');
  await dropTables(knex, 'audit_erasures', 'retention_runs', 'retention_holds');
}
