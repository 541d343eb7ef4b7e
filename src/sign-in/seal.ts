// Seals a secret with the council's own key, so that a copy of the table alone opens nothing (AES-256-GCM).
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const keyOf = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'second factor', 'seal', 32));

/** @param about bound into the seal: what is sealed for one person opens for no other */
export function seal(councilSecret: string, about: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(councilSecret), nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when it was changed, or sealed for somebody else or with another key */
export function unseal(councilSecret: string, about: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(councilSecret), sealed.subarray(0, 12)).setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
}
