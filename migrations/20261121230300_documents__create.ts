// Papers as they came in, byte for byte: the bytes once by content hash, a document for each time they were handed in.
import type { Knex } from 'knex';
import { audited, dropTables, keep } from './schema-parts.ts';

export async function up(knex: Knex): Promise<void> {
  await knex.raw(`create table document_bytes (
    sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bytea not null,
    length integer not null generated always as (octet_length(bytes)) stored,
    check (sha256 = encode(sha256(bytes), 'hex'))
  )`);
  await knex.raw('alter table document_bytes alter column bytes set storage external');
  await knex.raw(`create table documents (
    id uuid primary key,
    sha256 text not null references document_bytes,
    file_name text not null,
    media_type text not null,
    text text,
    text_note text,
    source_note text,
    kept_at timestamptz not null,
    kept_by_person_id uuid references people
  )`);
  await knex.raw('create index documents_by_content on documents (sha256)');
  await keep(knex, 'document_bytes', 'append-only', 'bytes by content hash');
  await keep(knex, 'documents', 'append-only', 'a paper handed in, with the text read from it');
  await audited(knex, 'documents');
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, 'documents', 'document_bytes');
}
