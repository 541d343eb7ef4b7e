// Lines of enquiry: a private question may be shared later, the clerk puts questions under a theme of their own words, and asks the officer.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table questions
    add column shared_at timestamptz,
    add column theme text check (theme <> ''),
    add check (shared or (shared_at is null and theme is null))`);
  // The words that go to the officer are the clerk's; the member's stay theirs, and so does their name.
  await knex.raw(`create table officer_asks (
    id uuid primary key,
    question_id uuid not null references questions,
    action_id uuid not null references actions,
    text text not null check (text <> ''),
    by_person_id uuid not null references people,
    by_name text not null,
    at timestamptz not null
  )`);
  await knex.raw('create index officer_asks_by_action on officer_asks (action_id)');
  await knex.raw('create index officer_asks_by_question on officer_asks (question_id)');
  await keep(knex, 'officer_asks', 'append-only', 'what the clerk asked an officer because of a member’s question');
  await audited(knex, 'officer_asks', 'questions', 'question_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'officer_asks');
  await knex.raw('alter table questions drop column shared_at, drop column theme');
}
