// Loads the demonstration: every numbered file in seeds/, in order, each once.
import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import { transact } from '../database/transact.ts';
import type { Deps } from './deps.ts';
import { addLoad, listLoads } from './seed-load.store.ts';

/** What a file in seeds/ exports. Cut short, it is run again, so it must bear finding its own rows. */
export interface Seed {
  /** Each council has a demonstration of its own. */
  isFor: (councilKey: string) => boolean;
  seed: (deps: Deps) => Promise<unknown>;
  /** Printed by `npm start`. */
  signIns?: readonly SignIn[];
}

export interface SignIn {
  /** 'clerk', 'officer', 'director', 'chair', 'member', 'co-opted member', 'administrator' */
  part: string;
  name: string;
  email: string;
  password: string;
}

const folder = fileURLToPath(new URL('../../seeds', import.meta.url));

/** @returns the names of the seeds that were run now */
export async function runSeeds(deps: Deps): Promise<string[]> {
  const loaded = new Set(await listLoads(deps.db));
  const ran: string[] = [];
  for (const { name, seed } of await loadSeeds(deps.council.key)) {
    if (loaded.has(name)) continue;
    await seed(deps);
    await transact(deps, {}, async (tx) => { await addLoad(tx, { name, at: deps.clock.now() }); return { ok: true }; });
    ran.push(name);
  }
  return ran;
}

export async function listSignIns(councilKey: string): Promise<SignIn[]> {
  return (await loadSeeds(councilKey)).flatMap((seed) => seed.signIns ?? []);
}

async function loadSeeds(councilKey: string): Promise<(Seed & { name: string })[]> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => /^\d.*(?<!\.d)\.ts$/.test(file)).sort();
  const all = await Promise.all(files.map(async (file) => ({ ...((await import(pathToFileURL(path.join(folder, file)).href)) as Seed), name: file.replace(/\.ts$/, '') })));
  return all.filter(({ isFor }) => isFor(councilKey));
}
