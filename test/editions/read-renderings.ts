// Reads what was rendered as another program would: the PDF's structure tree, the web page's main part, and whatever is packed inside a file.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateSync } from 'node:zlib';
import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { readEntries } from '../../src/editions/fixed-zip.ts';

export interface Said { kind: string; text: string }

/** A program that is no npm package: at the variable, or on the path; undefined where it is absent. */
export function tool(variable: string, name: string): string | undefined {
  const found = process.env[variable] ?? spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim();
  return found === '' ? undefined : found;
}

export const pdfinfo = tool('PDFINFO', 'pdfinfo');
export const soffice = tool('SOFFICE', 'soffice');

export function withFile<T>(name: string, bytes: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'edition-'));
  try {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    return use(file, folder);
  } finally { rmSync(folder, { recursive: true, force: true }); }
}

/** Headings, paragraphs, list parts and cells of the structure tree, in its order; figures by name only. */
export function pdfSays(pdf: Uint8Array): Said[] {
  const out = withFile('edition.pdf', pdf, (file) => execFileSync(pdfinfo ?? 'pdfinfo', ['-struct-text', file], { encoding: 'utf8', maxBuffer: 1 << 28 }));
  const said: (Said & { depth: number })[] = [];
  for (const line of out.split('\n')) {
    const depth = line.length - line.trimStart().length;
    const element = /^\s*(H[1-6]|P|TH|TD|Caption|Lbl|LBody|Figure)\b/.exec(line)?.[1];
    const text = /^\s*"(.*)"$/.exec(line)?.[1];
    if (element) said.push({ kind: element, text: '', depth });
    else if (text !== undefined) { const last = said.at(-1); if (last && last.kind !== 'Figure') last.text += text; }
  }
  return said.map(({ kind, text }) => ({ kind, text: single(text) }));
}

const KINDS: Record<string, string> = { h1: 'H1', h2: 'H2', h3: 'H3', h4: 'H4', h5: 'H5', p: 'P', th: 'TH', td: 'TD', caption: 'Caption', dt: 'Lbl', li: 'LBody', svg: 'Figure', img: 'Figure' };

/** The same of the web page's main part. */
export function pageSays(html: string): Said[] {
  const said: Said[] = [];
  const walk = (node: Tree.Node): void => {
    const tag = 'tagName' in node ? node.tagName : '';
    if (tag === 'dd') { const last = said.at(-1); if (last?.kind === 'LBody' && last.text.startsWith('\u0000')) last.text += ` ${words(node)}`; else said.push({ kind: 'LBody', text: `\u0000${words(node)}` }); return; }
    const kind = KINDS[tag];
    if (kind) { said.push({ kind, text: kind === 'Figure' ? '' : words(node) }); return; }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(mainOf(parse(html)) ?? parse(html));
  return said.map(({ kind, text }) => ({ kind, text: single(text.replace('\u0000', '')) }));
}

function mainOf(node: Tree.Node): Tree.Node | undefined {
  if ('tagName' in node && node.tagName === 'main') return node;
  for (const child of 'childNodes' in node ? node.childNodes : []) { const found = mainOf(child); if (found) return found; }
  return undefined;
}

function words(node: Tree.Node): string {
  if (node.nodeName === '#text') return (node as Tree.TextNode).value;
  if (node.nodeName === 'svg') return '';
  const inner = 'childNodes' in node ? node.childNodes.map(words).join('') : '';
  return node.nodeName === 'p' ? ` ${inner} ` : inner;
}

export function single(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Everything in a file that a reader or a program could find: as it is, unpacked, and the streams of a PDF inflated. */
export function everythingIn(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString() === 'PK') return readEntries(bytes).map((entry) => `${entry.name.toString()}\n${everythingIn(entry.bytes)}`).join('\n').replace(/<[^>]*>/g, '');
  if (bytes.subarray(0, 5).toString() !== '%PDF-') return bytes.toString('utf8');
  const raw = bytes.toString('latin1');
  const streams = [...raw.matchAll(/stream\r?\n/g)].map((found) => inflated(bytes.subarray(found.index + found[0].length)));
  return [raw, ...streams].join('\n');
}

function inflated(bytes: Buffer): string {
  try { return inflateSync(bytes, { finishFlush: 2 }).toString('latin1'); } catch { return ''; }
}

