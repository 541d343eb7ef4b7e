// `npm run backup [-- --to FILE]`: everything of one moment in one encrypted file, while the program is in use.
import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../calendar/clock.ts';
import { readConfig } from '../config.ts';
import { bringUp } from '../councils/bring-up.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { archiveKeyOf } from './archive-key.ts';
import { makeBackup, type Backup } from './make-backup.ts';
import { inMegabytes, secondsSince } from './words.ts';

const HOW = 'npm run backup [-- --to FILE or FOLDER]';

export async function run(args: string[]): Promise<void> {
  const to = asked(args);
  const config = readConfig();
  const beganAt = performance.now();
  const ground = await bringUp(config);
  try {
    const { key, keptAs } = archiveKeyOf(config, ground.sessionSecret);
    const file = await fileFor(to ?? path.join(config.dataDir, 'backups'), config.council, to === undefined);
    const made = await makeBackup({ ownerUrl: ground.databaseUrl, sessionSecret: ground.sessionSecret, key, file, program: programVersion(), clock: systemClock });
    console.log(summary(made, { took: secondsSince(beganAt), keptAs }));
  } finally {
    await ground.embedded?.stop();
  }
}

function asked(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { to: { type: 'string' } } }).values.to;
  } catch (error) {
    throw new OperatorMustAct(`${error instanceof Error ? error.message : 'That is not understood'}\n${HOW}`);
  }
}

/** A folder is given a file named for the moment. */
async function fileFor(to: string, council: string, isFolder: boolean): Promise<string> {
  const stamp = systemClock.now().toISOString().replace(/[-:]/g, '').replace(/\..*$/, 'Z');
  const inside = isFolder || to.endsWith(path.sep) || (await stat(to).then((found) => found.isDirectory(), () => false));
  return inside ? path.join(to, `${council}-${stamp}.backup`) : to;
}

function programVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}

function summary({ file, bytes, sha256, tables, about }: Backup, of: { took: string; keptAs: string }): string {
  const rows = tables.reduce((sum, one) => sum + one.rows, 0);
  return [
    `${file}`,
    `  ${about.councils.map(({ key }) => key).join(', ')} as of ${about.madeAt}: ${tables.length} tables, ${rows} rows; written, read back and whole`,
    `  ${inMegabytes(bytes)} in ${of.took}, SHA-256 ${sha256}`,
    `  To open it: ${of.keptAs}. Keep that apart from this file; without it nobody can read it, you neither.`,
  ].join('\n');
}
