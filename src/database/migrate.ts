// Brings a council's schema, logins, queue and rights up to date, as the owner; safe to run twice, at once, and after a kill.
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connect, type Db } from './db.ts';
import { OperatorMustAct } from './errors.ts';
import { grantByKeeping, grantToEraser } from './grants.ts';
import { eraserOf, loginsOf, registryLogin, scramVerifier, type Login } from './logins.ts';
import { migrating } from './migration-source.ts';
import { installQueue } from './queue-schema.ts';
import { mustNotBeRestoring } from './restoring.ts';

export interface MigrateOrder {
  ownerUrl: string;
  councilKey: string;
  sessionSecret: string;
  /** Only by a restore: nothing else may be at work where one is under way or was cut short. */
  isRestore?: true;
  /** Only by a restore: the migrations that its archive had, and no later ones yet. */
  only?: ReadonlySet<string> | undefined;
}

/** @returns the names of the migrations that were run now */
export async function migrate(order: MigrateOrder): Promise<string[]> {
  return await asOwner(order, async (owner) => {
    const logins = loginsOf(order.councilKey, order.sessionSecret);
    await owner.raw('create schema if not exists ??', [order.councilKey]);
    await ensureLogin(owner, logins.jobs);
    await ensureLogin(owner, logins.app, order.councilKey);
    const reader = registryLogin(order.sessionSecret);
    await ensureLogin(owner, reader);
    await ensureEraser(owner, eraserOf(order.councilKey));
    const ran = await runMigrations(owner, order);
    await installQueue(owner, order.ownerUrl, order.councilKey, logins);
    await grantByKeeping(owner, order.councilKey, logins.app.name);
    await grantToEraser(owner, order.councilKey, eraserOf(order.councilKey));
    await openDatabaseTo(owner, [logins.app, logins.jobs, reader]);
    return ran;
  });
}

/** Takes every migration back, the newest first; a migration that cannot be taken back says so. */
export async function migrateDown(order: MigrateOrder): Promise<void> {
  await asOwner(order, async (owner) => {
    await owner.migrate.forceFreeMigrationsLock(migrating(order.councilKey));
    await owner.migrate.rollback(migrating(order.councilKey), true);
  });
}

/** The owner's connections, while no other migrate is at work in this database. */
export async function asOwner<T>(order: MigrateOrder, work: (owner: Db) => Promise<T>): Promise<T> {
  // pg_temp last: the functions made by migrations keep this path, and one that runs with the owner's rights must not be
  // led to a temporary table of the same name.
  const owner = connect({ url: order.ownerUrl, name: 'migrate', searchPath: [order.councilKey, 'pg_temp'], connections: 2, statementMs: 600_000 });
  const lock = new pg.Client({ connectionString: order.ownerUrl, application_name: 'migrate lock', connectionTimeoutMillis: 5_000 });
  lock.on('error', () => {}); // the connection's end is the lock's end; the work itself reports what went wrong
  try {
    await lock.connect().catch((error: unknown) => { throw new OperatorMustAct(`The database at ${new URL(order.ownerUrl).host} cannot be used: ${(error as Error).message}`, { cause: error }); });
    await mustBeRecent(lock);
    await takeTurn(lock);
    if (!order.isRestore) await mustNotBeRestoring(owner);
    return await work(owner);
  } finally {
    await lock.end();
    await owner.destroy();
  }
}

async function mustBeRecent(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; words: string }>("select current_setting('server_version_num')::int as number, current_setting('server_version') as words");
  if ((rows[0]?.number ?? 0) < 150_000) throw new OperatorMustAct(`The database is PostgreSQL ${rows[0]?.words ?? '?'}; this program needs 15 or newer`);
}

export const MIGRATE_LOCK = "hashtext('matters arising migrate')";

/** One migrate at a time in a database. Asked again and again, because a lock that is waited for falls under lock_timeout. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (let i = 0; i < 1200; i++) {
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${MIGRATE_LOCK}) as taken`);
    if (rows[0]?.taken) return;
    await sleep(100);
  }
  throw new OperatorMustAct('Another migrate has been at work in this database for two minutes; wait for it, then try again');
}

async function runMigrations(owner: Db, { councilKey, only }: MigrateOrder): Promise<string[]> {
  // knex's own lock is a row that a killed migrate leaves behind for somebody to remove by hand; ours ends with its connection.
  await owner.migrate.forceFreeMigrationsLock(migrating(councilKey));
  const [, ran] = (await owner.migrate.latest(migrating(councilKey, only))) as [number, string[]];
  return ran;
}

/** No attribute is named: a login is born without any, and an owner that is not a superuser may not even name some. */
async function ensureLogin(owner: Db, login: Login, path?: string): Promise<void> {
  await ensureRole(owner, login.name, async (what) => {
    await owner.raw(`${what} role ?? login password '${scramVerifier(login)}'`, [login.name]);
    if (path !== undefined) await owner.raw('alter role ?? set search_path = ??', [login.name, path]);
  });
}

/** Without a login, so that no password of it can be derived from SESSION_SECRET, which web and worker have: the owner becomes it. */
async function ensureEraser(owner: Db, name: string): Promise<void> {
  await ensureRole(owner, name, async (what) => {
    if (what === 'create') await owner.raw('create role ?? nologin', [name]);
    await owner.raw('grant ?? to current_user', [name]);
  });
}

async function ensureRole(owner: Db, name: string, make: (what: 'create' | 'alter') => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { rows } = await owner.raw<{ rows: unknown[] }>('select 1 from pg_roles where rolname = ?', [name]);
      return await make(rows.length > 0 ? 'alter' : 'create');
    } catch (error) {
      // Roles belong to the server: a migrate of another database can be changing the same one at this moment.
      const passing = /tuple concurrently|already exists|duplicate key/.test((error as Error).message);
      if (!passing || attempt === 10) throw new OperatorMustAct(`The login ${name} cannot be made or changed: ${(error as Error).message}. The login in DATABASE_URL needs CREATEROLE`, { cause: error });
      await sleep(50 * attempt);
    }
  }
}

async function openDatabaseTo(owner: Db, logins: Login[]): Promise<void> {
  const { rows } = await owner.raw<{ rows: { name: string }[] }>('select current_database() as name');
  const database = rows[0]?.name ?? '';
  for (const login of logins) await owner.raw('grant connect on database ?? to ??', [database, login.name]);
  // A temporary table could stand before a real one in somebody's path; nobody here needs any.
  await owner.raw('revoke temporary on database ?? from public', [database]);
}
