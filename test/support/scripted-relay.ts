// A mail relay that does what a test tells it to, at every step of the conversation, and writes down what it saw.
import { createHash } from 'node:crypto';
import net from 'node:net';
import tls from 'node:tls';
import { certificates } from './certificates.ts';

export type Step = 'connect' | 'EHLO' | 'STARTTLS' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'bytes' | 'dot';

/** What to do instead of the usual: a reply, nothing ever again, or hanging up; `afterMs` first, one byte each `byteMs`. */
export type Act = string | { hang: true } | { drop: true; afterMs?: number } | { reply: string; afterMs?: number; byteMs?: number };

export interface Visit {
  number: number;
  from: string;
  to: string[];
  /** The relay has said 354. */
  wentAhead: boolean;
  /** Bytes of the letter that came, the dot not counted. */
  received: number;
  /** The dot came. */
  whole: boolean;
  /** The answer to the dot; undefined when it was never given, or when nobody was there any more to hear it. */
  answered: string | undefined;
  /** The relay has the letter and is responsible for it, whether or not its 250 was heard. */
  taken: boolean;
  /** As it was written, dots unstuffed. Only with `keepBytes`. */
  bytes: Buffer | undefined;
  sha256: string | undefined;
  letterId: string | undefined;
}

export interface Script {
  act?: (step: Step, visit: Visit) => Act | undefined;
  security?: 'starttls' | 'tls' | 'none';
  certificate?: keyof typeof certificates;
  auth?: boolean;
  pipelining?: boolean;
  keepBytes?: boolean;
}

export interface ScriptedRelay {
  port: number;
  visits: Visit[];
  connections: number;
  script: Script;
  /** Messages the relay took responsibility for. */
  taken(): Visit[];
  stop(): Promise<void>;
}

const END = Buffer.from('\r\n.\r\n');

