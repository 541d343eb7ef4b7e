// `npm run migrate`: brings every council in the database up to date, as the owner; adds one, or takes one off the list.
import { parseArgs } from 'node:util';
import { isLoopback, readConfig } from '../config.ts';
import { OperatorMustAct } from '../database/errors.ts';
import type { MigrateOrder } from '../database/migrate.ts';
import { bringUp } from './bring-up.ts';
import { addCouncil, installCouncils, stopServing } from './install-council.ts';

interface Asked { council?: string | undefined; 'base-url'?: string | undefined; remove?: string | undefined }

/** `--council KEY --base-url URL` adds another council to the same database, `--remove KEY` stops serving one. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { council: { type: 'string' }, 'base-url': { type: 'string' }, remove: { type: 'string' } } });
  const config = readConfig();
  const another = councilAsked(values);
  if (config.mode === 'production' && another !== undefined && another.baseUrl.startsWith('http:') && !isLoopback(new URL(another.baseUrl).hostname)) {
    throw new OperatorMustAct(`--base-url ${another.baseUrl} must begin with https: in production; sign-in cookies are never sent over plain http`);
  }
  const ground = await bringUp(config);
  try {
    const order: MigrateOrder = { ownerUrl: ground.databaseUrl, councilKey: config.council, sessionSecret: ground.sessionSecret };
    if (values.remove !== undefined) {
      await stopServing(order, values.remove);
      console.log(`${values.remove}: served no more. Its data is kept; \`npm run migrate -- --council ${values.remove} --base-url …\` serves it again`);
      return;
    }
    const ran = another === undefined ? await installCouncils(order) : new Map([[another.key, await addCouncil({ ...order, baseUrl: config.baseUrl }, another)]]);
    for (const [council, names] of ran) console.log(names.length === 0 ? `${council}: up to date` : `${council}: ${names.length} migrations run\n${names.map((name) => `  ${name}`).join('\n')}`);
    if (another !== undefined) console.log(`${another.key} is served at ${another.baseUrl}, within seconds where web and worker run already`);
  } finally {
    await ground.embedded?.stop();
  }
}

/** Checked as the settings of the same names are. */
function councilAsked(values: Asked): { key: string; baseUrl: string } | undefined {
  const { council, 'base-url': baseUrl } = values;
  if ((council === undefined) !== (baseUrl === undefined)) throw new OperatorMustAct('A further council needs both --council KEY and --base-url https://…');
  if (council === undefined) return undefined;
  const checked = readConfig({ NODE_ENV: 'test', COUNCIL: council, BASE_URL: baseUrl });
  if (checked.baseUrl === undefined) throw new OperatorMustAct('--base-url is empty; give the address people will use, such as https://actions.example.gov.uk');
  return { key: checked.council, baseUrl: checked.baseUrl };
}
