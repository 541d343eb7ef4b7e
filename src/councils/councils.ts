// The door: a request's host name becomes one council's deps. Nothing else knows that there are several.
import { systemClock, type Clock } from '../calendar/clock.ts';
import { isLoopback } from '../config.ts';
import { connect, type Db } from '../database/db.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { addressFor, deriveSecret, loginsOf, registryLogin } from '../database/logins.ts';
import { mustNotBeRestoring } from '../database/restoring.ts';
import type { Log } from '../web/log.ts';
import { atMostOnceASecond } from './at-most-once-a-second.ts';
import type { Deps } from './deps.ts';
import { listCouncils, type RegisteredCouncil } from './registry.store.ts';

export interface OpenOrder {
  /** The owner's address: of it only host, port and database are used; its login and password may be left out. */
  databaseUrl: string;
  sessionSecret: string;
  /** The council whose address is BASE_URL. */
  council: string;
  baseUrl: string;
  /** The demonstration answers to localhost and 127.0.0.1 too, whatever BASE_URL is. */
  loopbackAllowed: boolean;
  /** Shown in pg_stat_activity: 'web', 'worker'. */
  name: string;
  /** Connections for each council. */
  connections?: number;
  statementMs?: number;
  log: Log;
  clock?: Clock;
  /** So often the list is read again; left out, it is read once and when `refresh` is called. */
  refreshEveryMs?: number;
}

export interface Councils {
  /** @param host the Host header; undefined means that no council answers to it, which is a 400 */
  at: (host: string) => Deps | undefined;
  all: () => readonly Deps[];
  /** The council whose address is BASE_URL. */
  main: Deps;
  /** Reads the list again: at most once a second, and whoever asks meanwhile gets the same answer. Never throws. */
  refresh: () => Promise<void>;
  /** Called after a council came, went or moved. */
  whenChanged: (heard: () => void) => void;
  close: () => Promise<void>;
}

/** What a council that is served no more still has under way may end in its own time. */
const RETIRE_AFTER_MS = 60_000;

export async function openCouncils(order: OpenOrder): Promise<Councils> {
  const registry = connect({ url: addressFor(order.databaseUrl, registryLogin(order.sessionSecret)), name: `${order.name} registry`, connections: 1 });
  const first = await listedOrClose(registry);
  const main = openCouncil(order, order.council, order.baseUrl);
  const served = serve(order, main);
  served.take(first);

  let closed = false;
  // A stranger who asks for names that nobody has must not become a flood of questions to the database.
  const refresh = atMostOnceASecond(async () => {
    try {
      const listed = await listCouncils(registry);
      if (!closed) served.take(listed);
    } catch (error) {
      // Those that are known go on being served.
      if (!closed) order.log.warn({ error: (error as Error).message }, 'the list of councils could not be read; it is tried again');
    }
  });
  const timer = order.refreshEveryMs === undefined ? undefined : setInterval(() => { void refresh(); }, order.refreshEveryMs).unref();

  return {
    at: served.at, all: served.all, main, refresh, whenChanged: served.whenChanged,
    close: async () => {
      clearInterval(timer);
      closed = true;
      await served.close();
      await registry.destroy();
    },
  };
}

interface Served extends Pick<Councils, 'at' | 'all' | 'whenChanged' | 'close'> { take: (listed: readonly RegisteredCouncil[]) => void }

/** Those that are served at this moment: `take` opens who came, and lets who went end in its own time. */
function serve(order: OpenOrder, main: Deps): Served {
  let all: readonly Deps[] = [main];
  let byHostName = new Map<string, Deps>();
  const retired = new Map<Deps, NodeJS.Timeout>();
  const heard: (() => void)[] = [];
  return {
    all: () => all,
    whenChanged: (tell) => { heard.push(tell); },
    at: (host) => {
      const name = hostNameOf(host);
      if (name === undefined) return undefined;
      return byHostName.get(name) ?? (order.loopbackAllowed && isThisMachine(name, order.council) ? main : undefined);
    },
    take: (listed) => {
      const now = [main, ...listed.flatMap(({ key, baseUrl }) => {
        if (key === order.council || baseUrl === undefined) return [];
        return [all.find(({ council }) => council.key === key && council.baseUrl === baseUrl) ?? openCouncil(order, key, baseUrl)];
      })];
      const gone = all.filter((one) => !now.includes(one));
      const isSame = gone.length === 0 && now.length === all.length;
      all = now;
      // Whoever comes first keeps the name: nobody takes the main council's.
      byHostName = new Map([...now].reverse().map((deps) => [new URL(deps.council.baseUrl).hostname, deps]));
      for (const deps of gone) retired.set(deps, setTimeout(() => { retired.delete(deps); void deps.db.destroy(); }, RETIRE_AFTER_MS).unref());
      if (!isSame) for (const tell of heard) tell();
    },
    close: async () => {
      for (const waiting of retired.values()) clearTimeout(waiting);
      for (const { db } of [...all, ...retired.keys()]) await db.destroy();
    },
  };
}

function openCouncil(order: OpenOrder, key: string, baseUrl: string): Deps {
  const { app } = loginsOf(key, order.sessionSecret);
  return {
    db: connect({ url: addressFor(order.databaseUrl, app), name: `${order.name} ${key}`, connections: order.connections, statementMs: order.statementMs }),
    clock: order.clock ?? systemClock,
    log: order.log.child({ council: key }),
    council: { key, baseUrl, secret: deriveSecret(order.sessionSecret, `council ${key}`) },
  };
}

async function listedOrClose(registry: Db): ReturnType<typeof listCouncils> {
  try {
    await mustNotBeRestoring(registry);
    return await listCouncils(registry);
  } catch (error) {
    await registry.destroy();
    // Also how a new version finds the database of an older one, or one that was made under another secret.
    if (['28P01', '28000'].includes((error as { code?: string }).code ?? '')) throw new OperatorMustAct('The database does not know the login that reads the list of councils; run npm run migrate first, also after SESSION_SECRET has changed', { cause: error });
    throw error;
  }
}

/** Without the port, in small letters; undefined for what is no host name at all. */
function hostNameOf(host: string): string | undefined {
  return /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(host) && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}

/** slough.localhost is Slough; doncaster.localhost is not, even before there is a Doncaster. */
function isThisMachine(name: string, council: string): boolean {
  return isLoopback(name) && (!name.endsWith('.localhost') || name === `${council.replaceAll('_', '-')}.localhost`);
}