export async function scriptedRelay(script: Script = {}, port = 0): Promise<ScriptedRelay> {
  const sockets = new Set<net.Socket>();
  const relay: ScriptedRelay = {
    port: 0, visits: [], connections: 0, script,
    taken: () => relay.visits.filter((v) => v.taken),
    stop: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
  const server = net.createServer({ noDelay: true }, (socket) => {
    relay.connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    if (relay.script.security === 'tls') secured(socket, relay, (s) => talk(s, relay, true));
    else talk(socket, relay, false);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  relay.port = (server.address() as net.AddressInfo).port;
  return relay;
}

function secured(socket: net.Socket, relay: ScriptedRelay, then: (socket: net.Socket) => void): void {
  const secureContext = tls.createSecureContext(certificates[relay.script.certificate ?? 'localhost']);
  const safe = new tls.TLSSocket(socket, { isServer: true, secureContext });
  safe.on('error', () => socket.destroy());
  then(safe);
}

function talk(socket: net.Socket, relay: ScriptedRelay, isSecure: boolean, greet = true): void {
  let buffered: Buffer = Buffer.alloc(0);
  let visit = newVisit(relay);
  let body: Buffer[] | undefined;
  let deaf = false;

  /** The reply that was said, or undefined when the script hung up or fell silent: then the conversation is over. */
  const perform = async (step: Step, usual: string): Promise<string | undefined> => {
    const what = relay.script.act?.(step, visit) ?? usual;
    const told = typeof what === 'string' ? { reply: what } : what;
    if ('hang' in told) deaf = true;
    else if (told.afterMs) await sleep(told.afterMs);
    if ('drop' in told) socket.destroy();
    if (!('reply' in told)) {
      deaf = true;
      return undefined;
    }
    const { reply, byteMs } = told as { reply: string; byteMs?: number };
    if (socket.destroyed) return reply;
    if (byteMs === undefined) socket.write(`${reply}\r\n`);
    else await trickle(socket, `${reply}\r\n`, byteMs);
    return reply;
  };
  const goes = async (step: Step, usual: string): Promise<boolean> => /^[23]/.test((await perform(step, usual)) ?? '');

  const envelope: Record<string, (line: string) => Promise<unknown>> = {
    MAIL: async (line) => {
      visit = newVisit(relay);
      relay.visits.push(visit);
      if (await goes('MAIL', '250 sender ok')) visit.from = address(line);
    },
    RCPT: async (line) => {
      if (await goes('RCPT', '250 recipient ok')) visit.to.push(address(line));
    },
    DATA: async () => {
      if (visit.to.length === 0) socket.write('503 no recipient\r\n');
      else if (await goes('DATA', '354 go ahead')) {
        visit.wentAhead = true;
        body = [];
      }
    },
    EHLO: () => perform('EHLO', ehlo(relay, isSecure)),
    AUTH: () => perform('AUTH', '235 welcome'),
    STAR: async () => {
      if (!(await goes('STARTTLS', relay.script.security === 'starttls' ? '220 go ahead' : '502 no such thing'))) return;
      deaf = true;
      socket.removeAllListeners('data');
      secured(socket, relay, (safe) => talk(safe, relay, true, false));
    },
    QUIT: () => Promise.resolve(socket.end('221 bye\r\n')),
  };

  const takeBody = async (): Promise<void> => {
    body?.push(buffered);
    visit.received += buffered.length;
    const last = Buffer.concat((body ?? []).slice(-6)).subarray(-5);
    const ended = last.equals(END) || (visit.received === 3 && last.toString() === '.\r\n');
    buffered = Buffer.alloc(0);
    if (relay.script.act?.('bytes', visit) !== undefined) await perform('bytes', '');
    if (!ended || deaf) return;
    finish(visit, Buffer.concat(body ?? []), relay.script.keepBytes ?? false);
    body = undefined;
    const reply = await perform('dot', '250 2.0.0 taken');
    visit.taken = /^2/.test(reply ?? '');
    visit.answered = socket.destroyed || socket.readableEnded ? undefined : reply;
  };

  const hear = async (chunk: Buffer): Promise<void> => {
    buffered = Buffer.concat([buffered, chunk]);
    while (buffered.length > 0 && !deaf) {
      if (body !== undefined) {
        await takeBody();
        continue;
      }
      const eol = buffered.indexOf('\r\n');
      if (eol < 0) return;
      const line = buffered.subarray(0, eol).toString();
      buffered = buffered.subarray(eol + 2);
      await (envelope[line.slice(0, 4).toUpperCase()]?.(line) ?? socket.write('250 ok\r\n'));
    }
  };

  let turn: Promise<unknown> = greet ? perform('connect', '220 scripted relay ESMTP') : Promise.resolve();
  socket.on('data', (chunk: Buffer) => { turn = turn.then(() => (deaf ? undefined : hear(chunk))); });
}

function ehlo(relay: ScriptedRelay, isSecure: boolean): string {
  const offers = ['SIZE 30000000', '8BITMIME'];
  if (relay.script.security === 'starttls' && !isSecure) offers.push('STARTTLS');
  if (relay.script.auth) offers.push('AUTH PLAIN LOGIN');
  if (relay.script.pipelining ?? true) offers.push('PIPELINING');
  return ['scripted relay', ...offers].map((line, i, all) => `250${i === all.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
}

function newVisit(relay: ScriptedRelay): Visit {
  return {
    number: relay.visits.length + 1, from: '', to: [], wentAhead: false, received: 0, whole: false,
    answered: undefined, taken: false, bytes: undefined, sha256: undefined, letterId: undefined,
  };
}

function finish(visit: Visit, written: Buffer, keepBytes: boolean): void {
  const text = written.subarray(0, -3).toString('latin1').replace(/(^|\r\n)\.\./g, '$1.');
  const bytes = Buffer.from(text, 'latin1');
  visit.whole = true;
  visit.sha256 = createHash('sha256').update(bytes).digest('hex');
  visit.letterId = /^X-Matters-Arising-Letter: (\S+)/m.exec(text.slice(0, 4000))?.[1];
  if (keepBytes) visit.bytes = bytes;
}

function address(line: string): string {
  return /<([^>]*)>/.exec(line)?.[1] ?? line;
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

async function trickle(socket: net.Socket, text: string, byteMs: number): Promise<void> {
  for (const byte of text) {
    if (socket.destroyed) return;
    socket.write(byte);
    await sleep(byteMs);
  }
}
