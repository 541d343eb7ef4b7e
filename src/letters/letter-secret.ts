// What only a letter's reader may know, such as a one-time link: it stands in the letter as a mark, and beside it sealed with the council's key.
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Letter } from './letter.ts';

const NONCE = 12;
const TAG = 16;

/** Stands where the secret will be. Nobody can write it into another letter: it names this one. */
export function markIn(letterId: string): string {
  return `sealed-link-${letterId}`;
}

export function hasSecret(letter: Pick<Letter, 'id' | 'text'>): boolean {
  return letter.text.includes(markIn(letter.id));
}

/** @throws when text or HTML does not hold the secret as it stands: it would then be kept in the open, in another spelling */
export function withoutSecret<T extends Pick<Letter, 'id' | 'text' | 'html'>>(letter: T, secret: string): T {
  if (!letter.text.includes(secret) || !letter.html.includes(secret)) throw new Error('The secret of a letter must stand in its text and in its HTML, letter for letter');
  return { ...letter, text: letter.text.replaceAll(secret, markIn(letter.id)), html: letter.html.replaceAll(secret, markIn(letter.id)) };
}

export function withSecret<T extends Pick<Letter, 'id' | 'text' | 'html'>>(letter: T, secret: string): T {
  return { ...letter, text: letter.text.replaceAll(markIn(letter.id), () => secret), html: letter.html.replaceAll(markIn(letter.id), () => secret) };
}

/** AES-256-GCM, bound to the letter: what is sealed for one opens for no other. */
export function sealSecret(councilSecret: string, letterId: string, secret: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(councilSecret), nonce).setAAD(Buffer.from(letterId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]);
}

/** Undefined when it was sealed with another key (SESSION_SECRET was changed) or for another letter. */
export function openSecret(councilSecret: string, letterId: string, sealed: Buffer): string | undefined {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(councilSecret), sealed.subarray(0, NONCE), { authTagLength: TAG }).setAAD(Buffer.from(letterId)).setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function keyOf(councilSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', councilSecret, 'matters arising', 'letter secrets', 32));
}
