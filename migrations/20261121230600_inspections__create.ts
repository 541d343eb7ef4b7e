// What Ofsted did, graded and asked for; and the measures that show whether it has worked.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table inspections (
    id uuid primary key,
    organisation_id uuid not null references organisations,
    framework text not null check (framework in ('SIF', 'ILACS', 'focused-visit', 'monitoring-visit', 'area-SEND', 'JTAI', 'other')),
    title text not null,
    began_on date,
    ended_on date,
    published_on date,
    received_on date,
    dates_words text,
    source_note text,
    document_id uuid references documents,
    version integer not null default 1,
    check (ended_on is null or began_on is null or ended_on >= began_on)
  )`);
  // An inspection belongs to a body, and every panel that follows it may see it.
  await knex.raw(`create table inspection_panels (
    inspection_id uuid not null references inspections,
    panel_id uuid not null references panels,
    primary key (inspection_id, panel_id)
  )`);
  await knex.raw(`create table judgements (
    id uuid primary key,
    inspection_id uuid not null references inspections,
    position integer not null,
    area text not null,
    grade text not null,
    unique (inspection_id, position)
  )`);
  await knex.raw(`create table findings (
    id uuid primary key,
    inspection_id uuid not null references inspections,
    position integer not null,
    label text,
    kind text not null check (kind in ('priority-and-immediate-action', 'area-for-priority-action', 'area-for-improvement', 'recommendation')),
    text text not null check (text <> ''),
    heading text,
    framework_tag text,
    responsible_organisation_id uuid references organisations,
    repeats_id uuid references findings,
    source_start integer,
    source_end integer,
    withdrawn_reason text,
    unique (inspection_id, position),
    check (repeats_id <> id)
  )`);
  await knex.raw('create index findings_by_repeat on findings (repeats_id)');
  await knex.raw(`create table measures (
    id uuid primary key,
    finding_id uuid not null references findings,
    name text not null,
    unit text not null,
    better text not null check (better in ('higher', 'lower')),
    baseline_value numeric,
    baseline_on date,
    target_value numeric,
    target_on date
  )`);
  await knex.raw(`create table readings (
    id uuid primary key,
    measure_id uuid not null references measures,
    read_on date not null,
    value numeric not null,
    source text not null,
    added_at timestamptz not null
  )`);
  await knex.raw('create index readings_by_measure on readings (measure_id, read_on)');
  await keep(knex, 'inspections', 'changing', 'inspections, visits and letters');
  await keep(knex, 'inspection_panels', 'changing', 'which panels follow an inspection');
  await keep(knex, 'judgements', 'changing', 'area and grade as printed, by the framework of the day');
  await keep(knex, 'findings', 'changing', 'the inspector’s words, verbatim; corrections keep the old wording');
  await keep(knex, 'measures', 'changing', 'what shows that a finding has been met');
  await keep(knex, 'readings', 'append-only', 'dated values of a measure, with their source');
  await audited(knex, 'inspections');
  await audited(knex, 'inspection_panels', 'inspections', 'inspection_id');
  await audited(knex, 'judgements', 'inspections', 'inspection_id');
  await audited(knex, 'findings', 'inspections', 'inspection_id');
  await audited(knex, 'measures', 'findings', 'finding_id');
  await audited(knex, 'readings', 'measures', 'measure_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'readings', 'measures', 'findings', 'judgements', 'inspection_panels', 'inspections');
}
