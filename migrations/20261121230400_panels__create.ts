// Panels and who sits on them.
import type { Knex } from 'knex';
import { audited, dropTables, keep, permanent } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table panels (
    id uuid primary key,
    code text not null unique check (code ~ '^[A-Z]{2,6}$'),
    name text not null,
    venue text,
    next_action_number integer not null default 1,
    next_edition_number integer not null default 1,
    lead_times jsonb not null default '{}',
    chair_may_decide boolean not null default false,
    directors_sign_off boolean not null default false,
    directors_copied boolean not null default false,
    ended_on date,
    successor_id uuid references panels,
    version integer not null default 1
  )`);
  await permanent(knex, 'panels', 'code');
  await knex.raw(`create table memberships (
    id uuid primary key,
    panel_id uuid not null references panels,
    person_id uuid not null references people,
    part text not null check (part in ('clerk', 'chair', 'vice-chair', 'member', 'co-opted member')),
    votes_on text not null default 'everything' check (votes_on in ('everything', 'education', 'nothing')),
    entitled_to_exempt boolean not null default false,
    exempt_reason text,
    from_on date not null,
    until_on date,
    version integer not null default 1,
    check (until_on is null or until_on >= from_on)
  )`);
  await knex.raw('create unique index memberships_one_part on memberships (panel_id, person_id) where until_on is null');
  await knex.raw(`create unique index memberships_one_chair on memberships (panel_id) where until_on is null and part = 'chair'`);
  await knex.raw('create index memberships_by_person on memberships (person_id)');
  await keep(knex, 'panels', 'changing', 'the scrutiny committees');
  await keep(knex, 'memberships', 'changing', 'who sits on a panel or clerks it, from when until when');
  await audited(knex, 'panels');
  await audited(knex, 'memberships', 'panels', 'panel_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'memberships', 'panels');
}
