// The command line of intake: one line a file, in order; unusable files say why; the score.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { intakeCommand } from '../../../src/intake/intake.command.ts';
import { intakeScoreCommand } from '../../../src/intake/intake-score.command.ts';
import { pdfOf } from '../extract/files.support.ts';
import { reports } from '../ofsted/reports.support.ts';

let folder: string;
const file = (name: string): string => join(folder, name);
const report = reports[0] ?? { source: '', findings: [] };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intake-'));
  await writeFile(file('report.txt'), `# source: nowhere\n\n${report.source}`);
  await writeFile(file('report.pdf'), await pdfOf((pdf) => { for (const line of report.source.replaceAll('\uF0B7', '•').split('\n')) pdf.text(line); }));
  await writeFile(file('minutes.txt'), 'Minutes\n\n5. School places\n\nRESOLVED: That the Head of Admissions bring the figures to the next meeting.\n');
  await writeFile(file('tracker.csv'), 'Ref,Action,Owner\n1,Do it,Chair\n');
  await writeFile(file('picture.txt'), 'GIF89a');
  await writeFile(file('report.expected.json'), JSON.stringify({
    inspection: {
      framework: 'ILACS', judgements: [{ area: 'Overall effectiveness', grade: 'Inadequate' }, { area: 'Effectiveness of the Local Safeguarding Children Board', grade: 'Good' }],
      findings: [{ label: null, type: 'recommendation', text: 'How soon children are seen once a worry has been raised about them' }, { label: null, type: 'recommendation', text: 'Not there.' }],
    },
  }));
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => { vi.restoreAllMocks(); });

/** What a command writes, and its exit status. */
async function run(command: (argv: string[]) => Promise<number>, ...argv: string[]): Promise<{ status: number; out: string[]; err: string }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out += String(text); return true; });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => { err += String(text); return true; });
  const status = await command(argv);
  vi.restoreAllMocks();
  return { status, out: out.split('\n').filter((line) => line !== ''), err };
}

interface Line { file: string; kind?: string; error?: string; inspection?: { framework: string; publishedOn: string | null; findings: { text: string; group: string | null }[] }; items?: { resolutions: { text: string }[] }[]; rows?: unknown[] }

test('one line a file in the order given, kinds recognised, the unusable named, the others read', async () => {
  const { status, out } = await run(intakeCommand, file('report.pdf'), file('missing.pdf'), file('minutes.txt'), file('picture.txt'), file('tracker.csv'), file('report.txt'));
  const lines = out.map((line) => JSON.parse(line) as Line);
  expect(status).toBe(2);
  expect(lines.map((line) => [line.file, line.kind ?? null])).toEqual([
    [file('report.pdf'), 'inspection'], [file('missing.pdf'), null], [file('minutes.txt'), 'minutes'], [file('picture.txt'), null], [file('tracker.csv'), 'table'], [file('report.txt'), 'inspection'],
  ]);
  expect(lines[1]).toEqual({ file: file('missing.pdf'), error: 'There is no such file.' });
  expect(lines[3]?.error).toContain('picture');
  expect(lines[0]?.inspection?.findings.map(({ text }) => text)).toEqual(report.findings.map(([, text]) => text));
  expect(lines[5]?.inspection).toMatchObject({ framework: 'ILACS', publishedOn: null, findings: report.findings.map(([type, text]) => ({ label: null, type, text, group: null })) });
  expect(lines[2]?.items?.[0]?.resolutions).toHaveLength(1);
  expect(lines[4]?.rows).toHaveLength(1);
});

test('the kind can be given', async () => {
  const { status, out } = await run(intakeCommand, '--as', 'inspection', file('minutes.txt'));
  expect(status).toBe(0);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ kind: 'inspection', inspection: { framework: 'other', provider: null, findings: [] } });
  expect(JSON.parse((await run(intakeCommand, '--as=table', file('minutes.txt'))).out[0] ?? '')).toMatchObject({ error: 'There is no table in this file.' });
});

test('a command that was misspelt says how it is spelt', async () => {
  for (const argv of [[], ['--as', 'novel', 'x'], ['--fast', 'x']]) {
    const { status, out, err } = await run(intakeCommand, ...argv);
    expect([status, out]).toEqual([2, []]);
    expect(err).toContain('Usage');
  }
});

test('the score: precision, recall, F1, every miss and false find, by text and by PDF', async () => {
  const { status, out } = await run(intakeScoreCommand, folder);
  const text = out.join('\n');
  expect(status).toBe(0);
  expect(text).toContain('report.txt: missed finding: Not there.');
  expect(text).toContain('report.txt: kind area-for-improvement, should be recommendation: How soon');
  expect(text).toContain('report.txt: false finding: Homes near to Westmere');
  expect(text).toContain('findings: precision 0.333, recall 0.500, F1 0.400 (1 found, 1 missed, 2 false), labels 1.000, types 0.000');
  expect(text).toContain('judgements: precision 0.250, recall 1.000');
  expect(text).toContain('frameworks: 1 of 1');
  expect(out.filter((line) => /^\.(?:txt|pdf) \(1 papers\)$/.test(line))).toHaveLength(2);
});

test('a folder without papers', async () => {
  expect((await run(intakeScoreCommand, join(folder, '..', 'nowhere-at-all'))).status).toBe(2);
  expect((await run(intakeScoreCommand)).status).toBe(2);
});
