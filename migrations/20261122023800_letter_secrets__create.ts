// The one-time links of letters, sealed and apart from the letters themselves, so that they can be forgotten while the letters stay.
import type { Knex } from 'knex';
import { dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table letter_secrets (
    letter_id uuid primary key references letters,
    sealed bytea not null,
    until timestamptz not null
  )`);
  await keep(knex, 'letter_secrets', 'passing', 'what only the reader may know, sealed; forgotten when the letter has left or the link has expired');
  // Letters that have left already kept theirs in the open. Those still waiting need it to be of any use.
  await knex.raw('alter table letters disable trigger letters_refuse_change');
  await knex.raw(`update letters set text = regexp_replace(text, '/set-password/[A-Za-z0-9_-]+', '/set-password/not-kept', 'g'), html = regexp_replace(html, '/set-password/[A-Za-z0-9_-]+', '/set-password/not-kept', 'g')
    from letter_deliveries d where d.letter_id = letters.id and letters.lane = 'sign-in' and d.state not in ('queued', 'deferred', 'claimed', 'handing_over', 'held')`);
  await knex.raw('alter table letters enable trigger letters_refuse_change');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'letter_secrets');
}
