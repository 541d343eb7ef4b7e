// Starts the parser's own process and holds it to its limits: 10 seconds of the processor, 256 MB, no environment. The only place that starts a process.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Extracted, Source } from '../extracted.ts';

export interface Limits {
  milliseconds: number;
  bytes: number;
}

export const LIMITS: Limits = { milliseconds: 10_000, bytes: 256 * 1024 * 1024 };
const LONGEST_ANSWER = 64 * 1024 * 1024;
/** A hostile file keeps the processor busy and is stopped by the processor's clock; an honest one on a busy machine may wait this many times longer. */
const PATIENCE = 4;
/** Two at a time: more would let a pile of uploads take the machine. */
const AT_ONCE = 2;

const TOO_SLOW = 'The file took too long to read. It is stored, but its text could not be read: paste the part you need.';
const TOO_BIG = 'The file needs more memory to read than is allowed. It is stored, but its text could not be read: paste the part you need.';
const BROKE = 'The file could not be read: it is damaged, or made in a way that cannot be opened. It is stored; paste its text, or ask for it again.';

let running = 0;
const waiting: (() => void)[] = [];

export async function extractInSandbox(source: Source, bytes: Uint8Array, limits: Limits = LIMITS): Promise<Extracted> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await extractInChild(source, bytes, limits);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function extractInChild(source: Source, bytes: Uint8Array, limits: Limits): Promise<Extracted> {
  return new Promise((resolve) => {
    const child = start(source, limits);
    const answer: Buffer[] = [];
    let length = 0;
    let sentence = BROKE;
    const stop = (because: string): void => {
      sentence = because;
      kill(child);
    };
    const clock = setTimeout(() => stop(TOO_SLOW), limits.milliseconds * PATIENCE);
    const scales = setInterval(() => void weigh(child).then(({ bytes: weight, milliseconds }) => {
      if (weight > limits.bytes) stop(TOO_BIG);
      else if (milliseconds > limits.milliseconds) stop(TOO_SLOW);
    }), 50);
    child.stdout?.on('data', (chunk: Buffer) => {
      answer.push(chunk);
      length += chunk.length;
      if (length > LONGEST_ANSWER) stop(TOO_BIG);
    });
    child.on('error', () => stop(BROKE));
    child.on('close', (code) => {
      clearTimeout(clock);
      clearInterval(scales);
      resolve(code === 0 ? (readAnswer(Buffer.concat(answer)) ?? { ok: false, sentence }) : { ok: false, sentence: code === 134 ? TOO_BIG : sentence });
    });
    // The child may be gone before it has read everything.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });
}

/** A group of its own, so that nothing it started outlives it; the shell's limit ends it even when we are gone. */
function start(source: Source, limits: Limits): ChildProcess {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const child = fileURLToPath(new URL('./extract-child.ts', import.meta.url));
  const heap = Math.floor(limits.bytes / 1024 / 1024 * 0.7);
  // No words of a file ever become code, whatever a flaw of a reader would make of them (CVE-2026-16633 of PDF.js).
  const node = [process.execPath, `--max-old-space-size=${heap}`, '--disallow-code-generation-from-strings', '--import', loader, child, source];
  return spawn('/bin/sh', ['-c', `ulimit -t ${Math.ceil(limits.milliseconds / 1000) + 2}; ulimit -c 0; exec "$0" "$@"`, ...node], {
    detached: true, env: {}, stdio: ['pipe', 'pipe', 'ignore'],
  });
}

function kill(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Resident memory and processor time so far, as Linux tells them; nothing where they cannot be told, and the heap's and the shell's limits alone hold. */
async function weigh(child: ChildProcess): Promise<Limits> {
  try {
    const stat = await readFile(`/proc/${child.pid ?? 0}/stat`, 'utf8');
    // The name in brackets may hold anything; user and system time are the 12th and 13th words after it, resident pages the 22nd.
    const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { milliseconds: (Number(words[11]) + Number(words[12])) * 10, bytes: Number(words[21]) * 4_096 };
  } catch {
    return { milliseconds: 0, bytes: 0 };
  }
}

function readAnswer(answer: Buffer): Extracted | null {
  try {
    return JSON.parse(answer.toString('utf8')) as Extracted;
  } catch {
    return null;
  }
}
