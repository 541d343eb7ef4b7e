// A one-time link may also say that a new e-mail address is its owner's.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table one_time_links drop constraint one_time_links_purpose_check');
  await knex.raw('alter table one_time_links add column new_email text');
  await knex.raw("alter table one_time_links add constraint one_time_links_purpose_check check (purpose in ('first administrator', 'invitation', 'reset', 'new address') and (purpose = 'new address') = (new_email is not null))");
}

export async function down(knex: Knex): Promise<void> {
  const { rows } = await knex.raw<{ rows: unknown[] }>("select 1 from one_time_links where purpose = 'new address' limit 1");
  if (rows.length > 0) throw new Error('There are links for new e-mail addresses, which the older table cannot hold');
  await knex.raw('alter table one_time_links drop constraint one_time_links_purpose_check');
  await knex.raw('alter table one_time_links drop column new_email');
  await knex.raw("alter table one_time_links add constraint one_time_links_purpose_check check (purpose in ('first administrator', 'invitation', 'reset'))");
}
