// The SMTP conversation against a relay that misbehaves in every way a relay can.
import { afterEach, expect, test } from 'vitest';
import { openRelay } from '../../src/letters/smtp.relay.ts';
import type { Reached, Relay } from '../../src/letters/relay.ts';
import type { RelaySettings } from '../../src/letters/relay-settings.ts';
import { authority } from '../support/certificates.ts';
import { scriptedRelay, type Script, type ScriptedRelay } from '../support/scripted-relay.ts';

const letter = Buffer.from(`Subject: hello\r\nX-Matters-Arising-Letter: 1\r\n\r\n${'.a line\r\n'.repeat(2_000)}`);
const parcel = { from: 'bounces+a@example.org', to: 'member@example.org', bytes: letter };
const yes = (): Promise<boolean> => Promise.resolve(true);
const stops: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function against(script: Script, of: Partial<RelaySettings> = {}): Promise<{ server: ScriptedRelay; relay: Relay; hand: (ask?: () => Promise<boolean>) => Promise<Reached> }> {
  const server = await scriptedRelay({ keepBytes: true, ...script });
  const relay = openRelay({
    host: '127.0.0.1', port: server.port, security: 'plain', ownName: 'example.org', connections: 5, times: { toTheDotMs: 400, afterTheDotMs: 500 }, ...of,
  });
  stops.push(() => relay.close(), () => server.stop());
  return { server, relay, hand: (ask = yes) => relay.handOver(parcel, ask) };
}

test('a letter arrives byte for byte, with one envelope recipient, and the relay says so', async () => {
  const { server, hand } = await against({});
  expect(await hand()).toEqual({ stage: 'answered', code: 250, said: '250 2.0.0 taken' });
  expect(server.taken()).toHaveLength(1);
  expect(server.visits[0]).toMatchObject({ from: parcel.from, to: [parcel.to] });
  expect(server.visits[0]?.bytes?.equals(letter)).toBe(true);
});

test.each([['bare line ends', 'a\nb\r.\r\nc'], ['no line end', 'a'], ['dots alone', '.\r\n..\r\n.']])('%s are mended or kept, never the end of the letter', async (_, text) => {
  const { server, relay } = await against({});
  await relay.handOver({ ...parcel, bytes: Buffer.from(text) }, yes);
  const mended = text.replace(/\r\n|\r|\n/g, '\r\n');
  expect(server.visits[0]?.bytes?.toString()).toBe(mended.endsWith('\r\n') ? mended : `${mended}\r\n`);
});

test('without pipelining it is the same', async () => {
  const { server, hand } = await against({ pipelining: false });
  expect((await hand()).stage).toBe('answered');
  expect(server.visits[0]?.bytes?.equals(letter)).toBe(true);
});

test('one connection carries many letters', async () => {
  const { server, hand } = await against({});
  for (let i = 0; i < 5; i++) await hand();
  expect(server.taken()).toHaveLength(5);
  expect(server.connections).toBe(1);
});

test('an idle connection the relay hung up on is replaced without a word', async () => {
  const { server, hand } = await against({ act: (step, visit) => (step === 'MAIL' && visit.number === 2 ? { drop: true } : undefined) });
  await hand();
  expect((await hand()).stage).toBe('answered');
  expect(server.connections).toBe(2);
});

test('the go-ahead is asked when the relay has said 354 and before any byte', async () => {
  const { server, hand } = await against({});
  const seen: { wentAhead: boolean; received: number }[] = [];
  await hand(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
    seen.push({ wentAhead: server.visits[0]?.wentAhead ?? false, received: server.visits[0]?.received ?? -1 });
    return true;
  });
  expect(seen).toEqual([{ wentAhead: true, received: 0 }]);
});

test.each([
  ['no', () => Promise.resolve(false)],
  ['a fault', () => Promise.reject(new Error('the database is away'))],
])('a go-ahead answered with %s leaves the relay with nothing', async (_, ask) => {
  const { server, hand } = await against({});
  expect((await hand(ask)).stage).toBe('untouched');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(server.visits).toMatchObject([{ wentAhead: true, received: 0, whole: false, answered: undefined }]);
});

const at = (wanted: string, act: ReturnType<NonNullable<Script['act']>>): Script => ({ act: (step) => (step === wanted ? act : undefined) });

