// `npm run audit:verify`: reads the whole trail of every council and names the first row that is broken.
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { withCouncils } from '../councils/bring-up.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { makeLog } from '../web/log.ts';
import { parseHead, verdictLabel } from './chain.ts';
import { verifyChain } from './verify-chain.ts';

/** `--anchor POSITION:HASH`, as the log has it, any number of times, is of one council: `--council KEY`, or that of BASE_URL. Exits with 1 when something is broken. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { anchor: { type: 'string', multiple: true }, council: { type: 'string' } } });
  const anchors = (values.anchor ?? []).map((text) => {
    const head = parseHead(text);
    if (head === undefined) throw new OperatorMustAct(`--anchor ${text} is not a head of the chain, such as 1234:9f86d081… with 64 figures and letters`);
    return head;
  });
  const config = readConfig();
  const one = values.council ?? (anchors.length > 0 ? config.council : undefined);
  await withCouncils(config, makeLog('audit:verify', config.logLevel), async (councils) => {
    const asked = councils.filter(({ council }) => one === undefined || council.key === one);
    if (asked.length === 0) throw new OperatorMustAct(`There is no council ${one ?? ''} in the list`);
    for (const { db, council } of asked) {
      const verdict = await verifyChain(db, anchors);
      console.log(`${council.key}: ${verdictLabel(verdict)}`);
      if (verdict.broken !== undefined) process.exitCode = 1;
    }
  });
}
