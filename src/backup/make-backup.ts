// Makes a backup: everything of one moment in one encrypted file, which has its name only when it is whole and was read back.
import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type pg from 'pg';
import type { Clock } from '../calendar/clock.ts';
import { OperatorMustAct } from '../database/errors.ts';
import { secretMarkOf } from './archive-key.ts';
import { readArchive } from './check-archive.ts';
import { frame, jsonFrame } from './frames.ts';
import { inTurn } from './in-turn.ts';
import type { About, TableCount } from './manifest.ts';
import { seal } from './sealed-chunks.ts';
import { beginSnapshot, keepMigrationsOut, listMigrations, listRegistered, listTables, listWaitingJobs, openClient, postgresVersion, rowsCounted, type TableShape } from './snapshot.store.ts';

export interface BackupOrder {
  ownerUrl: string;
  sessionSecret: string;
  /** What the archive is encrypted with. */
  key: string;
  file: string;
  /** This program's version. */
  program: string;
  clock: Clock;
}

export interface Backup { file: string; bytes: number; sha256: string; about: About; tables: TableCount[] }

/** @throws OperatorMustAct where the file is there already or cannot be written, or there is nothing to back up */
export async function makeBackup(order: BackupOrder): Promise<Backup> {
  const file = path.resolve(order.file);
  if (await stat(file).then(() => true, () => false)) throw new OperatorMustAct(`${file} is there already; a backup is never written over another`);
  await mkdir(path.dirname(file), { recursive: true });
  const half = `${file}.part`;
  const client = await openClient(order.ownerUrl);
  try {
    const contents = contentsOf(client, order);
    const written = await writeWhole(half, seal(contents, order.key));
    // A backup that was never read is a hope: the file is opened, unsealed and held against its own manifest before it gets its name.
    const read = await readArchive(half, order.key);
    await rename(half, file);
    await syncFolder(path.dirname(file));
    return { file, ...written, about: read.about, tables: read.manifest.tables };
  } catch (error) {
    await rm(half, { force: true });
    throw inWords(error, file);
  } finally {
    await client.end();
  }
}

async function* contentsOf(client: pg.Client, order: BackupOrder): AsyncGenerator<Buffer> {
  const snapshot = await beginSnapshot(client);
  const registered = await listRegistered(client);
  if (registered.length === 0) throw new OperatorMustAct('There is nothing to back up: no council has been made in this database');
  const councils = await inTurn(registered, async ({ key, baseUrl }) => ({ key, baseUrl, migrations: await listMigrations(client, key) }));
  const shapes = (await inTurn(councils, ({ key }) => listTables(client, key))).flat();
  await keepMigrationsOut(client, shapes);
  const about: About = { madeAt: order.clock.now().toISOString(), program: order.program, postgres: await postgresVersion(client), secretMark: secretMarkOf(order.sessionSecret), councils };
  yield* jsonFrame('about', about);
  const tables: TableCount[] = [];
  for (const shape of shapes) tables.push(yield* tableOf(client, shape));
  for (const { key } of councils) yield* jsonFrame('jobs', await listWaitingJobs({ ...order, council: key, snapshot }));
  await client.query('commit');
  yield* jsonFrame('end', { tables });
}

async function* tableOf(client: pg.Client, shape: TableShape): AsyncGenerator<Buffer, TableCount> {
  yield* jsonFrame('table', { council: shape.council, table: shape.table, columns: shape.columns });
  const rows = rowsCounted(client, shape);
  for (;;) {
    const next = await rows.next();
    if (next.done) return next.value;
    yield* frame('rows', next.value);
  }
}

/** On the disk, not only on its way there, when it returns. */
async function writeWhole(file: string, pieces: AsyncIterable<Buffer>): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'w', 0o600);
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      await writeFully(handle, piece, bytes);
      bytes += piece.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function writeFully(handle: FileHandle, piece: Buffer, position: number): Promise<void> {
  for (let done = 0; done < piece.length;) done += (await handle.write(piece, done, piece.length - done, position + done)).bytesWritten;
}

/** The new name itself must outlive a power cut, where the system lets a folder be flushed at all. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function inWords(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC') return new OperatorMustAct(`The disk of ${path.dirname(file)} is full; nothing is left of this backup`, { cause: error });
  if (code === '55P03') return new OperatorMustAct('Another command is changing this database, such as a migrate; try again when it has ended', { cause: error });
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new OperatorMustAct(`${file} cannot be written (${code}); choose another place with --to FILE`, { cause: error });
  return error;
}
