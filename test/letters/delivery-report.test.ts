// Hard, soft, or nothing of the sort: as the mail systems write it, and by code and words.
import { expect, test } from 'vitest';
import { readReport } from '../../src/letters/delivery-report.reader.ts';
import { hardOrSoft } from '../../src/letters/delivery-report.ts';
import { envelopeSender, letterOfEnvelope } from '../../src/letters/envelope-sender.ts';
import { samples } from './report-samples.ts';

const ID = '0b7f8f4e-5a3c-4d55-9b1a-1f2e3d4c5b6a';
const ENVELOPE = envelopeSender('bounces@council.example', 'secret', ID);

test('there are forty samples and more', () => {
  expect(samples.length).toBeGreaterThanOrEqual(50);
});

test.each(samples)('$system: $finding', async ({ finding, write }) => {
  const report = await readReport(Buffer.from(write(ENVELOPE)));
  expect({ finding: report.finding, said: finding === 'nothing' || report.said !== '' }).toEqual({ finding, said: true });
  expect(report.addressedTo.map((text) => letterOfEnvelope(text, 'secret'))).toContain(ID);
});

test.each<[string | null, string, 'hard' | 'soft']>([
  ['5.1.1', 'anything at all', 'hard'], ['5.1.2', 'bad domain', 'hard'], ['5.1.3', 'bad syntax', 'hard'], ['5.1.6', 'moved', 'hard'], ['5.1.10', 'not found', 'hard'],
  ['5.1.0', 'Unknown user', 'hard'], ['5.1.0', 'Address rejected by policy', 'soft'], ['5.1.0', 'rejected', 'soft'], ['5.1.4', 'ambiguous', 'soft'],
  ['5.1.7', 'bad sender', 'soft'], ['5.1.8', 'sender domain', 'soft'],
  ['5.2.0', 'mailbox does not exist', 'hard'], ['5.2.0', 'mailbox full', 'soft'], ['5.2.1', 'mailbox disabled', 'hard'], ['5.2.2', 'mailbox full', 'soft'], ['5.2.3', 'too long', 'soft'],
  ['5.3.4', 'too big', 'soft'], ['5.4.1', 'Recipient address rejected: Access denied', 'hard'], ['5.4.1', 'no answer from host', 'soft'], ['5.4.4', 'unable to route', 'hard'], ['5.4.6', 'loop', 'soft'], ['5.4.7', 'expired', 'soft'],
  ['5.5.0', 'Requested action not taken: mailbox unavailable', 'hard'], ['5.5.0', 'sequence', 'soft'],
  ['5.7.1', 'blocked by policy', 'soft'], ['5.7.1', 'not authorised', 'soft'], ['5.7.26', 'unauthenticated', 'soft'],
  ['5.0.0', 'user unknown', 'hard'], ['5.0.0', 'message refused', 'soft'], [null, '550 No such user', 'hard'], [null, '550 refused', 'soft'], [null, '', 'soft'],
  ['4.2.2', 'mailbox full', 'soft'], ['4.4.7', 'user unknown, expired', 'soft'], [null, '452 4.2.2 no such mailbox is over quota', 'soft'],
])('%s "%s" is %s', (status, said, expected) => {
  expect(hardOrSoft(status, said)).toBe(expected);
});

test.each([
  ['nothing', ''], ['noise', '\u0000\u00ff\u0001'], ['a broken boundary', 'Content-Type: multipart/report; boundary="x"\r\n\r\n--y\r\n'],
  ['ten thousand levels', 'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\n'.repeat(10_000)],
])('%s is answered quietly', async (_, raw) => {
  expect((await readReport(Buffer.from(raw))).finding).toBe('nothing');
});

test('the signed address survives upper case, and no change of it is believed', () => {
  expect(letterOfEnvelope(`for <${ENVELOPE.toUpperCase()}>;`, 'secret')).toBe(ID);
  const [local = '', domain = ''] = ENVELOPE.split('@');
  for (let i = local.indexOf('+') + 1; i < local.length; i++) {
    const other = local[i] === 'a' ? 'b' : 'a';
    expect(letterOfEnvelope(`${local.slice(0, i)}${other}${local.slice(i + 1)}@${domain}`, 'secret')).toBeUndefined();
  }
});
