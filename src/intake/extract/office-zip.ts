// Opens the zip inside a DOCX or XLSX ourselves and counts while inflating, because headers lie; what passes is packed again for the libraries.
import { crc32, inflateRawSync } from 'node:zlib';

/** Word and Excel files hold some dozens of entries; their XML packs about 20 to 1, a long tracker perhaps 60 to 1. */
const MOST_ENTRIES = 2_000;
const LARGEST_ENTRY = 48 * 1024 * 1024;
const LARGEST_TOTAL = 64 * 1024 * 1024;
const HIGHEST_RATIO = 200;
const SMALL = 1024 * 1024;

export class UnsafeZip extends Error {}

interface Entry {
  name: string;
  method: number;
  packed: Uint8Array;
}

export interface OfficeFile {
  names: readonly string[];
  /** The entry's text as UTF-8, or null where there is none of that name. */
  text(name: string): string | null;
}

/** Reads the entries that `wanted` names; the others are only looked at from outside. Throws UnsafeZip with a sentence. */
export function openOfficeZip(bytes: Uint8Array, wanted: (name: string) => boolean): OfficeFile {
  const entries = directory(bytes);
  const inflated = new Map<string, string>();
  let total = 0;
  for (const entry of entries.filter(({ name }) => wanted(name))) {
    const content = inflate(entry, LARGEST_TOTAL - total);
    total += content.length;
    inflated.set(entry.name, xmlText(content));
  }
  return { names: entries.map(({ name }) => name), text: (name) => inflated.get(name) ?? null };
}

function directory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new UnsafeZip(`The file holds ${count} parts; a document or workbook has some dozens. It was not opened.`);
  const entries: Entry[] = [];
  const spans: [number, number][] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    const { entry, span, next } = entryAt(bytes, view, at);
    entries.push(entry);
    spans.push(span);
    at = next;
  }
  refuseOverlap(spans);
  return entries;
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 66_000); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new UnsafeZip('The file is cut off or damaged, so it could not be opened. Ask for it again.');
}

const NOT_OPENED = 'The file is damaged or was made to do harm, so it was not opened. Ask for it again.';

function entryAt(bytes: Uint8Array, view: DataView, at: number): { entry: Entry; span: [number, number]; next: number } {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new UnsafeZip(NOT_OPENED);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const nameLength = view.getUint16(at + 28, true);
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const local = view.getUint32(at + 42, true);
  refuseName(name, view.getUint32(at + 38, true));
  if ((flags & 1) !== 0) throw new UnsafeZip('The file is locked with a password. Save a copy without one and try again.');
  if ((method !== 0 && method !== 8) || local + 30 > bytes.length) throw new UnsafeZip(NOT_OPENED);
  const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (view.getUint32(local, true) !== 0x04034b50 || from + packedSize > bytes.length) throw new UnsafeZip(NOT_OPENED);
  const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  return { entry: { name, method, packed: bytes.subarray(from, from + packedSize) }, span: [local, from + packedSize], next };
}

/** Nothing is written to disk by name, but a file that tries to leave its folder was not made by Word. */
function refuseName(name: string, attributes: number): void {
  const unixKind = (attributes >>> 16) & 0o170000;
  if (name.includes('..') || /^[/\\]|^[A-Za-z]:|\0/.test(name) || unixKind === 0o120000) throw new UnsafeZip(NOT_OPENED);
}

function refuseOverlap(spans: [number, number][]): void {
  spans.sort((a, b) => a[0] - b[0]);
  for (let n = 1; n < spans.length; n += 1) {
    if ((spans[n]?.[0] ?? 0) < (spans[n - 1]?.[1] ?? 0)) throw new UnsafeZip(NOT_OPENED);
  }
}

function inflate(entry: Entry, left: number): Buffer {
  if (entry.method === 0) {
    if (entry.packed.length > left) throw new UnsafeZip(TOO_LARGE);
    return Buffer.from(entry.packed);
  }
  const limit = Math.min(LARGEST_ENTRY, left, Math.max(SMALL, entry.packed.length * HIGHEST_RATIO));
  try {
    return inflateRawSync(entry.packed, { maxOutputLength: limit });
  } catch (error) {
    throw new UnsafeZip(error instanceof RangeError ? TOO_LARGE : NOT_OPENED);
  }
}

const TOO_LARGE = 'The file unpacks to far more than it is, as a file made to do harm would. It was not opened.';

/** Office writes no document type; entities in one can grow without end or name a file to fetch. */
function xmlText(content: Buffer): string {
  const text = content[0] === 0xff && content[1] === 0xfe ? content.toString('utf16le') : content.toString('utf8');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text.replaceAll('\0', ''))) throw new UnsafeZip(NOT_OPENED);
  return text;
}

/** A plain zip, nothing compressed, of parts that have been looked at. */
export function packZip(parts: ReadonlyMap<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of parts) {
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    bodies.push(Buffer.from('PK\x03\x04'), common, nameBytes, data);
    central.push(Buffer.from('PK\x01\x02\x14\x00'), common, tail, nameBytes);
    offset += 4 + common.length + nameBytes.length + data.length;
  }
  const directoryBytes = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(parts.size, 8);
  end.writeUInt16LE(parts.size, 10);
  end.writeUInt32LE(directoryBytes.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, directoryBytes, end]);
}
