// `npm run bench`: freezing and drawing a report of 100 and of 500 actions, each in a process of its own, and how long the web process stands still meanwhile.
import { fork } from 'node:child_process';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { buildEdition } from '../../src/editions/build-edition.ts';
import { editionBody } from '../../src/editions/edition.html.render.ts';
import { renderEdition } from '../../src/editions/edition.render.ts';
import type { FileFormat } from '../../src/editions/edition.ts';
import { freeze } from '../../src/editions/freeze.ts';
import { present } from '../../src/editions/present.ts';
import { readContent } from '../../src/editions/read-content.ts';
import { renderApart } from '../../src/editions/render-apart.ts';
import { wordsOf } from '../../src/web/words.ts';
import { anOrder, aRegister, AS_AT_7, AS_AT_8 } from './a-register.ts';
import { aLargeRegister } from './a-large-register.ts';

const FORMATS: readonly FileFormat[] = ['html', 'pdf', 'docx', 'xlsx'];
interface Measured { actions: number; freezeMs: number; ms: Record<string, number>; kilobytes: Record<string, number>; totalMs: number; peakMegabytes: number }

/** Twice, the second counting: the first run pays for reading fonts and compiling. */
async function measure(actions: number): Promise<Measured> {
  const register = aLargeRegister(actions, AS_AT_8);
  const previous = buildEdition(aLargeRegister(actions, AS_AT_7), AS_AT_7, undefined, anOrder({ number: 7 }));
  for (let warm = 0; ; warm += 1) {
    const begun = performance.now();
    const text = freeze(buildEdition(register, AS_AT_8, previous, anOrder())).text;
    const content = readContent(text);
    const freezeMs = performance.now() - begun;
    const ms: Record<string, number> = {};
    const kilobytes: Record<string, number> = {};
    for (const format of FORMATS) {
      const at = performance.now();
      kilobytes[format] = Math.round((await renderEdition(content, format)).length / 1024);
      ms[format] = Math.round(performance.now() - at);
    }
    if (warm === 1) return { actions, freezeMs: Math.round(freezeMs), ms, kilobytes, totalMs: Math.round(performance.now() - begun), peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
  }
}

/** Five drafts of 500 actions asked for at once of a process that does what the web process does. */
async function stall(): Promise<{ longestMs: number; pageMs: number; allMs: number }> {
  const content = buildEdition(aLargeRegister(500, AS_AT_8), AS_AT_8, buildEdition(aRegister(AS_AT_7), AS_AT_7, undefined, anOrder({ number: 7 })), anOrder());
  const begunPage = performance.now();
  editionBody(present(content))(wordsOf());
  const pageMs = performance.now() - begunPage;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const begun = performance.now();
  await Promise.all(Array.from({ length: 5 }, () => renderApart({ content, format: 'pdf', options: { draft: true } })));
  delay.disable();
  return { longestMs: Math.round(delay.max / 1e6), pageMs: Math.round(pageMs), allMs: Math.round(performance.now() - begun) };
}

async function apart(size: number): Promise<Measured> {
  const child = fork(fileURLToPath(import.meta.url), [String(size)], { execArgv: ['--import', 'tsx'] });
  return await new Promise((resolve, reject) => { child.once('message', (said) => { resolve(said as Measured); }); child.once('exit', (code) => { if (code !== 0) reject(new Error(`The bench of ${size} ended with ${code ?? 'a signal'}`)); }); });
}

const [size] = process.argv.slice(2);
if (size !== undefined) {
  process.send?.(await measure(Number(size)));
  process.disconnect?.();
} else {
  const [hundred, fiveHundred] = [await apart(100), await apart(500)];
  for (const one of [hundred, fiveHundred]) console.log(`${one.actions} actions: ${one.totalMs} ms (freeze ${one.freezeMs}, ${FORMATS.map((format) => `${format} ${one.ms[format] ?? 0} ms ${one.kilobytes[format] ?? 0} KB`).join(', ')}); peak memory ${one.peakMegabytes} MB`);
  const ratio = fiveHundred.totalMs / hundred.totalMs;
  const { longestMs, pageMs, allMs } = await stall();
  console.log(`500 to 100: ${ratio.toFixed(2)} (may be 6)`);
  console.log(`Web process: longest stall ${longestMs} ms while five drafts of 500 actions are drawn (${allMs} ms); drawing the page of 500 actions itself takes ${pageMs} ms`);
  if (ratio > 6) process.exitCode = 1;
}
