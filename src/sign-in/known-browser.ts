// A browser in which somebody has signed in before: it has guesses of its own, so that strangers cannot use up a councillor's.
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** The cookie's value: a random name and a seal over it and the address; it lets nobody in. */
export function knownBrowser(secret: string, email: string): string {
  const name = randomBytes(16).toString('base64url');
  return `${name}.${seal(secret, email, name)}`;
}

/** The browser's name where this person has signed in with it before. */
export function nameOfBrowser(secret: string, email: string, cookie: string | undefined): string | undefined {
  const [name = '', given = ''] = (cookie ?? '').split('.');
  const right = Buffer.from(seal(secret, email, name));
  const sealed = Buffer.from(given);
  return sealed.length === right.length && timingSafeEqual(sealed, right) ? name : undefined;
}

function seal(secret: string, email: string, name: string): string {
  return createHmac('sha256', secret).update(`known browser\n${plainEmail(email)}\n${name}`).digest('base64url');
}

/** What guesses are counted under; a hash, as no table needs to hold what strangers typed. */
export function guessKey(secret: string, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(`guess\n${parts.join('\n')}`).digest('base64url');
}

export function plainEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** One household or firm has a whole /64 of IPv6 addresses: they count as one. IPv4 counts as it is, also when written as IPv6. */
export function networkOf(address: string): string {
  const ip4 = /(?<!\d)(\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3})$/.exec(address)?.[1];
  if (ip4 !== undefined || !isIPv6(address)) return ip4 ?? address;
  const [head = '', tail] = address.toLowerCase().split('::');
  const first = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = tail === undefined ? first : [...first, ...Array.from({ length: 8 - first.length - last.length }, () => '0'), ...last];
  return groups.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':');
}
