// The states of a letter as a table, plain addresses, and what is plain to a relay.
import { expect, test } from 'vitest';
import { mayFollow, maySendAgain, type LetterState } from '../../src/letters/letter.ts';
import { whatBecomes } from '../../src/letters/answer.ts';
import { needing, readConfig } from '../../src/config.ts';
import { closePost, openPost } from '../../src/letters/open-post.ts';
import { patience } from '../../src/letters/patience.ts';
import { isPlainAddress, oneLine } from '../../src/letters/plain-address.ts';
import { relaySettings } from '../../src/letters/relay-settings.ts';

const ALL: LetterState[] = ['queued', 'claimed', 'handing_over', 'accepted', 'deferred', 'failed', 'held', 'superseded', 'expired', 'unknown', 'bounced_hard', 'bounced_soft', 'complained', 'arrived', 'on_paper'];

// Read as: from this state, to these and to no others.
test.each<[LetterState, string]>([
  ['queued', 'claimed held expired superseded failed on_paper'],
  ['claimed', 'handing_over queued deferred failed held superseded expired'],
  ['handing_over', 'accepted deferred failed unknown queued superseded'],
  ['deferred', 'claimed queued held expired superseded failed on_paper'],
  ['held', 'queued expired superseded on_paper'],
  ['unknown', 'arrived queued bounced_hard bounced_soft complained on_paper'],
  ['accepted', 'bounced_hard bounced_soft complained queued arrived on_paper'],
  ['arrived', 'bounced_hard bounced_soft complained queued on_paper'],
  ['failed', 'queued on_paper'],
  ['bounced_hard', 'queued arrived on_paper'],
  ['bounced_soft', 'queued arrived on_paper bounced_hard'],
  ['complained', 'on_paper'],
  ['expired', 'on_paper'],
  ['superseded', ''],
  ['on_paper', 'bounced_hard bounced_soft'],
])('%s may become: %s', (was, next) => {
  expect(ALL.filter((state) => mayFollow(was, state)).sort()).toEqual(next.split(' ').filter((s) => s !== '').sort());
});

test('only a letter that is not on its way is sent again', () => {
  expect(ALL.filter(maySendAgain)).toEqual(['accepted', 'failed', 'unknown', 'bounced_hard', 'bounced_soft', 'arrived']);
});

test.each([
  'reader@council.gov.uk', "o'brien@council.gov.uk", 'first.last+tag@sub.council.gov.uk', 'x@a.bc', `${'a'.repeat(64)}@council.gov.uk`,
])('%s is a plain address', (address) => { expect(isPlainAddress(address)).toBe(true); });

test.each([
  '', 'reader', 'reader@', '@council.gov.uk', 'reader@council', 'a@b.uk, c@d.uk', 'a@b.uk;c@d.uk', 'a@b.uk c@d.uk', 'Name <a@b.uk>', '<a@b.uk>', 'a@council.gov.uk <b@evil.example>',
  'b@evil(a@council.gov.uk)', 'a(comment)@b.uk', '@relay:a@b.uk', 'group: a@b.uk, c@d.uk;', '"a b"@b.uk', '"a@b.uk"@evil.example', 'a@b.uk\r\nRCPT TO:<c@d.uk>', 'a@b.uk\nBcc: c@d.uk', 'a\u0000@b.uk',
  'a@b.uk\u0000', 'а@council.gov.uk', 'a@сouncil.gov.uk', 'a@council\u3002gov\u3002uk', 'a@[127.0.0.1]', 'a@b..uk', '.a@b.uk', 'a.@b.uk', 'a..b@c.uk', 'a@-b.uk', 'a@b-.uk',
  '=?utf-8?q?a?=@b.uk@evil.example', 'a@b.uk>', 'a@b.uk SIZE=1', `${'a'.repeat(65)}@council.gov.uk`, `a@${'b'.repeat(64)}.uk`, `a@${'b.'.repeat(130)}uk`, 'a%b@c@d.uk', 'a%evil.example@b.uk', 'evil!a@b.uk', '=?utf-8?q?a?=@b.uk', 'a@b.uk\u202e', ' a@b.uk', 'a@b.uk ',
])('%j is none', (address) => { expect(isPlainAddress(address)).toBe(false); });

