// What every table must say of itself: how it is kept, and whose audit entry a change of it needs. Not a migration (its name has no timestamp).
import type { Knex } from 'knex';

/**
 * append-only: rows are added and never changed · changing: rows change, each change with its audit entry
 * passing: may be deleted (sessions, drafts) · read-only: written by the database's own functions alone.
 * The words open the table's comment, from which the council login's rights are granted after migrating.
 */
export type Keeping = 'append-only' | 'changing' | 'passing' | 'read-only';

export async function keep(knex: Knex, table: string, keeping: Keeping, why: string): Promise<void> {
  await knex.raw(`comment on table ${table} is '${keeping}: ${why.replaceAll("'", "''")}'`);
  if (keeping !== 'append-only') return;
  await knex.raw(`create trigger ${table}_refuse_change before update or delete on ${table} for each row execute function refuse_change()`);
  await knex.raw(`create trigger ${table}_refuse_truncate before truncate on ${table} for each statement execute function refuse_change()`);
}

/**
 * A commit is refused when a row of `table` was added or changed and no audit entry about its aggregate stands in the
 * same transaction. `aboutKind` is the aggregate's table (as `record` names it), `idColumn` the column holding its id.
 */
export async function audited(knex: Knex, table: string, aboutKind = table, idColumn = 'id'): Promise<void> {
  await knex.raw(`create constraint trigger ${table}_needs_audit_of_new after insert on ${table} deferrable initially deferred
    for each row execute function require_audit_entry('${aboutKind}', '${idColumn}')`);
  await knex.raw(`create constraint trigger ${table}_needs_audit_of_change after update on ${table} deferrable initially deferred
    for each row when (old.* is distinct from new.*) execute function require_audit_entry('${aboutKind}', '${idColumn}')`);
}

/** Columns that are permanent once written, such as a reference. */
export async function permanent(knex: Knex, table: string, column: string): Promise<void> {
  await knex.raw(`create trigger ${table}_${column}_is_permanent before update of ${column} on ${table}
    for each row when (old.${column} is distinct from new.${column}) execute function refuse_new_value('${column}')`);
}

export async function dropTables(knex: Knex, ...tables: string[]): Promise<void> {
  for (const table of tables) await knex.raw(`drop table if exists ${table} cascade`);
}
