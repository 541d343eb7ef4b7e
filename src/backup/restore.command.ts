// `npm run restore -- FILE`: a backup into an empty place, checked to its last byte before anything is changed; `--check` only checks.
import { parseArgs } from 'node:util';
import { systemClock } from '../calendar/clock.ts';
import { readConfig, type Config } from '../config.ts';
import { bringUp } from '../councils/bring-up.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { archiveKeyOf } from './archive-key.ts';
import { checkArchive, type CheckedArchive } from './check-archive.ts';
import { restoreBackup, type Restored } from './restore-backup.ts';
import { secondsSince } from './words.ts';

const HOW = 'npm run restore -- FILE [--check]';

export async function run(args: string[]): Promise<void> {
  const { file, onlyCheck } = asked(args);
  const config = readConfig();
  const beganAt = performance.now();
  const archive = await checkArchive(file, archiveKeyOf(config).key, config.council);
  try {
    const { about, manifest } = archive;
    console.log(`${file} is whole: ${about.councils.map(({ key }) => key).join(', ')} as of ${about.madeAt}, ${manifest.tables.length} tables, ${manifest.tables.reduce((sum, one) => sum + one.rows, 0)} rows`);
    if (!onlyCheck) console.log(summary(await restoreTo(config, archive), secondsSince(beganAt)));
  } finally {
    await archive.close();
  }
}

async function restoreTo(config: Config, archive: CheckedArchive): Promise<Restored> {
  const ground = await bringUp(config);
  try {
    return await restoreBackup({ ownerUrl: ground.databaseUrl, sessionSecret: ground.sessionSecret, archive, clock: systemClock, say: (sentence) => { console.log(sentence); } });
  } finally {
    await ground.embedded?.stop();
  }
}

function asked(args: string[]): { file: string; onlyCheck: boolean } {
  try {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { check: { type: 'boolean' } } });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) return { file, onlyCheck: values.check ?? false };
  } catch (error) {
    throw new OperatorMustAct(`${error instanceof Error ? error.message : 'That is not understood'}\n${HOW}`);
  }
  throw new OperatorMustAct(`Say which file: ${HOW}`);
}

function summary({ councils }: Restored, took: string): string {
  return [
    `Restored in ${took}`,
    ...councils.map(({ council, lettersHeld, linksEnded }) => `  ${council}: ${lettersHeld} unsent letters held, ${linksEnded} links of letters ended; everybody signs in anew`),
    'No letter leaves this copy until an administrator lets it, on the page of letters.',
  ].join('\n');
}
