// The form of a letter on the wire: its headers, its parts, and that nothing typed anywhere can add a reader or a header (F-27, Q-33, Q-36).
import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LetterOrder } from '../../src/letters/queue.ts';
import { someSettings } from '../support/builders.ts';
import { aCouncil } from '../support/database.ts';
import type { Visit } from '../support/scripted-relay.ts';
import { aPostOffice, queued, stateOf } from './letters.support.ts';

const { deps } = await aCouncil();
beforeAll(() => someSettings(deps));

async function sent(given: Partial<LetterOrder>): Promise<{ visits: Visit[]; email: Email | undefined; id: string }> {
  const id = await queued(deps, given);
  const { server, deliver } = await aPostOffice(deps);
  await deliver();
  const bytes = server.visits[0]?.bytes;
  return { id, visits: server.visits, email: bytes && (await PostalMime.parse(bytes)) };
}

const KEYS = ['auto-submitted', 'content-language', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'reply-to', 'subject', 'to', 'x-auto-response-suppress', 'x-matters-arising-council', 'x-matters-arising-letter'];
const REPLY = { name: 'Asha Clerk', address: 'clerk@testborough.example' };

test('Q-33: automatic, answered by the clerk, dated once, and from another than its envelope', async () => {
  const { email, id, visits } = await sent({ replyTo: REPLY });
  expect(email?.headers.map((h) => h.key).sort()).toEqual(KEYS);
  const header = (key: string): string | undefined => email?.headers.find((h) => h.key === key)?.value;
  expect(header('auto-submitted')).toBe('auto-generated');
  expect(email?.replyTo).toEqual([REPLY]);
  expect(header('date')).toBe('Thu, 12 Mar 2026 10:00:00 +0000');
  expect(header('x-matters-arising-letter')).toBe(id);
  expect(header('message-id')).toMatch(/^<[0-9a-f]{40}@testborough\.example>$/);
  expect(visits[0]?.from).not.toBe(email?.from?.address);
  // Text comes first: the last alternative is the one a reader's program prefers.
  const raw = visits[0]?.bytes?.toString() ?? '';
  expect(raw.indexOf('text/plain')).toBeGreaterThan(0);
  expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
});

test('the same order has the same Message-ID, another reader another', async () => {
  const one = await sent({ dedupeKey: 'edition 1 member 1' });
  const two = await sent({ dedupeKey: 'edition 1 member 2' });
  expect(one.email?.messageId).not.toBe(two.email?.messageId);
});

test('an attachment arrives byte for byte under its own name', async () => {
  const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 31) % 256));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await deps.db('document_bytes').insert({ sha256, bytes });
  const { email } = await sent({ attachments: [{ fileName: 'Progress report – 12 März.pdf', mediaType: 'application/pdf', sha256 }] });
  expect(email?.attachments[0]).toMatchObject({ filename: 'Progress report – 12 März.pdf', mimeType: 'application/pdf' });
  expect(Buffer.from(email?.attachments[0]?.content as ArrayBuffer).equals(bytes)).toBe(true);
});

const PAYLOADS = [
  'x\r\nBcc: evil@evil.example', 'x\nTo: evil@evil.example', 'x\rCc: evil@evil.example', 'x\r\n\r\nbody of another', 'x\r\n.\r\nMAIL FROM:<e@evil.example>', 'x\u2028Bcc: evil@evil.example', 'x\u0085Bcc: evil@evil.example',
  '=?utf-8?q?x=0D=0ABcc:_evil@evil.example?=', '=?utf-8?b?eA0KQmNjOiBldmlsQGV2aWwuZXhhbXBsZQ==?=', '"x" <evil@evil.example>, ', 'x <evil@evil.example>', 'group: evil@evil.example;', 'x (evil@evil.example)', '@evil.example:', ',;:<>@\\"', '\u202egnp.exe', 'a'.repeat(5_000), '\u0000\u0007x',
];

describe('F-27: the relay sees exactly the stored recipient and our headers, whatever is typed', () => {
  const to = { personId: null, name: 'Reader', address: 'reader@council.example' };
  const places: [string, (payload: string) => Partial<LetterOrder>][] = [
    ['name', (p) => ({ to: { ...to, name: p } })],
    ['subject', (p) => ({ to, subject: p })],
    ['name of the clerk', (p) => ({ to, replyTo: { ...REPLY, name: p } })],
    ['file name', (p) => ({ to, attachments: [{ fileName: `${p}.pdf`, mediaType: 'application/pdf', sha256: createHash('sha256').update('x').digest('hex') }] })],
    ['text', (p) => ({ to, text: p })],
    ['HTML', (p) => ({ to, html: p })],
  ];
  beforeAll(async () => { await deps.db('document_bytes').insert({ sha256: createHash('sha256').update('x').digest('hex'), bytes: Buffer.from('x') }).onConflict().ignore(); });

  test.each(places)('%s', async (_, order) => {
    for (const payload of PAYLOADS) {
      const { visits, email } = await sent({ replyTo: REPLY, ...order(payload) });
      expect(visits.map((v) => v.to)).toEqual([[to.address]]);
      expect(email?.headers.map((h) => h.key).sort()).toEqual(KEYS);
      expect(email?.to?.map((one) => one.address)).toEqual([to.address]);
      expect(email?.replyTo?.map((one) => one.address)).toEqual([REPLY.address]);
      expect([email?.cc, email?.bcc]).toEqual([undefined, undefined]);
    }
  }, 60_000);

  test('address: nothing but one plain address reaches the relay', async () => {
    for (const payload of PAYLOADS) {
      for (const address of [payload, `reader@council.example${payload}`, `${payload}reader@council.example`, `reader@council.example, ${payload}@evil.example`]) {
        const { visits, id } = await sent({ to: { ...to, address } });
        expect([address, visits.length, (await stateOf(deps.db, id)).state]).toEqual([address, 0, 'failed']);
      }
    }
  }, 60_000);

  test('address of the clerk: one that is not plain is left out', async () => {
    for (const payload of PAYLOADS) {
      const { email } = await sent({ to, replyTo: { name: 'Clerk', address: `clerk@council.example${payload}` } });
      expect(email?.headers.some((h) => h.key === 'reply-to')).toBe(false);
    }
  }, 60_000);
});
