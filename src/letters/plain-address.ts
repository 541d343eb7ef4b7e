// One plain e-mail address, or none: the only kind of recipient that ever reaches the relay.

// RFC 5321 dot-string @ domain and nothing else: no display name, comment, route, group, quoted part, list, literal or look-alike letter.
// Also without % and ! (old relays route by them) and = or ? (some decode =?…?= and find another recipient in it).
const LOCAL = /^[A-Za-z0-9#$&'*+/^_`{|}~-]+(?:\.[A-Za-z0-9#$&'*+/^_`{|}~-]+)*$/;
const LABEL = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

export function isPlainAddress(text: string): boolean {
  const at = text.indexOf('@');
  if (at < 1 || at !== text.lastIndexOf('@') || text.length > 254) return false;
  const local = text.slice(0, at);
  const labels = text.slice(at + 1).split('.');
  return local.length <= 64 && LOCAL.test(local) && labels.length >= 2 && labels.every((label) => LABEL.test(label));
}

/** Two spellings of one mailbox, as far as everybody but the receiving server can know. */
export function sameMailbox(address: string): string {
  return address.toLowerCase();
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** A text of many lines: what no mail program shows and PostgreSQL cannot keep is left out. */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');
}

/**
 * A text that goes into a header: one line, no control or direction-changing characters, at most 300 of what is left.
 * nodemailer encodes the rest; this keeps a pasted line break or a right-to-left override from telling a reader something else.
 */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').replace(/ {2,}/g, ' ').trim().slice(0, 300);
}
