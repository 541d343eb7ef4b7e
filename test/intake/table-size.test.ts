// Ten thousand rows: read, previewed and brought in by the worker in under a minute, and no slower a row than a thousand.
import { beforeAll, expect, test, vi } from 'vitest';
import { askForImport } from '../../src/intake/ask-for-import.ts';
import { readTableOf } from '../../src/intake/read-table.ts';
import { takeIn } from '../../src/intake/take-in.ts';
import { emptyTable } from '../../src/intake/table-review.ts';
import { getPlan } from '../../src/intake/table.store.ts';
import type { Panel } from '../../src/panels/panel.ts';
import type { Person } from '../../src/people/person.ts';
import { jobs } from '../../src/worker.ts';
import { aPanel, aPerson, aPost, signedIn, someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';

vi.setConfig({ testTimeout: 300_000 });
const { deps, owner, listJobs } = await aCouncil({ at: '2026-03-12T10:00:00Z' });
let clerk: Person;

beforeAll(async () => {
  await someSettings(deps);
  for (let n = 0; n < 20; n++) await aPost(deps, { title: `Head of Service ${n}` });
});

/** Milliseconds to read a table of so many rows and to bring it in, and how often the progress was told. */
async function bringIn(rows: number, code: string): Promise<{ read: number; imported: number; told: number; panel: Panel }> {
  const panel = await aPanel(deps, { code, name: `Panel ${code}` });
  clerk = await aPerson(deps, { part: { panel, part: 'clerk' } });
  const lines = Array.from({ length: rows }, (_, n) => `T${n},"Do the thing of row ${n}, and say how it went",Head of Service ${n % 20},${String((n % 28) + 1).padStart(2, '0')}/06/2026,On track,"Progress of row ${n}"`);
  const bytes = Buffer.from(`Ref,Action,Lead officer,Due date,Status,Progress\n${lines.join('\n')}\n`);
  const taken = await takeIn(deps, signedIn(clerk), { panelId: panel.id, bytes, fileName: `${code}.csv`, mediaType: 'text/csv', text: null, note: null, proposal: emptyTable, meetingId: null, meetingOn: null });
  if (!taken.ok) throw new Error(taken.because);
  const of = { intakeId: taken.intakeId, sequence: 1 };
  const began = performance.now();
  await readTableOf(deps, of);
  const read = performance.now() - began;
  expect(await getPlan(deps.db, of.intakeId)).toMatchObject({ step: 'ready', total: rows, found: { sentences: [] } });
  expect(await askForImport(deps, signedIn(clerk), of)).toEqual({ ok: true });
  const job = (await listJobs()).filter(({ name }) => name === 'import-table').at(-1);
  let told = 0;
  const watch = setInterval(() => { void getPlan(deps.db, of.intakeId).then(({ done, step }) => { if (step === 'importing' && done > 0) told += 1; }).catch(() => {}); }, 50);
  const started = performance.now();
  await jobs.find(({ name }) => name === 'import-table')?.run(deps, job?.payload as Record<string, unknown>, new AbortController().signal);
  clearInterval(watch);
  return { read, imported: performance.now() - started, told, panel };
}

// With the whole suite a tenth of it: `npm run bench:table` brings in the ten thousand, within the minute.
const isBench = (import.meta as unknown as { env: { MODE: string } }).env.MODE === 'bench';
const [few, many] = isBench ? [1_000, 10_000] : [150, 1_500];

test(`${many} rows come in, and a row of them takes no longer than a row of ${few} twice over`, async () => {
  const small = await bringIn(few, 'SML');
  const large = await bringIn(many, 'LRG');
  expect(await owner('actions').where({ panel_id: large.panel.id }).count('* as n')).toEqual([{ n: many }]);
  expect(await owner('imported_rows').count('* as n')).toEqual([{ n: few + many }]);
  expect(large.told).toBeGreaterThan(0);
  // A floor of two seconds hides the noise of a small table.
  expect(large.imported).toBeLessThan(20 * Math.max(small.imported, 2_000));
  if (!isBench) return;
  console.log(`${many} rows: read in ${(large.read / 1_000).toFixed(1)} s, brought in in ${(large.imported / 1_000).toFixed(1)} s (${few}: ${(small.read / 1_000).toFixed(1)} and ${(small.imported / 1_000).toFixed(1)} s); progress seen ${large.told} times`);
  expect(large.read + large.imported).toBeLessThan(60_000);
});
