// The commitments: what an officer will do, by when, what was proposed about it and what the panel decided.
import type { Knex } from 'knex';
import { audited, dropTables, keep, permanent } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table actions (
    id uuid primary key,
    panel_id uuid not null references panels,
    reference text not null unique check (reference ~ '^[A-Z]{2,6}-[1-9][0-9]*$'),
    wording text not null check (wording <> ''),
    will_show text,
    lead_post_id uuid references posts,
    state text not null default 'not started'
      check (state in ('not started', 'on track', 'at risk', 'proposed for closure', 'closed', 'not accepted', 'superseded')),
    state_since_on date not null,
    target_on date,
    target_words text,
    target_meeting_id uuid references meetings,
    repeats jsonb,
    superseded_by_id uuid references actions,
    agreed_on date not null,
    ended_on date,
    version integer not null default 1,
    check ((state in ('closed', 'not accepted', 'superseded')) = (ended_on is not null)),
    check (state <> 'superseded' or superseded_by_id is not null)
  )`);
  await knex.raw('create index actions_by_panel on actions (panel_id, state, target_on)');
  await knex.raw('create index actions_by_post on actions (lead_post_id)');
  await permanent(knex, 'actions', 'reference');
  await knex.raw(`create table action_sources (
    id uuid primary key,
    action_id uuid not null references actions,
    finding_id uuid references findings,
    resolution_id uuid references resolutions,
    undertaking_id uuid references undertakings,
    check (num_nonnulls(finding_id, resolution_id, undertaking_id) = 1),
    unique (action_id, finding_id), unique (action_id, resolution_id), unique (action_id, undertaking_id)
  )`);
  await knex.raw('create index action_sources_by_finding on action_sources (finding_id)');
  await knex.raw('create index action_sources_by_resolution on action_sources (resolution_id)');
  await knex.raw('create index action_sources_by_undertaking on action_sources (undertaking_id)');
  await knex.raw(`create table action_contributors (
    action_id uuid not null references actions,
    post_id uuid not null references posts,
    until_on date,
    primary key (action_id, post_id)
  )`);
  await knex.raw(`create table action_leads (
    id uuid primary key,
    action_id uuid not null references actions,
    post_id uuid not null references posts,
    since_on date not null,
    why text,
    at timestamptz not null
  )`);
  await knex.raw('create index action_leads_by_action on action_leads (action_id, at)');
  await knex.raw(`create table proposals (
    id uuid primary key,
    action_id uuid not null references actions,
    kind text not null check (kind in ('closure', 'extension', 'not mine')),
    reason text not null check (reason <> ''),
    new_target_on date,
    new_target_words text,
    by_person_id uuid not null references people,
    by_name text not null,
    at timestamptz not null,
    outcome text not null default 'open' check (outcome in ('open', 'agreed', 'refused', 'withdrawn')),
    state_before text,
    version integer not null default 1,
    check (kind <> 'extension' or new_target_on is not null)
  )`);
  await knex.raw(`create unique index proposals_one_open on proposals (action_id, kind) where outcome = 'open'`);
  await knex.raw(`create table decisions (
    id uuid primary key,
    action_id uuid not null references actions,
    proposal_id uuid references proposals,
    meeting_id uuid references meetings,
    kind text not null check (kind in ('closed', 'not accepted', 'superseded', 'extension agreed', 'extension refused', 'closure refused',
      'noted', 'further information', 'officer to attend', 'chair to write')),
    decided_by text not null check (decided_by in ('panel', 'chair')),
    decided_on date not null,
    minute_number text,
    words text,
    recorded_by_person_id uuid not null references people,
    recorded_at timestamptz not null
  )`);
  await knex.raw('create index decisions_by_action on decisions (action_id, decided_on)');
  // Every target an action ever had; the newest is copied to actions.target_on by the verb that adds it.
  await knex.raw(`create table action_targets (
    id uuid primary key,
    action_id uuid not null references actions,
    position integer not null check (position >= 0),
    target_on date not null,
    words text,
    meeting_id uuid references meetings,
    decision_id uuid references decisions,
    agreed_by text not null,
    agreed_on date not null,
    minute_number text,
    why text,
    at timestamptz not null,
    unique (action_id, position)
  )`);
  await keep(knex, 'actions', 'changing', 'what an officer will do because of a finding, a resolution or an undertaking');
  await keep(knex, 'action_sources', 'append-only', 'why an action exists');
  await keep(knex, 'action_contributors', 'changing', 'posts that help the lead post');
  await keep(knex, 'action_leads', 'append-only', 'every lead post an action ever had');
  await keep(knex, 'proposals', 'changing', 'asked by the owner, decided by the panel');
  await keep(knex, 'decisions', 'append-only', 'what the panel, or its chair between meetings, decided');
  await keep(knex, 'action_targets', 'append-only', 'the original target date and every extension');
  await audited(knex, 'actions');
  for (const t of ['action_sources', 'action_contributors', 'action_leads', 'proposals', 'decisions', 'action_targets']) await audited(knex, t, 'actions', 'action_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'action_targets', 'decisions', 'proposals', 'action_leads', 'action_contributors', 'action_sources', 'actions');
}
