// Makes a council, or brings it up to date: its schema, logins, queue and rights, and its line in the list of councils.
import { OperatorMustAct } from '../database/errors.ts';
import { asOwner, migrate, type MigrateOrder } from '../database/migrate.ts';
import { registryLogin } from '../database/logins.ts';
import { listCouncils, removeCouncil, saveCouncil } from './registry.store.ts';

/** The line in the list comes last: running processes serve what is in it. @returns the names of the migrations that were run now */
export async function installCouncil(order: MigrateOrder, baseUrl?: string): Promise<string[]> {
  const ran = await migrate(order);
  await asOwner(order, (owner) => saveCouncil(owner, { key: order.councilKey, baseUrl }, registryLogin(order.sessionSecret).name));
  return ran;
}

/** This council and every other in the list, so that one command brings a whole server up to date. @param later the key of one that somebody brings up to date next */
export async function installCouncils(order: MigrateOrder, later?: string): Promise<Map<string, string[]>> {
  const ran = new Map([[order.councilKey, await installCouncil(order)]]);
  const listed = await asOwner(order, listCouncils);
  for (const { key, baseUrl } of listed) {
    if (!ran.has(key) && key !== later) ran.set(key, await installCouncil({ ...order, councilKey: key }, baseUrl));
  }
  return ran;
}

/** One more council beside the main one. @param main the order and address of the council of BASE_URL */
export async function addCouncil(main: MigrateOrder & { baseUrl: string | undefined }, council: { key: string; baseUrl: string }): Promise<string[]> {
  if (council.key === main.councilKey) throw new OperatorMustAct(`${council.key} is the council of BASE_URL already; its address is BASE_URL`);
  const listed = await asOwner(main, listCouncils);
  const taken = [{ key: main.councilKey, baseUrl: main.baseUrl }, ...listed].find((one) => one.key !== council.key && one.baseUrl !== undefined && hostOf(one.baseUrl) === hostOf(council.baseUrl));
  if (taken !== undefined) throw new OperatorMustAct(`${hostOf(council.baseUrl)} is the address of ${taken.key}; each council needs a host name of its own`);
  return await installCouncil({ ...main, councilKey: council.key }, council.baseUrl);
}

/** It is served no more; its schema and logins stay, and adding it again serves what is there. */
export async function stopServing(main: MigrateOrder, key: string): Promise<void> {
  if (key === main.councilKey) throw new OperatorMustAct(`${key} is the council of BASE_URL; to stop serving it, end web and worker`);
  const wasListed = await asOwner(main, (owner) => removeCouncil(owner, key));
  if (!wasListed) throw new OperatorMustAct(`There is no council ${key} in the list`);
}

const hostOf = (baseUrl: string): string => new URL(baseUrl).hostname;
