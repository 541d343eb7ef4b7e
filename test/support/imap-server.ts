// A mailbox behind a real IMAP server (hoodiecrow), in this process, over TLS with the tests' own certificates.
import { createRequire } from 'node:module';
import type { AddressInfo, Server, Socket } from 'node:net';
import { certificates } from './certificates.ts';

interface Message { flags: string[]; raw: string }
interface Hoodiecrow {
  server: Server;
  listen(port: number, host: string, done: () => void): void;
  close(done: () => void): void;
  appendMessage(folder: string, flags: string[], date: null, raw: string): void;
  getMailbox(folder: string): { messages: Message[] };
  setCommandHandler(name: string, handler: (connection: { socket: Socket }) => void): void;
  getCommandHandler(name: string): (...given: unknown[]) => void;
  commandHandlers: Record<string, unknown>;
}
// It has no types and is no module of this century.
const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => Hoodiecrow;

export const mailboxUser = { user: 'bounces@council.example', pass: 'a pass/word' };

export interface ImapServer {
  port: number;
  /** How often anybody told a name and a password. */
  logins: number;
  put(raw: string): void;
  /** The flags of each message, in the order they came. */
  flags(): string[][];
  /** What the server does when this command comes, instead of the usual: it hangs up. */
  hangUpAt(command: string): void;
  asUsual(command: string): void;
  stop(): Promise<void>;
}

export async function anImapServer({ security = 'tls', certificate = 'localhost', pass = mailboxUser.pass, port = 0 }: { security?: 'tls' | 'starttls' | 'none'; certificate?: keyof typeof certificates; pass?: string; port?: number } = {}): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const server = hoodiecrow({
    credentials: certificates[certificate], secureConnection: security === 'tls', plugins: ['ID', 'UIDPLUS', ...(security === 'starttls' ? ['STARTTLS'] : [])],
    users: { [mailboxUser.user]: { password: pass } }, storage: { INBOX: {}, '': { folders: { Reports: {} } } },
  });
  const usual: Record<string, unknown> = {};
  const imap: ImapServer = {
    port: 0, logins: 0,
    put: (raw) => { server.appendMessage('INBOX', [], null, raw); },
    flags: () => server.getMailbox('INBOX').messages.map((message) => [...message.flags].sort()),
    hangUpAt: (command) => { server.setCommandHandler(command, () => { for (const socket of sockets) socket.destroy(); }); },
    asUsual: (command) => { server.commandHandlers[command] = usual[command]; },
    stop: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(resolve);
    }),
  };
  for (const command of ['UID SEARCH', 'UID FETCH', 'UID STORE', 'LOGIN']) usual[command] = server.getCommandHandler(command);
  const login = usual['LOGIN'] as (...given: unknown[]) => void;
  server.commandHandlers['LOGIN'] = (...given: unknown[]) => {
    imap.logins += 1;
    login(...given);
  };
  server.server.on('connection', (socket: Socket) => { sockets.add(socket); socket.on('close', () => sockets.delete(socket)).on('error', () => undefined); });
  server.server.on('secureConnection', (socket: Socket) => { socket.on('error', () => undefined); });
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve); });
  imap.port = (server.server.address() as AddressInfo).port;
  return imap;
}
