// A council's logo, for the head of its reports: the bytes are among the documents, kept by their hash for every report that shows them.
import type { Knex } from 'knex';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`alter table settings
    add column logo_sha256 text references document_bytes,
    add column logo_media_type text check (logo_media_type in ('image/png', 'image/jpeg')),
    add column logo_width integer check (logo_width > 0),
    add column logo_height integer check (logo_height > 0),
    add constraint settings_logo_whole check (num_nulls(logo_sha256, logo_media_type, logo_width, logo_height) in (0, 4))`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table settings drop constraint settings_logo_whole, drop column logo_sha256, drop column logo_media_type, drop column logo_width, drop column logo_height');
}
