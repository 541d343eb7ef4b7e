// For the operator's command that erases what is past its retention: each council's deps, its database reached as its eraser.
import type { Config } from '../config.ts';
import { asEraser } from '../database/eraser.ts';
import type { Log } from '../web/log.ts';
import { withCouncils } from './bring-up.ts';
import type { Deps } from './deps.ts';

/** @param work is given the deps of one council after the other; what it changes in audited tables it also records */
export async function withEraser(config: Config, log: Log, work: (deps: Deps) => Promise<void>): Promise<void> {
  await withCouncils(config, log, async (councils, { databaseUrl }) => {
    for (const deps of councils) await asEraser({ ownerUrl: databaseUrl, councilKey: deps.council.key }, (db) => work({ ...deps, db }));
  });
}
