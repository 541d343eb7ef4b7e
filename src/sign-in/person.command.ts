// `npm run person -- --administrator EMAIL [--name NAME]`: prints the link with which an administrator sets a password.
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { withCouncil } from '../councils/bring-up.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { makeLog } from '../web/log.ts';
import { makeAdministrator } from './make-administrator.ts';
import { lastsLabel } from './one-time-link.ts';

const HOW = 'npm run person -- --administrator EMAIL [--name "FULL NAME"]';

export async function run(args: string[]): Promise<void> {
  const { email, name } = asked(args);
  const config = readConfig();
  const made = await withCouncil(config, makeLog('person', config.logLevel), (deps) => makeAdministrator(deps, { email, name, mailFrom: config.mailFrom }));
  console.log(`${made.wasThere ? `${email} was known already and is an administrator` : `${name} <${email}> is added as an administrator`}.`);
  console.log(`The password is set here, once, within ${lastsLabel['first administrator']}:\n\n  ${made.address}\n`);
}

function asked(args: string[]): { email: string; name: string } {
  let values: { administrator?: string | undefined; name?: string | undefined };
  try {
    ({ values } = parseArgs({ args, options: { administrator: { type: 'string' }, name: { type: 'string' } } }));
  } catch (error) {
    throw new OperatorMustAct(`${error instanceof Error ? error.message : 'That is not understood'}\n${HOW}`);
  }
  const email = values.administrator?.trim() ?? '';
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) throw new OperatorMustAct(`Say whose e-mail address it is: ${HOW}`);
  return { email, name: values.name?.trim() || nameFrom(email) };
}

/** 'sam.rao@…' → 'Sam Rao', until the administrator corrects it on the page of people. */
function nameFrom(email: string): string {
  return (email.split('@')[0] ?? '').split(/[._-]+/).filter((part) => part !== '').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(' ');
}
