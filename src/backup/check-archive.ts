// Reads an archive from its first byte to its last and holds it against its own manifest, before anything is changed anywhere.
import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { OperatorMustAct } from '../database/errors.ts';
import { listOwnMigrations } from '../database/migration-source.ts';
import { readFrames, type Frame } from './frames.ts';
import { about as aboutShape, differencesBetween, manifest as manifestShape, tableHead, type About, type Manifest, type TableCount, type TableHead } from './manifest.ts';
import { unseal } from './sealed-chunks.ts';

export interface ReadArchive { about: About; manifest: Manifest }

/** Found whole, and one that this program can restore. Whoever opens it closes it. */
export interface CheckedArchive extends ReadArchive { file: string; frames: () => AsyncIterable<Frame>; close: () => Promise<void> }

/** @throws OperatorMustAct, a sentence, for a file that is not an archive, not whole, altered, or not for this key */
export async function readArchive(file: string, key: string): Promise<ReadArchive> {
  const handle = await openArchive(file);
  try {
    return await readThrough(handle, file, key);
  } finally {
    await handle.close();
  }
}

/**
 * The whole of it is read here and once more when it is loaded, from the file that is open now, whatever its name comes to mean.
 * @param council the one that BASE_URL will belong to
 */
export async function checkArchive(file: string, key: string, council: string): Promise<CheckedArchive> {
  const handle = await openArchive(file);
  try {
    const read = await readThrough(handle, file, key);
    await mustBeOurs(read.about, file, council);
    return { ...read, file, frames: () => readFrames(unseal(handle, file, key)), close: () => handle.close() };
  } catch (error) {
    await handle.close();
    if (error instanceof OperatorMustAct) throw new OperatorMustAct(`${error.message}. Nothing was changed.`, { cause: error });
    throw error;
  }
}

async function mustBeOurs({ councils, program }: About, file: string, council: string): Promise<void> {
  const own = new Set(await listOwnMigrations());
  const later = councils.flatMap(({ migrations }) => migrations).find((one) => !own.has(one));
  if (later !== undefined) throw new OperatorMustAct(`${file} was made by a newer version of this program (${program}): the migration ${later} is not in this one. Restore it with that version or a newer one`);
  const keys = councils.map(({ key }) => key);
  if (!keys.includes(council)) throw new OperatorMustAct(`${file} holds ${keys.join(', ')} and not ${council}; set COUNCIL to the one that BASE_URL belongs to`);
}

async function openArchive(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    throw new OperatorMustAct(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})`, { cause: error });
  }
  throw new OperatorMustAct(`${file} is not a file`);
}

async function readThrough(handle: FileHandle, file: string, key: string): Promise<ReadArchive> {
  let about: About | undefined;
  let manifest: Manifest | undefined;
  const counting = new Counting();
  for await (const { kind, bytes } of readFrames(unseal(handle, file, key))) {
    if (kind === 'about') about = aboutShape.parse(json(bytes));
    else if (kind === 'table') counting.begin(tableHead.parse(json(bytes)));
    else if (kind === 'rows') counting.add(bytes);
    else if (kind === 'end') manifest = manifestShape.parse(json(bytes));
  }
  if (about === undefined || manifest === undefined) throw new OperatorMustAct(`${file} ends before its manifest; use another copy of it`);
  const wrong = differencesBetween(manifest.tables, counting.tablesWith(manifest));
  if (wrong.length > 0) throw new OperatorMustAct(`${file} does not hold what its manifest says: ${wrong.join('; ')}`);
  return { about, manifest };
}

export function json(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString('utf8'));
}

/** The hash and length of each table's rows as they go by. */
class Counting {
  #tables: (TableHead & { bytes: number; hash: ReturnType<typeof createHash> })[] = [];

  begin(head: TableHead): void {
    this.#tables.push({ ...head, bytes: 0, hash: createHash('sha256') });
  }

  add(bytes: Buffer): void {
    const now = this.#tables.at(-1);
    if (now === undefined) throw new Error('The archive holds rows of no table');
    now.bytes += bytes.length;
    now.hash.update(bytes);
  }

  /** Rows are counted by the database that takes them in; here the hash of their bytes stands for them. */
  tablesWith({ tables }: Manifest): TableCount[] {
    const rows = new Map(tables.map((one) => [`${one.council}.${one.table}`, one.rows]));
    return this.#tables.map(({ council, table, bytes, hash }) => ({ council, table, rows: rows.get(`${council}.${table}`) ?? 0, bytes, sha256: hash.digest('hex') }));
  }
}
