// The inside of an archive: frames of a kind, a length and their bytes, one after another, read and written without holding more than one.

/** about: what this is, first. table: whose rows follow. rows: PostgreSQL's binary COPY, in pieces. jobs: what waits in a council's queue. end: the manifest, last. */
const frameKinds = ['about', 'table', 'rows', 'jobs', 'end'] as const;
export type FrameKind = (typeof frameKinds)[number];

export interface Frame { kind: FrameKind; bytes: Buffer }

const HEAD_BYTES = 5;
const LONGEST = 64 * 1024 * 1024;

export function* frame(kind: FrameKind, bytes: Buffer): Generator<Buffer> {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(frameKinds.indexOf(kind), 0);
  head.writeUInt32BE(bytes.length, 1);
  yield head;
  yield bytes;
}

export function jsonFrame(kind: FrameKind, value: unknown): Generator<Buffer> {
  return frame(kind, Buffer.from(JSON.stringify(value)));
}

/** @throws where the bytes are no frames: they were sealed by this program, so that is a fault of ours and not of the file */
export async function* readFrames(plain: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  const waiting = new Waiting();
  for await (const piece of plain) {
    waiting.add(piece);
    for (let next = waiting.takeFrame(); next !== undefined; next = waiting.takeFrame()) yield next;
  }
  if (waiting.length > 0) throw new Error('The archive ends in the middle of a frame');
}

/** Bytes that have come and are not yet a whole frame. */
class Waiting {
  #pieces: Buffer[] = [];
  #head: { kind: FrameKind; length: number } | undefined;
  length = 0;

  add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  takeFrame(): Frame | undefined {
    if (this.#head === undefined) {
      if (this.length < HEAD_BYTES) return undefined;
      this.#head = readHead(this.#take(HEAD_BYTES));
    }
    if (this.length < this.#head.length) return undefined;
    const { kind, length } = this.#head;
    this.#head = undefined;
    return { kind, bytes: this.#take(length) };
  }

  #take(count: number): Buffer {
    const all = this.#pieces.length === 1 ? (this.#pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#pieces);
    this.#pieces = all.length > count ? [all.subarray(count)] : [];
    this.length -= count;
    return all.subarray(0, count);
  }
}

function readHead(head: Buffer): { kind: FrameKind; length: number } {
  const kind = frameKinds[head.readUInt8(0)];
  const length = head.readUInt32BE(1);
  if (kind === undefined || length > LONGEST) throw new Error('The archive holds a frame of no known kind or length');
  return { kind, length };
}
