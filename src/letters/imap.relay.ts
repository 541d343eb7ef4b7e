// Reads the messages nobody has seen in a mailbox, by IMAP, over TLS or not at all; each is marked only after it was dealt with.
import { ImapFlow } from 'imapflow';
import type { MailboxTrouble, ReportMailbox } from './report-mailbox.ts';
import { CERTIFICATE } from './smtp-connection.relay.ts';

/** What became of a message: 'later' leaves it as it was, 'for a person' also flags it, so that somebody who opens the mailbox finds it. */
export type Taken = 'done' | 'for a person' | 'later';
export type Take = (message: Buffer) => Promise<Taken>;

export class MailboxNotRead extends Error {
  readonly trouble: MailboxTrouble;
  constructor(trouble: MailboxTrouble, said: string) {
    super(said);
    this.trouble = trouble;
  }
}

const AT_MOST = 500;
// A report comes before the letter it returns, and that may hold megabytes of attachments.
const FIRST_BYTES = 512 * 1024;
const TIMES = { connectionTimeout: 30_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** @throws MailboxNotRead saying why; what was marked until then stays marked, since it was dealt with */
export async function readUnseen(mailbox: ReportMailbox, take: Take, stop: AbortSignal): Promise<number> {
  const client = new ImapFlow({
    host: mailbox.host, port: mailbox.port, ...(mailbox.security === 'tls' ? { secure: true } : { secure: false, doSTARTTLS: true }), auth: { user: mailbox.user, pass: mailbox.pass },
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(mailbox.ca !== undefined && { ca: mailbox.ca }) },
    logger: false, disableAutoIdle: true, disableCompression: true, ...TIMES,
  });
  // A fault on the connection is told by the command that was on it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    // Belt and braces: whatever the library made of our options.
    if (!client.secureConnection) throw new MailboxNotRead('insecure', 'The connection is not encrypted');
    await client.mailboxOpen(mailbox.folder).catch((fault: ImapFault) => { throw notOpened(fault); });
    return await takeEach(client, take, stop);
  } catch (fault) {
    throw fault instanceof MailboxNotRead ? fault : new MailboxNotRead(troubleOf(fault as ImapFault), saidIn(fault as ImapFault));
  } finally {
    await Promise.race([client.logout().catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, 2_000).unref(); })]);
    client.close();
  }
}

async function takeEach(client: ImapFlow, take: Take, stop: AbortSignal): Promise<number> {
  // The library answers false where the server refuses or hangs up.
  const unseen = await client.search({ seen: false }, { uid: true });
  if (!unseen) throw new MailboxNotRead('unreachable', 'The unseen messages could not be listed');
  let taken = 0;
  for (const uid of unseen.slice(0, AT_MOST)) {
    if (stop.aborted) break;
    // PEEK: looking at it must not mark it.
    const message = await client.fetchOne(String(uid), { source: { maxLength: FIRST_BYTES } }, { uid: true });
    if (!client.usable) throw new MailboxNotRead('unreachable', 'The connection broke while a message was fetched');
    // Somebody moved it meanwhile.
    if (!message || message.source === undefined) continue;
    const became = await take(message.source);
    if (became === 'later') continue;
    const marked = await client.messageFlagsAdd(String(uid), became === 'for a person' ? ['\\Seen', '\\Flagged'] : ['\\Seen'], { uid: true });
    // It would be read again each minute, without an end.
    if (!marked) throw new MailboxNotRead('unreachable', 'A message could not be marked as seen');
    taken += 1;
  }
  return taken;
}

interface ImapFault extends Error { code?: string; responseStatus?: string; responseText?: string; serverResponseCode?: string; authenticationFailed?: boolean; tlsFailed?: boolean }

const PASSING = ['UNAVAILABLE', 'INUSE', 'SERVERBUG', 'LIMIT'];

/** A server that says no to opening the folder has none of that name, or none for us. */
function notOpened(fault: ImapFault): Error {
  const isRefused = fault.responseStatus !== undefined && !PASSING.includes(fault.serverResponseCode ?? '');
  return isRefused ? new MailboxNotRead('no such folder', saidIn(fault)) : fault;
}

function troubleOf(fault: ImapFault): MailboxTrouble {
  if (fault.authenticationFailed === true) return PASSING.includes(fault.serverResponseCode ?? '') ? 'unreachable' : 'sign-in refused';
  if (fault.tlsFailed === true || CERTIFICATE.test(fault.code ?? '')) return 'insecure';
  return 'unreachable';
}

/** The server's own words where there are any; never the password, which no answer repeats. */
function saidIn(fault: ImapFault): string {
  return (fault.responseText ?? fault.message).replace(/\s+/g, ' ').slice(0, 500);
}
