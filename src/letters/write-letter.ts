// An order becomes a letter: every header decided once, when it is queued.
import { createHmac } from 'node:crypto';
import { later } from '../calendar/clock.ts';
import type { Correspondent, Letter } from './letter.ts';
import { withoutSecret } from './letter-secret.ts';
import { domainOf, isPlainAddress, oneLine, plainText } from './plain-address.ts';
import type { LetterOrder } from './queue.ts';

export interface WrittenBy { id: string; secret: string; council: string; from: Correspondent; queuedAt: Date }

export function writeLetter(order: LetterOrder, by: WrittenBy): Letter {
  const letter: Letter = {
    id: by.id,
    kind: order.kind,
    dedupeKey: order.dedupeKey,
    messageId: messageIdOf(order, by),
    from: tidy(by.from),
    to: { personId: order.to.personId, ...tidy(order.to) },
    // A reply address that is not one plain address would be worse than none.
    replyTo: order.replyTo && isPlainAddress(order.replyTo.address) ? tidy(order.replyTo) : null,
    subject: oneLine(order.subject),
    text: plainText(order.text),
    html: plainText(order.html),
    attachments: (order.attachments ?? []).map((a) => ({ fileName: oneLine(a.fileName).replace(/[/\\]/g, '-'), mediaType: a.mediaType, sha256: a.sha256 })),
    about: order.about ? { kind: order.about.kind, id: order.about.id } : null,
    panelId: order.about?.panelId ?? null,
    lane: order.lane ?? 'ordinary',
    queuedAt: toTheSecond(by.queuedAt),
    expiresAt: order.expiresAt ?? null,
  };
  return order.secret === undefined ? letter : withoutSecret(letter, order.secret.text);
}

function tidy(person: Correspondent): Correspondent {
  return { name: oneLine(person.name), address: oneLine(person.address) };
}

/** Keyed, so that nobody outside can tell from it who else was written to; the same order always has the same one. */
function messageIdOf(order: LetterOrder, by: WrittenBy): string {
  const parts = [by.council, order.dedupeKey, order.to.address.toLowerCase()].join('\n');
  const hash = createHmac('sha256', by.secret).update(`message id\n${parts}`).digest('hex').slice(0, 40);
  return `<${hash}@${domainOf(by.from.address)}>`;
}

/** A Date header has no fractions: what is stored is what is sent. */
function toTheSecond(at: Date): Date {
  return later(at, -at.getUTCMilliseconds());
}
