// `npm run seed`: migrates, then loads what is missing of the demonstration.
import { readConfig } from '../config.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { makeLog } from '../web/log.ts';
import { bringUp, withCouncil } from './bring-up.ts';
import { installCouncil } from './install-council.ts';
import { runSeeds } from './seeds.ts';

export async function run(): Promise<void> {
  const config = readConfig();
  if (config.mode === 'production') throw new OperatorMustAct('The demonstration is not loaded in production: its people are invented and their passwords are known. Set NODE_ENV=development if you mean it.');
  const ground = await bringUp(config);
  try {
    await installCouncil({ ownerUrl: ground.databaseUrl, councilKey: config.council, sessionSecret: ground.sessionSecret });
    const ran = await withCouncil(config, makeLog('seed', config.logLevel), runSeeds);
    console.log(ran.length === 0 ? 'The demonstration was loaded already' : `Loaded ${ran.join(', ')}`);
  } finally {
    await ground.embedded?.stop();
  }
}
