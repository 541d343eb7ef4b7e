// `npm run migrate`: brings every council in the database up to date, as the owner.
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { bringUp } from './bring-up.ts';
import { installCouncil, installCouncils } from './install-council.ts';

/** `--council KEY --base-url URL` adds another council to the same database. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { council: { type: 'string' }, 'base-url': { type: 'string' } } });
  const baseUrl = values['base-url'];
  if ((values.council === undefined) !== (baseUrl === undefined)) throw new OperatorMustAct('A further council needs both --council KEY and --base-url https://…');
  const config = readConfig();
  // Checked as the settings of the same names are.
  const another = values.council === undefined ? undefined : readConfig({ NODE_ENV: 'test', COUNCIL: values.council, BASE_URL: baseUrl });
  const ground = await bringUp(config);
  try {
    const order = { ownerUrl: ground.databaseUrl, councilKey: config.council, sessionSecret: ground.sessionSecret };
    const ran = another?.baseUrl === undefined ? await installCouncils(order) : new Map([[another.council, await installCouncil({ ...order, councilKey: another.council }, another.baseUrl)]]);
    for (const [council, names] of ran) console.log(names.length === 0 ? `${council}: up to date` : `${council}: ${names.length} migrations run\n${names.map((name) => `  ${name}`).join('\n')}`);
  } finally {
    await ground.embedded?.stop();
  }
}
