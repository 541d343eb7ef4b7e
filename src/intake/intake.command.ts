// `npm run intake`: what the readers make of files, one JSON object a file and a line, without a database.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { extractText } from './extract.ts';
import type { Extracted } from './extracted.ts';
import type { PaperKind } from './recognise-kind.ts';
import { readPaper } from './read-paper.ts';
import { printable } from './printable-proposal.ts';

const USAGE = 'Usage: npm run --silent intake -- [--as minutes|inspection|table] FILE…\n';
const KINDS: readonly PaperKind[] = ['minutes', 'inspection', 'table'];
const USABLE = 0;
const SOME_UNUSABLE = 2;

export async function run(argv: string[]): Promise<void> {
  process.exitCode = await intakeCommand(argv);
}

/** The exit status: 0 when every file could be read, 2 when one could not or the command was misspelt. */
export async function intakeCommand(argv: readonly string[]): Promise<number> {
  const asked = readArguments(argv);
  if (typeof asked === 'string') {
    process.stderr.write(`${asked}\n${USAGE}`);
    return SOME_UNUSABLE;
  }
  let status = USABLE;
  // Two files at a time are being read; they are printed in the order given.
  const reading = asked.files.map((file) => ({ file, line: null as Promise<object> | null }));
  const begin = (n: number): void => {
    const one = reading[n];
    if (one !== undefined) one.line ??= readFileTo(one.file, asked.kind);
  };
  for (const [n, one] of reading.entries()) {
    begin(n);
    begin(n + 1);
    const line = await one.line;
    if (line !== null && 'error' in line) status = SOME_UNUSABLE;
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
  return status;
}

function readArguments(argv: readonly string[]): { kind: PaperKind | null; files: string[] } | string {
  const files: string[] = [];
  let kind: PaperKind | null = null;
  const left = [...argv];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') files.push(...left.splice(0));
    else if (word === '--as' || word.startsWith('--as=')) {
      const named = word === '--as' ? left.shift() : word.slice('--as='.length);
      kind = KINDS.find((one) => one === named) ?? null;
      if (kind === null) return `“${named ?? ''}” is no kind of paper: it is minutes, inspection or table.`;
    } else if (word.startsWith('--')) return `There is no option “${word}”.`;
    else files.push(word);
  }
  return files.length === 0 ? 'No file was named.' : { kind, files };
}

async function readFileTo(file: string, kind: PaperKind | null): Promise<object> {
  try {
    const paper = await openPaper(file);
    if (!paper.ok) return { file, error: paper.sentence };
    const proposal = readPaper(paper, kind);
    return typeof proposal === 'string' ? { file, error: proposal } : { file, ...printable(proposal) };
  } catch (error) {
    // One paper that trips a reader must not cost the others their line.
    return { file, error: `The paper could not be read: ${error instanceof Error ? error.message : 'the reader failed'}.` };
  }
}

export async function openPaper(file: string): Promise<Extracted> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(file));
  } catch (error) {
    return { ok: false, sentence: cannotOpen(error) };
  }
  const paper = await extractText(bytes, basename(file));
  return paper.ok ? { ...paper, text: withoutSourceLines(paper.text) } : paper;
}

function cannotOpen(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ENOENT') return 'There is no such file.';
  if (code === 'EISDIR') return 'This is a folder, not a file.';
  return code === 'EACCES' ? 'The file may not be opened.' : 'The file could not be opened.';
}

/** Collected papers say in their first lines where they came from; that is not part of the paper. */
function withoutSourceLines(text: string): string {
  return text.replace(/^(?:# (?:source|text): [^\n]*\n)+/, '');
}
