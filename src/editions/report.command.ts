// `npm run --silent report -- --panel ECS …`: the report of a meeting in any format, to a file or to standard output.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseDay, type Day } from '../calendar/day.ts';
import { readConfig } from '../config.ts';
import { withCouncil } from '../councils/bring-up.ts';
import type { Deps } from '../councils/deps.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { getBytes } from '../documents/document.store.ts';
import { makeLog } from '../web/log.ts';
import { renderEdition } from './edition.render.ts';
import { listFiles } from './edition.store.ts';
import { fileFormats, type Audience, type FileFormat } from './edition.ts';
import { logoOf } from './logo-of-edition.ts';
import { reportContent, type Report } from './report-content.ts';

const HOW = `npm run --silent report -- --panel CODE [--meeting YYYY-MM-DD] [--edition public|exempt] [--format ${fileFormats.join('|')}] [--draft] [--out FILE]`;

interface Asked { panelCode: string; meetsOn: Day | undefined; audience: Audience; format: FileFormat; draft: boolean; out: string | undefined }

export async function run(args: string[]): Promise<void> {
  const asked = readAsked(args);
  const config = readConfig();
  const { bytes, says } = await withCouncil(config, makeLog('report', config.logLevel), (deps) => reportBytes(deps, asked));
  if (says !== undefined) process.stderr.write(`${says}\n`);
  if (asked.out === undefined) await written(bytes);
  else await writeFile(asked.out, bytes);
}

/** Of a dispatched report the very bytes that were kept; of any other what they would be now. */
export async function reportBytes(deps: Deps, asked: Omit<Asked, 'out'>): Promise<{ bytes: Buffer; says: string | undefined }> {
  const report = await reportContent(deps, asked);
  const kept = await keptBytes(deps, report, asked);
  const says = report.edition === undefined && !asked.draft ? 'This report has not been dispatched: it is as the register stands now, under the number it would have.' : undefined;
  return { bytes: kept ?? await renderEdition(report.content, asked.format, { draft: asked.draft, ...(await logoOf(deps.db, report.content)) }), says };
}

async function keptBytes(deps: Deps, { edition }: Report, { format, audience }: Pick<Asked, 'format' | 'audience'>): Promise<Buffer | undefined> {
  if (edition === undefined) return undefined;
  const file = (await listFiles(deps.db, edition.id)).find((one) => one.format === format && one.audience === audience);
  return file && await getBytes(deps.db, file.sha256);
}

export function readAsked(args: string[]): Asked {
  const options = { panel: { type: 'string' }, meeting: { type: 'string' }, edition: { type: 'string' }, format: { type: 'string' }, draft: { type: 'boolean' }, out: { type: 'string' } } as const;
  let values: { [Name in keyof typeof options]?: (typeof options)[Name]['type'] extends 'boolean' ? boolean | undefined : string | undefined };
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw new OperatorMustAct(`${error instanceof Error ? error.message : 'That is not understood'}\n${HOW}`);
  }
  if (values.panel === undefined || values.panel === '') throw new OperatorMustAct(`Say of which panel: ${HOW}`);
  const meetsOn = values.meeting === undefined ? undefined : parseDay(values.meeting);
  if (values.meeting !== undefined && meetsOn === undefined) throw new OperatorMustAct(`"${values.meeting}" is no day written as YYYY-MM-DD.\n${HOW}`);
  const audience = values.edition ?? 'public';
  if (audience !== 'public' && audience !== 'exempt') throw new OperatorMustAct(`There is no edition "${audience}": it is public or exempt.\n${HOW}`);
  const format = fileFormats.find((one) => one === (values.format ?? 'txt'));
  if (format === undefined) throw new OperatorMustAct(`There is no format "${values.format ?? ''}": it is one of ${fileFormats.join(', ')}.\n${HOW}`);
  return { panelCode: values.panel, meetsOn, audience, format, draft: values.draft ?? false, out: values.out };
}

/** A pipe takes a large file in pieces: the process must not end before the last one. */
function written(bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => { process.stdout.write(bytes, (error) => { if (error) reject(error); else resolve(); }); });
}
