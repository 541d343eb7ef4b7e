// `npm run seed`: migrates, then loads what is missing of the demonstration.
import { readConfig } from '../config.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { bringUp } from './bring-up.ts';
import { loadDemonstration, loadSecond, secondCouncil } from './demonstration.ts';
import { installCouncil } from './install-council.ts';

export async function run(): Promise<void> {
  const config = readConfig();
  if (config.mode === 'production') throw new OperatorMustAct('The demonstration is not loaded in production: its people are invented and their passwords are known. Set NODE_ENV=development if you mean it.');
  const main = { key: config.council, baseUrl: config.baseUrl ?? `http://localhost:${config.port}` };
  const second = secondCouncil(main);
  const ground = await bringUp(config);
  try {
    await installCouncil({ ownerUrl: ground.databaseUrl, councilKey: main.key, sessionSecret: ground.sessionSecret });
    const ran = await loadDemonstration(config, ground, main);
    if (second !== undefined) ran.push(...(await loadSecond(config, ground, main, second)));
    console.log(ran.length === 0 ? 'The demonstration was loaded already' : `Loaded ${ran.join(', ')}`);
  } finally {
    await ground.embedded?.stop();
  }
}
