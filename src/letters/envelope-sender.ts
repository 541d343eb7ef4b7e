// The envelope sender of one letter, signed: a delivery report that comes back to it names the letter, and nobody can make one up.
import { createHmac, timingSafeEqual } from 'node:crypto';

// Lower-case base 32: mail systems may change the case of an address, and both parts together stay within the 64 characters of a local part.
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';
const TOKEN = /\+([a-z2-7]{26})([a-z2-7]{16})@/i;

function toBase32(bytes: Buffer): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[parseInt(five.padEnd(5, '0'), 2)]).join('');
}

function fromBase32(text: string, length: number): Buffer {
  const bits = [...text.toLowerCase()].map((c) => LETTERS.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.slice(0, length * 8).match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
}

function signature(secret: string, letterId: string): Buffer {
  return createHmac('sha256', secret).update(`envelope sender\n${letterId}`).digest().subarray(0, 10);
}

/** `mailbox` is where delivery reports are read, for example bounces@council.gov.uk. */
export function envelopeSender(mailbox: string, secret: string, letterId: string): string {
  const [local = '', domain = ''] = mailbox.split('@');
  const id = toBase32(Buffer.from(letterId.replaceAll('-', ''), 'hex'));
  return `${local}+${id}${toBase32(signature(secret, letterId))}@${domain}`;
}

/** The letter an address was made for, if this council made it. Works on a bare address and on one inside a header line. */
export function letterOfEnvelope(text: string, secret: string): string | undefined {
  const [, id, signed] = TOKEN.exec(text) ?? [];
  if (id === undefined || signed === undefined) return undefined;
  const hex = fromBase32(id, 16).toString('hex');
  const letterId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const good = signature(secret, letterId);
  const given = fromBase32(signed, 10);
  // The spare bits of the last letter must be zero, else two spellings would name one letter.
  const whole = toBase32(Buffer.from(hex, 'hex')) === id.toLowerCase();
  return whole && timingSafeEqual(good, given) ? letterId : undefined;
}
