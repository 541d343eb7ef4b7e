// A council's pool of connections, and what a value from PostgreSQL is in TypeScript.
import knex, { type Knex } from 'knex';
import pg from 'pg';

export type Db = Knex;
export type Transaction = Knex.Transaction;

export interface Connecting {
  url: string;
  /** Shown in pg_stat_activity, so that a stuck query can be traced to its process. */
  name: string;
  /** Only for the owner, whose login has no search_path of its own. */
  searchPath?: string[] | undefined;
  connections?: number | undefined;
  /** Only for the owner, who becomes this role before the first query. */
  role?: string | undefined;
  /** Longest a statement may run, in milliseconds. */
  statementMs?: number | undefined;
}

const { builtins } = pg.types;

// A `date` must never become a JS Date: pg would build it at midnight in the server's zone, and in British Summer Time the
// day before comes out. It stays the text 'YYYY-MM-DD', which is what Day is. Set here once, for this pool only, so that no
// other library's connections change under it.
const asText = (value: string): string => value;

/** `count(*)` is an int8, which pg gives as text; every count and version of ours is far below 2^53. */
function asWholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Error(`${value} came from the database as a whole number and is too large to hold exactly`);
  return number;
}

const parsers = new Map<number, (value: string) => unknown>([
  [builtins.DATE, asText],
  [builtins.INT8, asWholeNumber],
  // Measures have a handful of digits; arithmetic on them is for showing, never for money.
  [builtins.NUMERIC, Number],
]);

const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    (format !== 'binary' && parsers.get(oid)) || pg.types.getTypeParser(oid, format),
};

/** A pool that opens no connection before the first query; whoever makes it destroys it. */
export function connect(to: Connecting): Db {
  return knex({
    client: 'pg',
    // knex would write the values into the error's message, and a message goes to the log: exempt words and password hashes must not.
    compileSqlOnError: false,
    connection: {
      connectionString: to.url,
      application_name: to.name,
      types,
      // A server that does not answer must cost a person seconds, not the operating system's two minutes.
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      // No page needs longer; a runaway query must not hold a connection until the pool is empty.
      statement_timeout: to.statementMs ?? 15_000,
      // Two people on one record: the second waits this long, then is told to try again.
      lock_timeout: 10_000,
      // A process stopped in mid-transaction must not keep its row locks for ever.
      idle_in_transaction_session_timeout: 60_000,
    } as Knex.PgConnectionConfig,
    // min 0: an idle process holds no connection, so that a database restart finds no broken ones and tests end.
    pool: { min: 0, max: to.connections ?? 10, idleTimeoutMillis: 10_000, ...(to.role === undefined ? {} : { afterCreate: become(to.role) }) },
    // Shorter than the request's own limit, so that a full pool is answered with a sentence.
    acquireConnectionTimeout: 10_000,
    ...(to.searchPath === undefined ? {} : { searchPath: to.searchPath }),
  });
}

/** A connection on which this fails is never handed out. */
function become(role: string): (connection: pg.Client, done: (error: Error | null, connection: pg.Client) => void) => void {
  return (connection, done) => { connection.query(`set role ${pg.escapeIdentifier(role)}`, (error) => { done(error ?? null, connection); }); };
}

/** Throws when the database does not answer. */
export async function ping(db: Db): Promise<void> {
  await db.raw('select 1');
}