test.each<[string, Script, Partial<Reached>]>([
  ['Q-20b: no greeting', at('connect', { hang: true }), { stage: 'connecting' }],
  ['greeting 554', at('connect', '554 go away'), { stage: 'connecting', code: 554 }],
  ['hangs up at once', at('connect', { drop: true }), { stage: 'connecting' }],
  ['Q-20c: 421 at MAIL', at('MAIL', '421 4.3.2 closing'), { stage: 'sender', code: 421 }],
  ['sender refused', at('MAIL', '550 5.7.1 not you'), { stage: 'sender', code: 550 }],
  ['Q-20c: 450 at RCPT', at('RCPT', '450 4.7.1 greylisted'), { stage: 'recipient', code: 450 }],
  ['Q-20d: 550 at RCPT', at('RCPT', '550 5.1.1 no such user'), { stage: 'recipient', code: 550 }],
  ['554 at DATA', at('DATA', '554 5.3.0 no'), { stage: 'data', code: 554 }],
  ['Q-20e: drops before 354', at('DATA', { drop: true }), { stage: 'lost' }],
  ['never says 354', at('DATA', { hang: true }), { stage: 'lost' }],
  ['Q-20f: drops in the middle of the letter', at('bytes', { drop: true }), { stage: 'sending' }],
  ['Q-20f: drops after the dot', at('dot', { drop: true }), { stage: 'sending' }],
  ['Q-20g: silent after the dot', at('dot', { hang: true }), { stage: 'sending' }],
  ['Q-20h: 250 late, but in time', at('dot', { reply: '250 at last', afterMs: 350 }), { stage: 'answered', code: 250 }],
  ['Q-20i: 451 after the dot', at('dot', '451 4.3.0 try later'), { stage: 'answered', code: 451 }],
  ['Q-20i: 554 after the dot', at('dot', '554 5.6.0 refused'), { stage: 'answered', code: 554 }],
  ['Q-20l: one byte at a time', at('EHLO', { reply: '250 scripted relay at your service', byteMs: 30 }), { stage: 'connecting' }],
])('%s', async (_, script, expected) => {
  const { hand } = await against(script);
  const began = performance.now();
  expect(await hand()).toMatchObject(expected);
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('Q-20a: refuses the connection', async () => {
  const { server, hand } = await against({});
  await server.stop();
  expect(await hand()).toMatchObject({ stage: 'connecting' });
});

test('a refused recipient leaves the connection fit for the next letter', async () => {
  const { server, hand } = await against({ act: (step, visit) => (step === 'RCPT' && visit.number === 1 ? '550 5.1.1 no such user' : undefined) });
  await hand();
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await hand()).stage).toBe('answered');
  expect(server.connections).toBe(1);
  expect(server.taken()).toHaveLength(1);
});

test('STARTTLS with a certificate we trust, and a sign-in', async () => {
  const { server, hand } = await against({ security: 'starttls', auth: true }, { security: 'starttls', host: 'localhost', ca: authority, auth: { user: 'u', pass: 'p' } });
  expect((await hand()).stage).toBe('answered');
  expect(server.taken()).toHaveLength(1);
});

test('TLS from the start', async () => {
  const { server, hand } = await against({ security: 'tls' }, { security: 'tls', host: 'localhost', ca: authority });
  expect((await hand()).stage).toBe('answered');
  expect(server.taken()).toHaveLength(1);
});

test.each<[string, Script, Partial<RelaySettings>]>([
  ['STARTTLS is not offered', { security: 'none' }, { security: 'starttls' }],
  ['STARTTLS is refused', { security: 'starttls', act: (step) => (step === 'STARTTLS' ? '454 not now' : undefined) }, { security: 'starttls' }],
  ['STARTTLS with the certificate of another name', { security: 'starttls', certificate: 'otherName' }, { security: 'starttls', host: 'localhost', ca: authority }],
  ['STARTTLS with a certificate of an unknown authority', { security: 'starttls' }, { security: 'starttls', host: 'localhost' }],
  ['TLS with the certificate of another name', { security: 'tls', certificate: 'otherName' }, { security: 'tls', host: 'localhost', ca: authority }],
  ['TLS against a plain relay', { security: 'none' }, { security: 'tls' }],
])('Q-20j: nothing leaves when %s', async (_, script, settings) => {
  const { server, hand } = await against(script, settings);
  const reached = await hand();
  expect(['securing', 'connecting']).toContain(reached.stage);
  if (!(script.security === 'none' && settings.security === 'tls')) expect(reached.stage).toBe('securing');
  expect(server.visits).toEqual([]);
});

test.each<[string, Script]>([
  ['Q-20k: 535', { auth: true, act: (step) => (step === 'AUTH' ? '535 5.7.8 bad credentials' : undefined) }],
  ['no sign-in offered', { auth: false }],
])('%s', async (_, script) => {
  const { hand } = await against(script, { auth: { user: 'u', pass: 'secret-word' } });
  const reached = await hand();
  expect(reached.stage).toBe('signing in');
  expect(JSON.stringify(reached)).not.toContain('secret-word');
});
