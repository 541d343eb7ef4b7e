// The demonstration's councils: the one of BASE_URL, and beside Slough a second one, Doncaster, in the same database.
import { isLoopback, type Config } from '../config.ts';
import { makeLog } from '../web/log.ts';
import type { Ground } from './bring-up.ts';
import { openCouncils } from './councils.ts';
import { addCouncil } from './install-council.ts';
import { runSeeds } from './seeds.ts';

export interface CouncilAt { key: string; baseUrl: string }

/** Only beside Slough at this machine: whoever gave council or address a name of their own wants that one. */
export function secondCouncil({ key, baseUrl }: CouncilAt): CouncilAt | undefined {
  if (key !== 'slough' || !isLoopback(new URL(baseUrl).hostname)) return undefined;
  const url = new URL(baseUrl);
  url.hostname = 'doncaster.localhost';
  return { key: 'doncaster', baseUrl: url.origin };
}

/** @returns the names of the seeds that were run now */
export async function loadDemonstration(config: Config, ground: Ground, { key, baseUrl }: CouncilAt): Promise<string[]> {
  const councils = await openCouncils({ ...config, ...ground, council: key, baseUrl, loopbackAllowed: true, name: 'seed', statementMs: 600_000, log: makeLog('seed', config.logLevel) });
  try {
    return await runSeeds(councils.main);
  } finally {
    await councils.close();
  }
}

/** Made and loaded like any other council that is added: nothing that runs is told. */
export async function loadSecond(config: Config, ground: Ground, main: CouncilAt, second: CouncilAt): Promise<string[]> {
  await addCouncil({ ownerUrl: ground.databaseUrl, councilKey: main.key, sessionSecret: ground.sessionSecret, baseUrl: main.baseUrl }, second);
  return await loadDemonstration(config, ground, second);
}
