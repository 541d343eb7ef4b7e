// The door: a request's host name becomes one council's deps. Nothing else knows that there are several.
import { systemClock, type Clock } from '../calendar/clock.ts';
import { isLoopback } from '../config.ts';
import { connect, type Db } from '../database/db.ts';
import { addressFor, deriveSecret, loginsOf } from '../database/logins.ts';
import { mustNotBeRestoring } from '../database/restoring.ts';
import type { Log } from '../web/log.ts';
import type { Deps } from './deps.ts';
import { listCouncils } from './registry.store.ts';

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
}

export interface Councils {
  /** @param host the Host header; undefined means that no council answers to it, which is a 400 */
  at: (host: string) => Deps | undefined;
  all: () => readonly Deps[];
  /** The council whose address is BASE_URL. */
  main: Deps;
  close: () => Promise<void>;
}

/** Reads the list of councils once: a council added later is served after a restart. */
export async function openCouncils(order: OpenOrder): Promise<Councils> {
  const main = openCouncil(order, order.council, order.baseUrl);
  const others = (await listedOrClose(main.db)).flatMap(({ key, baseUrl }) => (key === order.council || baseUrl === undefined ? [] : [openCouncil(order, key, baseUrl)]));
  const all = [main, ...others];
  const byHostName = new Map(all.map((deps) => [new URL(deps.council.baseUrl).hostname, deps]));
  return {
    at: (host) => {
      const name = hostNameOf(host);
      if (name === undefined) return undefined;
      return byHostName.get(name) ?? (order.loopbackAllowed && isLoopback(name) ? main : undefined);
    },
    all: () => all,
    main,
    close: async () => { for (const { db } of all) await db.destroy(); },
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

async function listedOrClose(db: Db): ReturnType<typeof listCouncils> {
  try {
    await mustNotBeRestoring(db);
    return await listCouncils(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

/** Without the port, in small letters; undefined for what is no host name at all. */
function hostNameOf(host: string): string | undefined {
  return /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:.]+\](:\d+)?$/i.test(host) && URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}
