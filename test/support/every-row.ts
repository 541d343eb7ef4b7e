// A sum of every table, so that a test can say that something changed no row.
import type { Db } from '../../src/database/db.ts';

/** 'schema.table' to a sum of its rows. Sessions are left out: when somebody was last there is not a change of anything. @param db a superuser's */
export async function everyRow(db: Db): Promise<Map<string, string>> {
  const sums = new Map<string, string>();
  for (const [schema, table] of (await tablesOf(db)).filter(([, name]) => name !== 'sessions')) {
    const { rows } = await db.raw<{ rows: { sum: string }[] }>("select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from ??.?? t", [schema, table]);
    sums.set(`${schema}.${table}`, rows[0]?.sum ?? '');
  }
  return sums;
}

/** The council's own and those of its jobs. */
export async function tablesOf(db: Db): Promise<[schema: string, table: string][]> {
  const { rows } = await db.raw<{ rows: { schema: string; table: string }[] }>("select schemaname as schema, tablename as table from pg_tables where schemaname like 'slough%' order by tablename");
  return rows.map(({ schema, table }) => [schema, table]);
}

/** The tables whose rows are no longer what they were. */
export function changedSince(before: Map<string, string>, after: Map<string, string>): string[] {
  return [...after].filter(([table, sum]) => before.get(table) !== sum).map(([table]) => table);
}
