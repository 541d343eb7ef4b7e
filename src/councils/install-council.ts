// Makes a council, or brings it up to date: its schema, logins, queue and rights, and its line in the list of councils.
import { asOwner, migrate, type MigrateOrder } from '../database/migrate.ts';
import { loginsOf } from '../database/logins.ts';
import { listCouncils, saveCouncil } from './registry.store.ts';

/** @returns the names of the migrations that were run now */
export async function installCouncil(order: MigrateOrder, baseUrl?: string): Promise<string[]> {
  const ran = await migrate(order);
  await asOwner(order, (owner) => saveCouncil(owner, { key: order.councilKey, baseUrl }, loginsOf(order.councilKey, order.sessionSecret).app.name));
  return ran;
}

/** This council and every other in the list, so that one command brings a whole server up to date. */
export async function installCouncils(order: MigrateOrder): Promise<Map<string, string[]>> {
  const ran = new Map([[order.councilKey, await installCouncil(order)]]);
  const listed = await asOwner(order, listCouncils);
  for (const { key, baseUrl } of listed) {
    if (!ran.has(key)) ran.set(key, await installCouncil({ ...order, councilKey: key }, baseUrl));
  }
  return ran;
}
