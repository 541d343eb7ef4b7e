// The relay's address (SMTP_URL) → how to speak to it: TLS from the start or STARTTLS, and plain only where nothing can be overheard.
import { isLoopback } from '../config.ts';
import { OperatorMustAct } from '../database/errors.ts';
import type { Patience } from './patience.ts';

export interface RelaySettings {
  host: string;
  port: number;
  security: 'tls' | 'starttls' | 'plain';
  auth?: { user: string; pass: string };
  /** At once; a letter for which there is none waits its turn. */
  connections: number;
  /** Named in EHLO. */
  ownName: string;
  times: Pick<Patience, 'toTheDotMs' | 'afterTheDotMs'>;
  /** Extra authorities to trust (PEM); certificates are always checked. NODE_EXTRA_CA_CERTS does the same for the whole process. */
  ca?: string;
}

/**
 * smtps:// is TLS from the start, smtp:// is STARTTLS or nothing. Plain: a loopback mailbox outside production, or `?tls=never`
 * (a mail catcher in a container), never in production. @throws with a sentence
 */
export function relaySettings(smtpUrl: string, of: { production: boolean; ownName: string; connections: number; times: RelaySettings['times'] }): RelaySettings {
  const url = new URL(smtpUrl);
  const never = url.searchParams.get('tls') === 'never';
  if (never && of.production) throw new OperatorMustAct('SMTP_URL says tls=never; in production letters are never handed over unencrypted. Remove it, or use smtps://.');
  const secure = url.protocol === 'smtps:';
  const plain = !secure && !of.production && (never || isLoopback(url.hostname));
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    security: secure ? 'tls' : plain ? 'plain' : 'starttls',
    ...(url.username && { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connections: of.connections,
    ownName: of.ownName,
    times: of.times,
  };
}
