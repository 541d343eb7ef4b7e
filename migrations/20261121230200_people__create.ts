// Organisations, people, posts and who holds them: an action belongs to a post, so that a leaver takes nothing along.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table organisations (
    id uuid primary key,
    name text not null unique,
    kind text not null check (kind in ('council', 'trust', 'partner', 'inspectorate')),
    began_on date,
    ended_on date,
    successor_id uuid references organisations,
    version integer not null default 1,
    check (ended_on is null or began_on is null or ended_on >= began_on)
  )`);
  await knex.raw(`create table people (
    id uuid primary key,
    name text not null check (name <> ''),
    email text not null check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
    letters_by text not null default 'email' check (letters_by in ('email', 'paper')),
    is_administrator boolean not null default false,
    joined_on date not null,
    left_on date,
    version integer not null default 1
  )`);
  await knex.raw('create unique index people_email on people (lower(email)) where left_on is null');
  await knex.raw(`create table posts (
    id uuid primary key,
    title text not null,
    organisation_id uuid not null references organisations,
    director_post_id uuid references posts,
    ended_on date,
    successor_id uuid references posts,
    version integer not null default 1,
    unique (organisation_id, title)
  )`);
  await knex.raw(`create table post_holders (
    id uuid primary key,
    post_id uuid not null references posts,
    person_id uuid not null references people,
    from_on date not null,
    until_on date,
    check (until_on is null or until_on >= from_on)
  )`);
  await knex.raw('create unique index post_holders_one_at_a_time on post_holders (post_id) where until_on is null');
  await knex.raw('create index post_holders_by_person on post_holders (person_id)');
  await keep(knex, 'organisations', 'changing', 'councils, trusts, partners, inspectorates');
  await keep(knex, 'people', 'changing', 'everyone who signs in or gets a letter');
  await keep(knex, 'posts', 'changing', 'what an action belongs to');
  await keep(knex, 'post_holders', 'changing', 'who holds a post, from when until when; until_on is the last day');
  await audited(knex, 'organisations');
  await audited(knex, 'people');
  await audited(knex, 'posts');
  await audited(knex, 'post_holders', 'posts', 'post_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'post_holders', 'posts', 'people', 'organisations');
}
