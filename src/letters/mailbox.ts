// The demonstration's mailbox: takes letters by a real SMTP conversation and shows them on a page of its own, to this machine only.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { isLoopback } from '../config.ts';
import type { Clock } from '../calendar/clock.ts';
import { answerMailbox } from './mailbox.page.ts';
import { keepLetter } from './mailbox-folder.ts';

export interface Mailbox {
  smtpUrl: string;
  pageUrl: string;
  close: () => Promise<void>;
}

type FolderOf = (council: string | undefined) => string;

export interface MailboxOrder {
  dataDir: string;
  /** The council whose page is the one at localhost; every other's is at KEY.localhost. */
  council: string;
  /** 0 for a free one. */
  pagePort: number;
  clock: Clock;
}

/** @throws the system's error (EADDRINUSE) when the page's port is taken */
export async function startMailbox(order: MailboxOrder): Promise<Mailbox> {
  const root = path.join(order.dataDir, 'mailbox');
  const folderOf = (council: string | undefined): string => (council === undefined || council === order.council ? root : path.join(root, council));
  const smtp = takeLetters(folderOf, order.clock);
  const page = http.createServer((request, response) => {
    // A page elsewhere could send its readers' browsers here under a name of its own.
    const host = hostName(request.headers.host);
    if (!isLoopback(host)) return void response.writeHead(400).end('The mailbox answers to localhost only');
    const council = /^([a-z][a-z0-9-]{1,39})\.localhost$/.exec(host)?.[1]?.replaceAll('-', '_');
    answerMailbox(folderOf(council), request, response).catch(() => response.writeHead(500).end('The letter could not be read'));
  });
  page.headersTimeout = 10_000;
  page.requestTimeout = 20_000;
  await listening(page, order.pagePort);
  await listening(smtp.server, 0);
  smtp.on('error', () => {}); // a conversation that broke off; the sender sees it too
  return {
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    pageUrl: `http://localhost:${portOf(page)}`,
    close: async () => {
      page.closeAllConnections();
      await Promise.all([new Promise<void>((done) => { page.close(() => { done(); }); }), new Promise<void>((done) => { smtp.close(done); })]);
    },
  };
}

/** The page with one council's letters. */
export function mailboxAddress({ pageUrl }: Mailbox, council: string): string {
  return pageUrl.replace('//localhost', `//${council.replaceAll('_', '-')}.localhost`);
}

function takeLetters(folderOf: FolderOf, clock: Clock): SMTPServer {
  return new SMTPServer({
    // Plain and without a password: it listens on the loopback alone.
    disabledCommands: ['STARTTLS', 'AUTH'], authOptional: true, hideSize: false, size: 40 * 1024 * 1024, disableReverseLookup: true, closeTimeout: 2_000,
    onData: (stream, session, answer) => { void receive(folderOf, clock, stream, session).then((problem) => { answer(problem); }); },
  });
}

async function receive(folderOf: FolderOf, clock: Clock, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | undefined> {
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    if (stream.sizeExceeded) return Object.assign(new Error('The letter is too large'), { responseCode: 552 });
    const bytes = Buffer.concat(chunks);
    await keepLetter(folderOf(councilOf(bytes)), { bytes, envelopeTo: session.envelope.rcptTo.map((to) => to.address), at: clock.now() });
    return undefined;
  } catch {
    return Object.assign(new Error('The letter could not be kept; try again'), { responseCode: 451 });
  }
}

/** Read in the head of the letter alone: its words could say anything. */
function councilOf(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 16_384).toString('latin1').split('\r\n\r\n')[0] ?? '';
  return /^X-Matters-Arising-Council: ([a-z][a-z0-9_]{1,39})$/m.exec(head)?.[1];
}

function hostName(host = ''): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}

async function listening(server: { listen(port: number, host: string, done: () => void): unknown; once(event: 'error', heard: (error: Error) => void): unknown }, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function portOf(server: { address(): AddressInfo | string | null }): number {
  return (server.address() as AddressInfo).port;
}
