// The outside of an archive: a line that names the format, a salt, and chunks sealed with AES-256-GCM; no bit, order or end of it can change unseen.
import { createCipheriv, createDecipheriv, createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { OperatorMustAct } from '../database/errors.ts';

// The STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015): a nonce is the chunk's number and whether it is the last,
// so that a chunk left out, moved or taken from elsewhere does not open, nor does an end that is not the end. The key is made
// anew for every archive from BACKUP_KEY and the salt: a nonce never comes twice under one key.
const NAME = 'matters arising backup ';
const FORMAT = 1;
const FIRST_LINE = Buffer.from(`${NAME}${FORMAT}\n`);
const SALT_BYTES = 16;
const CHECK_BYTES = 16;
const HEADER_BYTES = FIRST_LINE.length + SALT_BYTES + CHECK_BYTES;
const TAG_BYTES = 16;
export const CHUNK_BYTES = 256 * 1024;

interface Sealing { key: Buffer; header: Buffer }

/** scrypt costs a guesser 32 MB and a tenth of a second a guess, should somebody have chosen a phrase instead of random characters. */
function sealingFor(secret: string, salt: Buffer): Sealing {
  const both = scryptSync(secret, salt, 64, { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 });
  const check = createHmac('sha256', both.subarray(32)).update(FIRST_LINE).digest().subarray(0, CHECK_BYTES);
  return { key: both.subarray(0, 32), header: Buffer.concat([FIRST_LINE, salt, check]) };
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(number, 7);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

/** The bytes of an archive. Holds one chunk at a time, however much comes. */
export async function* seal(plain: AsyncIterable<Buffer>, secret: string): AsyncGenerator<Buffer> {
  const sealing = sealingFor(secret, randomBytes(SALT_BYTES));
  yield sealing.header;
  const filling = Buffer.allocUnsafe(CHUNK_BYTES);
  let filled = 0;
  let number = 0;
  for await (const piece of plain) {
    for (let at = 0; at < piece.length;) {
      if (filled === CHUNK_BYTES) {
        yield sealChunk(sealing, number++, false, filling);
        filled = 0;
      }
      const taken = piece.copy(filling, filled, at);
      at += taken;
      filled += taken;
    }
  }
  yield sealChunk(sealing, number, true, filling.subarray(0, filled));
}

function sealChunk({ key, header }: Sealing, number: number, isLast: boolean, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(header);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** What was sealed, each chunk only after it has been found whole. @throws OperatorMustAct with a sentence about the file */
export async function* unseal(file: FileHandle, name: string, secret: string): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const sealing = await readHeader(file, name, secret);
  const sealed = Buffer.allocUnsafe(CHUNK_BYTES + TAG_BYTES);
  let at = HEADER_BYTES;
  for (let number = 0; ; number++) {
    const length = await readFully(file, sealed, at, Math.min(size - at, sealed.length));
    const isLast = size - at <= sealed.length;
    const chunk = sealed.subarray(0, length);
    const plain = openChunk(sealing, number, isLast, chunk);
    if (plain === undefined) throw damaged(name, { at, isCutShort: isLast && (length < sealed.length || openChunk(sealing, number, false, chunk) !== undefined) });
    yield plain;
    if (isLast) return;
    at += length;
  }
}

async function readHeader(file: FileHandle, name: string, secret: string): Promise<Sealing> {
  const header = Buffer.alloc(HEADER_BYTES);
  const length = await readFully(file, header, 0, HEADER_BYTES);
  const says = header.subarray(0, length).toString('latin1');
  if (length === 0 || !says.startsWith(NAME.slice(0, length))) throw new OperatorMustAct(`${name} is not a backup made by this program`);
  const format = /^[a-z ]* (\d{1,6})\n/.exec(says)?.[1];
  if (format !== undefined && Number(format) !== FORMAT) throw new OperatorMustAct(`${name} is of backup format ${format}, and this program reads format ${FORMAT}: restore it with the version of the program that made it`);
  if (length < HEADER_BYTES) throw damaged(name, { at: 0, isCutShort: true });
  const salt = header.subarray(FIRST_LINE.length, FIRST_LINE.length + SALT_BYTES);
  const sealing = sealingFor(secret, salt);
  if (!timingSafeEqual(sealing.header, header)) {
    throw new OperatorMustAct(`${name} does not open with this key: it was made with another BACKUP_KEY (or, where none was set, another SESSION_SECRET), or its first ${HEADER_BYTES} bytes were altered`);
  }
  return sealing;
}

function openChunk({ key, header }: Sealing, number: number, isLast: boolean, sealed: Buffer): Buffer | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(number, isLast)).setAAD(header).setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function damaged(name: string, of: { at: number; isCutShort: boolean }): OperatorMustAct {
  return new OperatorMustAct(of.isCutShort
    ? `${name} is cut short: it was not copied to its end, or its end was altered (from byte ${of.at}). Fetch the whole file again`
    : `${name} was altered at or after byte ${of.at}: bits have changed, or parts were moved, left out or added. Use another copy of it`);
}

/** A disk may hand over less than it was asked for. */
async function readFully(file: FileHandle, into: Buffer, position: number, length: number): Promise<number> {
  let have = 0;
  while (have < length) {
    const { bytesRead } = await file.read(into, have, length - have, position + have);
    if (bytesRead === 0) break;
    have += bytesRead;
  }
  return have;
}
