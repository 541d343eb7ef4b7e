// A letter about a panel's business says whose it is: panels are walls, in the outbox as elsewhere.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table letters add column panel_id uuid references panels');
  await knex.raw('create index letters_by_panel on letters (panel_id)');
  // The letters there are already say it by their edition. Nothing that was sent is changed by this.
  await knex.raw('alter table letters disable trigger letters_refuse_change');
  await knex.raw("update letters set panel_id = editions.panel_id from editions where letters.about_kind = 'editions' and editions.id = letters.about_id");
  await knex.raw('alter table letters enable trigger letters_refuse_change');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table letters drop column panel_id');
}
