// Writes a ZIP again with one date in it and nothing else, so that the same edition gives the same DOCX and XLSX, byte for byte.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

interface Entry { name: Buffer; bytes: Buffer }

/** 1 January 1980, the first day a ZIP knows: what is in the file says when it was made. */
const DOS_DATE = 0x21;
const UTF8_NAMES = 0x800;
const DEFLATED = 8;

/** `mend` is given every entry's name and text and may change the text; a workbook within is written again likewise, and other entries are left as they are. */
export function fixedZip(zip: Buffer, mend: (name: string, text: string) => string): Buffer {
  const entries = readEntries(zip).map(({ name, bytes }): Entry => {
    const isText = /\.(xml|rels)$/.test(name.toString('utf8'));
    if (/\.xlsx$/.test(name.toString('utf8'))) return { name, bytes: fixedZip(bytes, mend) };
    return { name, bytes: isText ? Buffer.from(mend(name.toString('utf8'), bytes.toString('utf8')), 'utf8') : bytes };
  });
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = deflateRawSync(entry.bytes, { level: 9 });
    const local = localHeader(entry, packed.length);
    parts.push(local, packed);
    directory.push(directoryHeader(entry, packed.length, offset));
    offset += local.length + packed.length;
  }
  return Buffer.concat([...parts, ...directory, endRecord(entries.length, Buffer.concat(directory).length, offset)]);
}

/** Reads by the central directory, as a streamed ZIP has its sizes only there. */
export function readEntries(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('This is not a ZIP file: it has no directory at its end.');
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, nameLength, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + size);
    entries.push({ name: zip.subarray(at + 46, at + 46 + nameLength), bytes: method === DEFLATED ? inflateRawSync(packed) : Buffer.from(packed) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function common({ name, bytes }: Entry, packed: number): Buffer {
  const header = Buffer.alloc(26);
  header.writeUInt16LE(20, 0);
  header.writeUInt16LE(UTF8_NAMES, 2);
  header.writeUInt16LE(DEFLATED, 4);
  header.writeUInt16LE(0, 6);
  header.writeUInt16LE(DOS_DATE, 8);
  header.writeUInt32LE(crc32(bytes), 10);
  header.writeUInt32LE(packed, 14);
  header.writeUInt32LE(bytes.length, 18);
  header.writeUInt16LE(name.length, 22);
  return header;
}

function localHeader(entry: Entry, packed: number): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(entry, packed), entry.name]);
}

function directoryHeader(entry: Entry, packed: number, offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common(entry, packed), tail, entry.name]);
}

function endRecord(entries: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
