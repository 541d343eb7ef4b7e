// Style sheets, fonts, pictures and the one script: read at start, named by their contents, kept for a year by browsers.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';

interface Asset {
  type: string;
  bytes: Buffer;
  /** Whether the same bytes are smaller compressed. */
  isText: boolean;
  /** Compressed when first asked for: a process that serves no page need not. */
  br?: Buffer;
  gzip?: Buffer;
}

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2',
};

const byAddress = new Map<string, Asset>();
const addressOf = new Map<string, string>();

/** The address of a file of views/assets: `asset('main.css')` → '/assets/main.3f2a9c1b.css'. */
export function asset(name: string): string {
  const address = addressOf.get(name);
  if (address === undefined) throw new Error(`There is no asset "${name}"; the files of views/assets, the fonts and main.css are`);
  return address;
}

export function assets(req: Request, res: Response, next: NextFunction): void {
  const found = byAddress.get(req.path);
  if (found === undefined) { next(); return; }
  const coding = req.acceptsEncodings(['br', 'gzip']);
  const smaller = !found.isText ? undefined : coding === 'br' ? (found.br ??= brotliCompressSync(found.bytes)) : coding === 'gzip' ? (found.gzip ??= gzipSync(found.bytes)) : undefined;
  if (smaller !== undefined) res.set('Content-Encoding', String(coding));
  // Immutable because the name holds the contents' hash: a changed file is another address.
  res.set({ 'Content-Type': found.type, 'Cache-Control': 'public, max-age=31536000, immutable', Vary: 'Accept-Encoding' });
  res.send(smaller ?? found.bytes);
}

function add(name: string, bytes: Buffer): void {
  const { name: stem, ext } = path.parse(name);
  const address = `/assets/${stem}.${createHash('sha256').update(bytes).digest('hex').slice(0, 10)}${ext}`;
  byAddress.set(address, { type: TYPES[ext] ?? 'application/octet-stream', bytes, isText: ['.css', '.js', '.svg'].includes(ext) });
  addressOf.set(name, address);
}

/** GOV.UK Frontend's compiled CSS without GDS Transport and the crest, which only GOV.UK itself may use. */
function govukCss(): string {
  const css = readFileSync(createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css'), 'utf8');
  return css.replace(/@font-face\{[^}]*\}/g, '').replaceAll('GDS Transport', 'Source Sans 3').replace(/url\(\/assets\/images\/govuk-crest\.svg\)/g, 'none');
}

function readAll(): void {
  const fonts = path.dirname(createRequire(import.meta.url).resolve('@fontsource/source-sans-3/package.json'));
  for (const subset of ['latin', 'latin-ext']) for (const face of ['400-normal', '400-italic', '600-normal', '700-normal']) {
    const name = `source-sans-3-${subset}-${face}.woff2`;
    add(name, readFileSync(path.join(fonts, 'files', name)));
  }
  const ours = fileURLToPath(new URL('../../views/assets/', import.meta.url));
  // Files only: the folder `readme` holds the README's pictures, which no page shows.
  const files = readdirSync(ours, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => name).sort();
  for (const name of files.filter((file) => !file.endsWith('.css'))) add(name, readFileSync(path.join(ours, name)));
  const css = [govukCss(), ...files.filter((file) => file.endsWith('.css')).map((file) => readFileSync(path.join(ours, file), 'utf8'))].join('\n');
  // One sheet: one request, and ours always after GOV.UK's. `url(name)` in it becomes the name's address.
  add('main.css', Buffer.from(css.replace(/url\(([\w.-]+)\)/g, (_all, name: string) => `url(${asset(name)})`)));
}

readAll();
