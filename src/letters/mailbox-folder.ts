// The demonstration's letters as files, one a letter, the newest first by name; kept from start to start.
import { randomUUID } from 'node:crypto';
import { open, readdir, readFile, rename, mkdir } from 'node:fs/promises';
import path from 'node:path';
import PostalMime, { type Email } from 'postal-mime';

export interface KeptLetter {
  /** File name without its ending: an instant and a random part. */
  name: string;
  /** Who the envelope says it goes to; the header may name others. */
  envelopeTo: string[];
  arrivedAt: string;
  email: Email;
}

const ENVELOPE = 'X-Mailbox-Envelope: ';
const NAME = /^\d{8}T\d{9}Z-[0-9a-f-]{36}$/;

/** On disk before the relay's 250, as a relay promises. */
export async function keepLetter(folder: string, letter: { bytes: Buffer; envelopeTo: string[]; at: Date }): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = `${letter.at.toISOString().replace(/[-:.]/g, '')}-${randomUUID()}`;
  const half = path.join(folder, `${name}.half`);
  const file = await open(half, 'w');
  try {
    await file.writeFile(Buffer.concat([Buffer.from(`${ENVELOPE}${letter.envelopeTo.join(' ')}\r\n`), letter.bytes]));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(half, path.join(folder, `${name}.eml`));
}

// Parsing a report's PDF takes longer than reading its subject; a kept letter never changes.
const parsed = new Map<string, KeptLetter>();

/** Undefined for a name that no letter has, whatever it is made of. */
export async function findLetter(folder: string, name: string): Promise<KeptLetter | undefined> {
  if (!NAME.test(name)) return undefined;
  const file = path.join(folder, `${name}.eml`);
  const known = parsed.get(file);
  if (known) return known;
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  const email = await PostalMime.parse(bytes);
  const envelope = email.headers.find((header) => header.key === ENVELOPE.slice(0, -2).toLowerCase())?.value ?? '';
  const letter = { name, envelopeTo: envelope.split(' ').filter(Boolean), arrivedAt: instantText(name), email };
  if (parsed.size > 300) parsed.clear();
  parsed.set(file, letter);
  return letter;
}

/** The newest first. */
export async function listLetters(folder: string, limit: number): Promise<KeptLetter[]> {
  const files = await readdir(folder).catch(() => []);
  const names = files.filter((file) => file.endsWith('.eml')).map((file) => file.slice(0, -4)).filter((name) => NAME.test(name)).sort().reverse().slice(0, limit);
  const letters: KeptLetter[] = [];
  for (const name of names) {
    const letter = await findLetter(folder, name);
    if (letter) letters.push(letter);
  }
  return letters;
}

/** 20261121T233001123Z → 2026-11-21T23:30:01Z */
function instantText(name: string): string {
  return name.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)\d{3}Z-.*$/, '$1-$2-$3T$4:$5:$6Z');
}
