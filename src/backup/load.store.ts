// Filling an empty, migrated council with the rows of an archive: all tables in one transaction, the triggers off, the foreign keys on.
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { TableShape } from './snapshot.store.ts';

const name = pg.escapeIdentifier;
const named = (shape: TableShape): string => `${name(shape.council)}.${name(shape.table)}`;

/**
 * The triggers would refuse rows without an audit entry of this transaction and write the chain anew. Their owner may switch them
 * off, and this is undone with the transaction; the foreign keys' own triggers stay on. What migrations put in is removed.
 */
export async function beginLoading(client: pg.Client, council: string, shapes: readonly TableShape[]): Promise<void> {
  for (const shape of shapes) await client.query(`alter table ${named(shape)} disable trigger user`);
  const { rows } = await client.query<{ table: string }>(
    "select c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and c.relkind = 'r' and c.relname not like 'knex\\_%'", [council]);
  await client.query(`truncate ${rows.map((row) => `${name(council)}.${name(row.table)}`).join(', ')}`);
}

/** @param rows PostgreSQL's binary COPY, as copyRowsOut wrote it */
export async function copyRowsIn(client: pg.Client, shape: TableShape, columns: readonly string[], rows: AsyncIterable<Buffer>): Promise<void> {
  await pipeline(rows, client.query(copyFrom(`copy ${named(shape)} (${columns.map(name).join(', ')}) from stdin (format binary)`)));
}

export async function endLoading(client: pg.Client, shapes: readonly TableShape[]): Promise<void> {
  for (const shape of shapes) {
    await client.query(`alter table ${named(shape)} enable trigger user`);
    for (const column of await listNumbered(client, shape)) {
      await client.query(`select setval(pg_get_serial_sequence($1, $2), coalesce(max(${name(column)}), 1), max(${name(column)}) is not null) from ${named(shape)}`, [named(shape), column]);
    }
    // Without figures about its rows PostgreSQL would read the first pages slowly until it had gathered them by itself.
    await client.query(`analyze ${named(shape)}`);
  }
}

/** Columns whose numbers come from a sequence: the next one must not be one that is there. */
async function listNumbered(client: pg.Client, shape: TableShape): Promise<string[]> {
  const { rows } = await client.query<{ column: string }>(
    `select a.attname as column from pg_attribute a where a.attrelid = $1::text::regclass and a.attnum > 0 and not a.attisdropped and pg_get_serial_sequence($1::text, a.attname::text) is not null`, [named(shape)]);
  return rows.map((row) => row.column);
}
