// Draws a content in a thread of its own: a draft asked for on a page must not stop the pages of everybody else for seconds.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { EditionContent } from './edition-content.ts';
import type { FileFormat } from './edition.ts';
import type { PresentOptions } from './present.ts';

export interface DrawOrder { content: EditionContent; format: FileFormat; options: PresentOptions }

/** At most so many at once; on two processors more would only wait for each other. */
const AT_ONCE = 2;
/** A thread does not have its parent's loader of TypeScript everywhere, so it takes one itself. */
const START = `import(${JSON.stringify(pathToFileURL(createRequire(import.meta.url).resolve('tsx/esm/api').replace(/\.cjs$/, '.mjs')).href)})
  .then(({ tsImport }) => tsImport(${JSON.stringify(new URL('./draw.thread.ts', import.meta.url).href)}, ${JSON.stringify(import.meta.url)}));`;
let running = 0;
const waiting: (() => void)[] = [];

export async function renderApart(order: DrawOrder): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await draw(order);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function draw(order: DrawOrder): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(START, { eval: true, workerData: order });
    thread.once('message', (bytes: Uint8Array) => { resolve(Buffer.from(bytes)); });
    thread.once('error', reject);
    thread.once('exit', (code) => { reject(new Error(`The thread that draws ended with ${code} before it had drawn.`)); });
  });
}
