// Puts the rows of an archive into its councils, laid out at the archive's own migrations, and holds what then is there against the manifest.
import type pg from 'pg';
import { OperatorMustAct } from '../database/errors.ts';
import { json, type CheckedArchive } from './check-archive.ts';
import type { Frame } from './frames.ts';
import { beginLoading, copyRowsIn, endLoading } from './load.store.ts';
import { differencesBetween, nameOf, tableHead, waitingJobs, type TableCount, type WaitingJobs } from './manifest.ts';
import { countRows, listTables, type TableShape } from './snapshot.store.ts';

/** One transaction: all rows or none. @returns the jobs that wait, to be asked for when all else is done */
export async function fill(client: pg.Client, archive: CheckedArchive, say: (sentence: string) => void): Promise<WaitingJobs[]> {
  await client.query('begin');
  const shapes = new Map<string, TableShape>();
  for (const { key } of archive.about.councils) {
    const ofCouncil = await listTables(client, key);
    await beginLoading(client, key, ofCouncil);
    for (const shape of ofCouncil) shapes.set(nameOf(shape), shape);
  }
  const jobs = await takeIn(client, archive, shapes, say);
  await endLoading(client, [...shapes.values()]);
  const found: TableCount[] = [];
  for (const shape of shapes.values()) found.push(await countRows(client, shape));
  const wrong = differencesBetween(archive.manifest.tables, found);
  if (wrong.length > 0) throw new OperatorMustAct(`What was restored is not what the archive's manifest says: ${wrong.join('; ')}. The restore is taken back.`);
  await client.query('commit');
  return jobs;
}

async function takeIn(client: pg.Client, archive: CheckedArchive, shapes: ReadonlyMap<string, TableShape>, say: (sentence: string) => void): Promise<WaitingJobs[]> {
  const jobs: WaitingJobs[] = [];
  const frames = archive.frames()[Symbol.asyncIterator]();
  let next = await frames.next();
  while (!next.done) {
    const { kind, bytes } = next.value;
    if (kind === 'jobs') jobs.push(waitingJobs.parse(json(bytes)));
    if (kind !== 'table') {
      next = await frames.next();
      continue;
    }
    const head = tableHead.parse(json(bytes));
    const shape = shapes.get(nameOf(head));
    if (shape === undefined) throw new Error(`The archive has rows of ${nameOf(head)}, which its own migrations do not make`);
    const rows = new Rows(frames);
    await copyRowsIn(client, shape, head.columns, rows);
    say(`Loaded ${nameOf(head)}`);
    next = rows.after;
  }
  return jobs;
}

/** The rows of one table, up to the frame after them, which is kept. */
class Rows implements AsyncIterable<Buffer> {
  readonly #frames: AsyncIterator<Frame>;
  after: IteratorResult<Frame> = { done: true, value: undefined };
  constructor(frames: AsyncIterator<Frame>) {
    this.#frames = frames;
  }
  async* [Symbol.asyncIterator](): AsyncGenerator<Buffer> {
    for (;;) {
      this.after = await this.#frames.next();
      if (this.after.done === true || this.after.value.kind !== 'rows') return;
      yield this.after.value.bytes;
    }
  }
}
