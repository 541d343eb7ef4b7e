// One connection to the relay: opened, made secure, signed in.
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Reached } from './relay.ts';
import type { RelaySettings } from './relay-settings.ts';

export interface SmtpFault extends Error { code?: string; originalCode?: string; command?: string; response?: string; responseCode?: number }

export class NotOpened extends Error {
  readonly reached: Reached;
  constructor(reached: Reached) {
    super(reached.said);
    this.reached = reached;
  }
}

const OPENING_MS = 30_000;

/** @throws NotOpened saying how far it came */
export async function openConnection(settings: RelaySettings): Promise<SMTPConnection> {
  const connection = new SMTPConnection(optionsFor(settings));
  try {
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject);
      connection.once('end', () => reject(new Error('The relay closed the connection')));
      connection.connect((fault) => (fault ? reject(fault) : resolve()));
    });
    // A fault on an idle connection has nobody waiting for it; the next use notices.
    connection.on('error', () => undefined);
    mustBeSecure(connection, settings);
    await signIn(connection, settings);
    return connection;
  } catch (fault) {
    connection.on('error', () => undefined);
    connection.close();
    throw fault instanceof NotOpened ? fault : new NotOpened(reachedWhileOpening(fault as SmtpFault));
  }
}

function optionsFor(s: RelaySettings): SMTPConnectionOptions {
  const opening = Math.min(OPENING_MS, s.times.toTheDotMs);
  return {
    host: s.host, port: s.port, name: s.ownName,
    secure: s.security === 'tls', requireTLS: s.security === 'starttls', ignoreTLS: s.security === 'plain',
    // Our own timers are the law (smtp.relay.ts); nodemailer's only stand behind them.
    connectionTimeout: opening, greetingTimeout: opening, dnsTimeout: opening,
    socketTimeout: s.times.toTheDotMs + s.times.afterTheDotMs + 5_000, socketCloseTimeout: 0,
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(s.ca !== undefined && { ca: s.ca }) },
  };
}

/** Belt and braces: whatever the library made of our options, nothing is written over a connection that is not what was asked for. */
function mustBeSecure(connection: SMTPConnection, s: RelaySettings): void {
  if (s.security !== 'plain' && !connection.secure) throw new NotOpened({ stage: 'securing', said: 'The connection is not encrypted' });
}

async function signIn(connection: SMTPConnection, s: RelaySettings): Promise<void> {
  if (s.auth === undefined) return;
  const { user, pass } = s.auth;
  if (!connection.allowsAuth) throw new NotOpened({ stage: 'signing in', said: 'The relay offers no sign-in, though SMTP_URL has a name and password' });
  await new Promise<void>((resolve, reject) => connection.login({ user, pass, credentials: { user, pass } }, (fault) => (fault ? reject(fault) : resolve())));
}

/** What Node and OpenSSL call a connection that is not to be trusted. */
export const CERTIFICATE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH|EPROTO$|ETLS$)/;

function reachedWhileOpening(fault: SmtpFault): Reached {
  const said = saidIn(fault);
  const code = fault.responseCode === undefined ? {} : { code: fault.responseCode };
  if (fault.code === 'EAUTH' || fault.code === 'ENOAUTH') return { stage: 'signing in', ...code, said };
  if ([fault.code, fault.originalCode].some((c) => c !== undefined && CERTIFICATE.test(c))) return { stage: 'securing', ...code, said };
  return { stage: 'connecting', ...code, said };
}

/** The relay's own line where there is one; never the credentials, which no reply repeats. */
export function saidIn(fault: SmtpFault): string {
  return (fault.response ?? fault.message).replace(/\s+/g, ' ').slice(0, 500);
}