test('a header line is one line, without characters that lie about its direction', () => {
  expect(oneLine('A\r\nBcc: x@y.uk\u2028\u202eevil\u0000 b')).toBe('A Bcc: x@y.uk evil b');
});

test.each([
  [{ stage: 'recipient', code: 550, said: '550 5.7.1 Relaying denied' }, { to: 'queued', trouble: 'sender refused' }],
  [{ stage: 'recipient', code: 554, said: '554 5.7.1 <a@b.uk>: Relay access denied' }, { to: 'queued', trouble: 'sender refused' }],
  [{ stage: 'recipient', code: 530, said: '530 5.7.0 Authentication required' }, { to: 'queued', trouble: 'sender refused' }],
  [{ stage: 'recipient', code: 550, said: '550 5.7.1 blocked by policy' }, { to: 'failed', flagAddress: false }],
  [{ stage: 'recipient', code: 552, said: '552 5.2.2 mailbox full' }, { to: 'failed', flagAddress: false }],
  [{ stage: 'recipient', code: 550, said: '550 no such user' }, { to: 'failed', flagAddress: true }],
  [{ stage: 'recipient', code: 550, said: '550 5.4.1 Recipient address rejected: Access denied' }, { to: 'failed', flagAddress: true }],
  [{ stage: 'sender', code: 552, said: '552 5.3.4 message size exceeds limit' }, { to: 'failed', flagAddress: false }],
  [{ stage: 'signing in', code: 454, said: '454 4.7.0 temporary' }, { to: 'queued', trouble: 'unreachable' }],
  [{ stage: 'answered', code: 354, said: '354 what' }, { to: 'unknown' }],
] as const)('%j becomes %j', (reached, verdict) => { expect(whatBecomes(reached)).toEqual(verdict); });

const of = (production: boolean): Parameters<typeof relaySettings>[1] => ({ production, ownName: 'x', connections: 1, times: { toTheDotMs: 1, afterTheDotMs: 1 } });

test.each([
  ['smtps://u:p%40ss@relay.example', true, { security: 'tls', port: 465, auth: { user: 'u', pass: 'p@ss' } }],
  ['smtp://relay.example', true, { security: 'starttls', port: 587 }],
  ['smtp://127.0.0.1:25', true, { security: 'starttls', port: 25 }],
  ['smtp://127.0.0.1:2525', false, { security: 'plain', port: 2525 }],
  ['smtp://relay.example:25', false, { security: 'starttls' }],
  ['smtp://catcher:1025?tls=never', false, { security: 'plain' }],
])('%s (production: %s) is spoken to as %j', (url, production, expected) => { expect(relaySettings(url, of(production))).toMatchObject(expected); });

test.each([['hold', true], ['send', false]])('LETTERS=%s reaches the worker', async (letters, hold) => {
  const config = readConfig({ LETTERS: letters, SMTP_URL: 'smtp://127.0.0.1:2525', BASE_URL: 'http://localhost:3000', DATA_DIR: '/tmp' });
  const post = openPost(needing(config, 'smtpUrl', 'baseUrl'), {});
  expect(post.hold).toBe(hold);
  await closePost(post);
});

test('a minute to the dot, ten after it, and a hand-over is not called unknown before the relay may have answered', () => {
  expect([patience.toTheDotMs, patience.afterTheDotMs]).toEqual([60_000, 600_000]);
  expect(patience.staleHandOverMs).toBeGreaterThan(patience.toTheDotMs + patience.afterTheDotMs);
  expect(patience.staleClaimMs).toBeGreaterThan(patience.toTheDotMs);
});

test('S-62: in production tls=never refuses to start', () => {
  expect(() => relaySettings('smtp://relay.example?tls=never', of(true))).toThrow('never handed over unencrypted');
});
