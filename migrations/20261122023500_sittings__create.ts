// The in-meeting screen: a sitting of a meeting on its dispatched report, and what the clerk noted in it before it took effect.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table sittings (
    id uuid primary key,
    meeting_id uuid not null unique references meetings,
    edition_id uuid not null references editions,
    started_at timestamptz not null,
    started_by_person_id uuid not null references people,
    finished_at timestamptz,
    finished_by_person_id uuid references people,
    version integer not null default 1,
    check ((finished_at is null) = (finished_by_person_id is null))
  )`);
  await knex.raw(`create table sitting_notes (
    id uuid primary key,
    sitting_id uuid not null references sittings,
    position integer not null,
    action_id uuid references actions,
    kind text not null check (kind in ('closed', 'closure refused', 'extension agreed', 'extension refused', 'noted', 'further information', 'officer to attend', 'chair to write',
      'not accepted', 'new action', 'new undertaking', 'new recommendation', 'new resolution')),
    minute_number text,
    words text,
    new_target_on date,
    wording text,
    lead_post_id uuid references posts,
    addressed_to text,
    noted_by_person_id uuid not null references people,
    noted_by_name text not null,
    noted_at timestamptz not null,
    undone_at timestamptz,
    undone_by_person_id uuid references people,
    unique (sitting_id, position),
    check ((kind like 'new %') = (action_id is null)),
    check (kind not like 'new %' or words <> ''),
    check (kind <> 'new recommendation' or addressed_to <> '')
  )`);
  await keep(knex, 'sittings', 'changing', 'one a meeting: started on its dispatched report, finished once');
  await keep(knex, 'sitting_notes', 'changing', 'what was noted in the meeting; undone ones stay, marked');
  await audited(knex, 'sittings');
  await audited(knex, 'sitting_notes', 'sittings', 'sitting_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'sitting_notes', 'sittings');
}
