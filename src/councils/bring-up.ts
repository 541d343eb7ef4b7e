// Brings up what a process needs before it can open a council: the database, embedded where none is given, and the secret.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { startEmbedded, type EmbeddedPostgres } from '../database/embedded.ts';
import type { Log } from '../web/log.ts';
import { openCouncils } from './councils.ts';
import type { Deps } from './deps.ts';

export interface Ground {
  databaseUrl: string;
  sessionSecret: string;
  /** Undefined where DATABASE_URL is set. */
  embedded: EmbeddedPostgres | undefined;
}

export async function bringUp(config: Config): Promise<Ground> {
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ dataDir: path.join(config.dataDir, 'postgres') }) : undefined;
  return { databaseUrl: config.databaseUrl ?? embedded?.url ?? '', sessionSecret: config.sessionSecret ?? keptSecret(config.dataDir), embedded };
}

/** For the operator's commands: the council's deps while `work` runs, whatever database there is. */
export async function withCouncil<T>(config: Config, log: Log, work: (deps: Deps, ground: Ground) => Promise<T>): Promise<T> {
  return await withCouncils(config, log, ([main], ground) => work(main, ground));
}

/** The same with every council of the database, the one of BASE_URL first. */
export async function withCouncils<T>(config: Config, log: Log, work: (councils: readonly [Deps, ...Deps[]], ground: Ground) => Promise<T>): Promise<T> {
  const ground = await bringUp(config);
  try {
    const councils = await openCouncils({ ...config, ...ground, baseUrl: config.baseUrl ?? `http://localhost:${config.port}`, loopbackAllowed: false, name: 'command', statementMs: 600_000, log });
    try {
      return await work([councils.main, ...councils.all().filter((one) => one !== councils.main)], ground);
    } finally {
      await councils.close();
    }
  } finally {
    // Only when it was started here: one that `npm start` runs goes on.
    await ground.embedded?.stop();
  }
}

/** Where one was made; none is made by asking. */
export function findKeptSecret(dataDir: string): string | undefined {
  const file = secretFile(dataDir);
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
}

const secretFile = (dataDir: string): string => path.join(dataDir, 'session.secret');

/** The demonstration's secret, made once, so that sessions and links outlive a restart. */
function keptSecret(dataDir: string): string {
  const file = secretFile(dataDir);
  fs.mkdirSync(dataDir, { recursive: true });
  try {
    fs.writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return fs.readFileSync(file, 'utf8').trim();
}
