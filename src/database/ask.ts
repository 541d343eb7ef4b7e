// Questions asked as SQL text: each connection keeps their plans, and several can go in one statement, as going to and fro costs a page more than most answers do.
import type { Knex } from 'knex';
import type { Db } from './db.ts';

/** SQL with its values, in the order of its question marks. */
export interface Clause { sql: string; values: readonly (string | number)[] }

const names = new Map<string, string>();
/** Every connection keeps a plan for each name: what is asked in endless variety is planned each time instead. */
const NAMES_AT_MOST = 200;

/** Planned once a connection, not each time. Only for questions that name their columns: a kept plan does not outlive a change of what `*` means. */
export async function ask<Row>(db: Db, sql: string, values: readonly Knex.RawBinding[]): Promise<Row[]> {
  const name = names.get(sql) ?? named(sql);
  const question = db.raw<{ rows: Row[] }>(sql, values);
  const { rows } = await (name === undefined ? question : question.options({ name }));
  return rows;
}

function named(sql: string): string | undefined {
  if (names.size >= NAMES_AT_MOST) return undefined;
  const name = `question ${names.size + 1}`;
  names.set(sql, name);
  return name;
}

/** The rows of each question as JSON has them, in the order it asks for: days as their text, and so no instants, which JSON would make text of too. */
export async function askTogether<Answers extends Record<string, readonly object[]>>(db: Db, questions: { [Name in keyof Answers]: Clause }): Promise<Answers> {
  const each = Object.entries<Clause>(questions);
  const columns = each.map(([name, { sql }]) => `(select coalesce(json_agg(to_json(one)), '[]') from (${sql}) as one) as "${name}"`);
  const rows = await ask<Answers>(db, `select ${columns.join(', ')}`, each.flatMap(([, { values }]) => values));
  return rows[0] as Answers;
}
