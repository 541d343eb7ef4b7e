// Restores an archive that was found whole into an empty database: blank again or complete, never a mix, and quiet when it is done.
import type pg from 'pg';
import { verdictLabel } from '../audit/chain.ts';
import { verifyChain } from '../audit/verify-chain.ts';
import type { Clock } from '../calendar/clock.ts';
import { installCouncil } from '../councils/install-council.ts';
import type { Db } from '../database/db.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { asOwner, type MigrateOrder } from '../database/migrate.ts';
import { listOwnMigrations } from '../database/migration-source.ts';
import type { CheckedArchive } from './check-archive.ts';
import { secretMarkOf } from './archive-key.ts';
import { fill } from './fill.ts';
import { inTurn } from './in-turn.ts';
import type { WaitingJobs } from './manifest.ts';
import { quieten, type Quietened } from './quieten.ts';
import { openClient } from './snapshot.store.ts';
import { clearAway, isMarked, listOccupied, mark, mustNotTakeLogins, takeRestoreTurn, unmark, workIn } from './target.store.ts';

export interface RestoreOrder {
  ownerUrl: string;
  sessionSecret: string;
  archive: CheckedArchive;
  clock: Clock;
  /** Told of each step in a sentence. */
  say: (sentence: string) => void;
}

export interface Restored { councils: Quietened[]; links: number }

/**
 * The mark is set first and taken away in the last transaction. What is between the two is seen by nobody: web, worker and migrate
 * turn back at the mark, and the next restore clears away what it names.
 * @throws OperatorMustAct where the place is not empty, before anything is changed
 */
export async function restoreBackup(order: RestoreOrder): Promise<Restored> {
  const client = await openClient(order.ownerUrl);
  try {
    await takeRestoreTurn(client);
    await mustBeEmpty(client, order);
    await mark(client, order.archive.about.councils.map(({ key }) => key));
    try {
      return await restore(client, order);
    } catch (error) {
      // Where this cannot be done either (the database has gone), the mark stands and the next restore does it.
      await client.query('rollback').then(() => clearAway(client)).catch(() => {});
      throw error;
    }
  } finally {
    await client.end();
  }
}

async function mustBeEmpty(client: pg.Client, order: RestoreOrder): Promise<void> {
  if (await isMarked(client)) {
    await clearAway(client);
    order.say('An earlier restore into this place was cut short; what it left is cleared away');
  }
  const occupied = await listOccupied(client);
  if (occupied.length > 0) {
    throw new OperatorMustAct(`The database is not empty: it holds ${occupied.join(', ')}. A backup is restored into an empty place only: set DATA_DIR to a new folder, or DATABASE_URL to a new database. Nothing was changed.`);
  }
  await mustNotTakeLogins(client, { ...order, councils: order.archive.about.councils.map(({ key }) => key) });
}

async function restore(client: pg.Client, order: RestoreOrder): Promise<Restored> {
  const { about } = order.archive;
  for (const { key, baseUrl, migrations } of about.councils) await installCouncil({ ...migrateOrderOf(order, key), only: new Set(migrations) }, baseUrl ?? undefined);
  order.say(`Laid out ${about.councils.map(({ key }) => key).join(', ')}`);
  const jobs = await fill(client, order.archive, order.say);
  // What this program has migrated since, as after any update.
  const own = await listOwnMigrations();
  for (const { key, baseUrl, migrations } of about.councils) {
    if (own.some((one) => !migrations.includes(one))) await installCouncil(migrateOrderOf(order, key), baseUrl ?? undefined);
  }
  order.say('Held every row against the archive: all are the same');
  const links = await inTurn(about.councils, ({ key }) => chainOf(order, key));
  if (about.secretMark !== secretMarkOf(order.sessionSecret)) {
    order.say('This place has another SESSION_SECRET than the original: what was sealed under that one does not open here, such as second factors, and reports about letters sent earlier are not believed');
  }
  const councils = await asOwner(migrateOrderOf(order, about.councils[0]?.key ?? ''), (owner) => finish(owner, order, jobs));
  return { councils, links: links.reduce((sum, one) => sum + one, 0) };
}

const migrateOrderOf = ({ ownerUrl, sessionSecret }: RestoreOrder, councilKey: string): MigrateOrder => ({ ownerUrl, sessionSecret, councilKey, isRestore: true });

/** The rows are the archive's, which was proven before: a chain that does not hold was broken in the original, and its council is still to be had back. */
async function chainOf(order: RestoreOrder, council: string): Promise<number> {
  const verdict = await asOwner(migrateOrderOf(order, council), (owner) => verifyChain(owner));
  order.say(verdict.broken === undefined
    ? `The audit chain of ${council} holds over its ${verdict.entries} entries`
    : `The audit chain of ${council} does not hold, and did not in the original either when the backup was made: ${verdictLabel(verdict)}`);
  return verdict.entries;
}

/** Everything made quiet and the mark taken away, in one commit. */
async function finish(owner: Db, { archive, clock }: RestoreOrder, jobs: readonly WaitingJobs[]): Promise<Quietened[]> {
  return await owner.transaction(async (tx) => {
    const councils = await inTurn(archive.about.councils, async ({ key }) => {
      await workIn(tx, key);
      return await quieten(tx, { clock }, { council: key, madeAt: archive.about.madeAt, jobs: jobs.find((one) => one.council === key)?.jobs ?? [] });
    });
    await unmark(tx);
    return councils;
  });
}
