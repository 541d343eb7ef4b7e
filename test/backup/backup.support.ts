// Archives for tests: small ones put together by hand, and files that something has happened to.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { frame, jsonFrame } from '../../src/backup/frames.ts';
import { seal } from '../../src/backup/sealed-chunks.ts';
import { listOwnMigrations } from '../../src/database/migration-source.ts';

export const aKey = 'a backup key for tests only, in no way secret';

/** Removed when the file's tests are over. */
export function aFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'ma-backup-'));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });
  return folder;
}

/** One council with one table whose rows fill three chunks and a bit; nothing a database would take in. */
export async function archiveBytes(given: { migrations?: string[]; council?: string; rows?: Buffer; manifestSays?: string } = {}): Promise<Buffer> {
  const { council = 'slough', rows = Buffer.alloc(800_000, 'a row of the register; ') } = given;
  const migrations = given.migrations ?? (await listOwnMigrations());
  async function* contents(): AsyncGenerator<Buffer> {
    await Promise.resolve();
    yield* jsonFrame('about', { madeAt: '2026-03-12T10:00:00.000Z', program: '9.9.9', postgres: '18.4', secretMark: 'of a secret', councils: [{ key: council, baseUrl: null, migrations }] });
    yield* jsonFrame('table', { council, table: 'people', columns: ['id'] });
    for (let at = 0; at < rows.length; at += 60_000) yield* frame('rows', rows.subarray(at, at + 60_000));
    yield* jsonFrame('end', { tables: [{ council, table: 'people', rows: 3, bytes: rows.length, sha256: given.manifestSays ?? createHash('sha256').update(rows).digest('hex') }] });
  }
  const pieces: Buffer[] = [];
  for await (const piece of seal(contents(), aKey)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** A file in the folder with these bytes. */
export function fileOf(folder: string, name: string, bytes: Buffer): string {
  const file = path.join(folder, name.replace(/\W+/g, '-'));
  writeFileSync(file, bytes);
  return file;
}

export function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
