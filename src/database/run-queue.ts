// Runs one council's jobs as its jobs login: graphile-worker's loop, its cron, and the freeing of what dead workers held.
import { EventEmitter } from 'node:events';
import { Logger, run, type TaskList, type WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import type { Log } from '../web/log.ts';

export interface QueueOrder {
  /** The jobs login's address. */
  url: string;
  schema: string;
  /** By name; the signal asks a long job to come to an end. */
  tasks: Record<string, (payload: Record<string, unknown>, stop: AbortSignal) => Promise<void>>;
  /** The task that is asked for once a minute. */
  everyMinute: string;
  /** Jobs at once. */
  concurrency: number;
  log: Log;
}

export interface RunningQueue {
  /** The names under which this process holds jobs. */
  workerIds: () => string[];
  /** Gives back what is held by workers not among these; their jobs run again, so every job must bear being run twice. */
  freeUnlessHeldBy: (alive: string[]) => Promise<string[]>;
  /** Takes no new job, waits for those at work, and after 20 seconds gives them up to run again. */
  stop: () => Promise<void>;
  /** Settles when the queue has ended, by stop or by itself. */
  ended: Promise<void>;
}

export async function runQueue(order: QueueOrder): Promise<RunningQueue> {
  const ids = new Set<string>();
  const events: WorkerEvents = new EventEmitter();
  // Jobs are held in the pool's name, not in that of the loop that runs them; a pool whose name is missing here would free its own jobs.
  events.on('pool:create', ({ workerPool }) => { ids.add(workerPool.id); });
  events.on('pool:release', ({ workerPool }) => { ids.delete(workerPool.id); });
  const pool = openPool(order);
  const taskList: TaskList = Object.fromEntries(Object.entries(order.tasks).map(([name, work]) =>
    [name, async (payload: unknown, helpers) => { await work((payload ?? {}) as Record<string, unknown>, helpers.abortSignal); }]));
  const runner = await run({
    pgPool: pool, schema: order.schema, taskList, events, concurrency: order.concurrency, logger: loggerTo(order.log),
    // One a minute and no catching up: what is due is computed from the clock, so a missed minute is made good by the next.
    // The key keeps at most one waiting; one try, because the next minute is the next try.
    crontab: `* * * * * ${order.everyMinute} ?max=1&jobKey=${order.everyMinute}`,
    pollInterval: 1_000, gracefulShutdownAbortTimeout: 20_000, noHandleSignals: true,
    // Otherwise it notes that a job is done without waiting for the note, and stopping closes the pool under it.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  });
  const ended = runner.promise.finally(() => pool.end());
  ended.catch(() => {}); // whoever stops or watches it hears of it
  return {
    workerIds: () => [...ids],
    freeUnlessHeldBy: (alive) => freeUnlessHeldBy(pool, order.schema, alive),
    stop: async () => {
      await runner.stop().catch(() => {}); // throws when it has ended already
      await ended;
    },
    ended,
  };
}

function openPool({ url, concurrency, log }: QueueOrder): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, application_name: 'queue', max: concurrency + 3, connectionTimeoutMillis: 5_000, keepAlive: true });
  const lost = (error: Error): void => { log.warn({ error: error.message }, 'a connection of the queue was lost; another is made'); };
  pool.on('error', lost);
  pool.on('connect', (client) => { client.on('error', lost); });
  return pool;
}

/** graphile-worker itself waits four hours before it believes a worker dead. */
async function freeUnlessHeldBy(pool: pg.Pool, schema: string, alive: string[]): Promise<string[]> {
  const s = pg.escapeIdentifier(schema);
  const { rows } = await pool.query<{ id: string }>(
    `select distinct locked_by as id from ${s}._private_jobs where locked_by is not null and locked_by <> all($1::text[])`, [alive]);
  const dead = rows.map((row) => row.id);
  if (dead.length > 0) await pool.query(`select ${s}.force_unlock_workers($1::text[])`, [dead]);
  return dead;
}

/** Its infos are one a job: too many for a log that people read. */
const levels: Record<string, 'debug' | 'warn' | 'error'> = { debug: 'debug', info: 'debug', warning: 'warn', error: 'error' };

function loggerTo(log: Log): Logger {
  return new Logger((scope) => (level, message) => {
    log[levels[level] ?? 'info']({ queue: scope.label }, message);
  });
}
