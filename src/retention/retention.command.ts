// `npm run retention`: removes what is past its date in every council, as the eraser. With --dry-run it says what is due and removes nothing.
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { withEraser } from '../councils/with-eraser.ts';
import { getSettings } from '../settings/settings.store.ts';
import { makeLog } from '../web/log.ts';
import { countDue } from './due.store.ts';
import { removedBefore, ruleOf, RULES } from './rule.ts';
import { runRetention, type Removed } from './run-retention.ts';
import type { Deps } from '../councils/deps.ts';

export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean', default: false } } });
  const config = readConfig();
  await withEraser(config, makeLog('retention', config.logLevel), async (deps) => {
    const counts = values['dry-run'] ? await countAll(deps) : await runRetention(deps);
    const some = counts.filter(({ removed }) => removed > 0);
    const said = some.map(({ rule, removed }) => `${ruleOf(rule).name} ${removed}`).join(', ');
    console.log(`${deps.council.key}: ${some.length === 0 ? 'nothing is past its date' : `${values['dry-run'] ? 'would remove' : 'removed'} ${said}`}`);
  });
}

async function countAll({ db, clock }: Deps): Promise<Removed[]> {
  const { retention } = await getSettings(db);
  const counts: Removed[] = [];
  for (const rule of RULES) counts.push({ rule: rule.key, removed: await countDue(db, rule.key, removedBefore(rule, retention, clock.today())) });
  return counts;
}
