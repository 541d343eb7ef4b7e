// Whether a council can be served: what GET /readyz answers.
import { later } from '../calendar/clock.ts';
import { ping } from '../database/db.ts';
import { listMissingMigrations } from '../database/migrations-run.ts';
import { isRestoring } from '../database/restoring.ts';
import type { Deps } from './deps.ts';
import { listSignsSince, type WorkerSign } from './worker.store.ts';

export interface Check {
  ok: boolean;
  /** A sentence for whoever reads the answer at night; nothing secret. */
  says: string;
}

export interface Readiness {
  ready: boolean;
  checks: { database: Check; migrations: Check; worker: Check; mailRelay: Check };
}

/** Longer than three of the worker's signs, so that one slow one alarms nobody. */
const SILENT_AFTER_MS = 45_000;

/** Never throws: what cannot be asked is not ready. */
export async function readiness(deps: Pick<Deps, 'db' | 'clock'>): Promise<Readiness> {
  const database = await ask(async () => { await ping(deps.db); return (await isRestoring(deps.db)) ? no('a restore is under way, or was cut short') : yes('answers'); });
  const migrations = await ask(async () => {
    const missing = await listMissingMigrations(deps.db);
    return missing.length === 0 ? yes('all have run') : no(`${missing.length} have not run; run npm run migrate`);
  });
  let sign: WorkerSign | undefined;
  const worker = await ask(async () => {
    [sign] = await listSignsSince(deps.db, later(deps.clock.now(), -SILENT_AFTER_MS));
    return sign === undefined ? no('no worker was seen in the last 45 seconds') : yes('seen');
  });
  const mailRelay = mailRelayOf(sign);
  return { ready: [database, migrations, worker, mailRelay].every((check) => check.ok), checks: { database, migrations, worker, mailRelay } };
}

/** As the worker finds it, for it is the worker that has to reach the relay. */
function mailRelayOf(sign: WorkerSign | undefined): Check {
  if (sign === undefined) return no('not known while no worker is seen');
  if (sign.relayProblem !== undefined) return no(sign.relayProblem);
  return sign.relayAnsweredAt === undefined ? no('not asked yet') : yes('answers');
}

const yes = (says: string): Check => ({ ok: true, says });
const no = (says: string): Check => ({ ok: false, says });

async function ask(check: () => Promise<Check>): Promise<Check> {
  try {
    return await check();
  } catch {
    // The reason stands in the log of whoever meets it; here it could tell a stranger about the server.
    return no('cannot be asked');
  }
}
