// The mailbox that delivery reports come back to (BOUNCE_IMAP_URL): where it is, and what may stand in the way of reading it.

export interface ReportMailbox {
  host: string;
  port: number;
  /** TLS from the start, or STARTTLS before the password is told. There is no third way. */
  security: 'tls' | 'starttls';
  user: string;
  pass: string;
  folder: string;
  /** Extra authorities to trust (PEM); certificates are always checked. NODE_EXTRA_CA_CERTS does the same for the whole process. */
  ca?: string;
}

export type MailboxTrouble = 'unreachable' | 'insecure' | 'sign-in refused' | 'no such folder';

/** @param url checked in config.ts: imaps://user:password@host/folder, or imap:// for STARTTLS */
export function reportMailbox(url: string): ReportMailbox {
  const at = new URL(url);
  const isTls = at.protocol === 'imaps:';
  return {
    host: at.hostname.replace(/^\[|\]$/g, ''), port: Number(at.port) || (isTls ? 993 : 143), security: isTls ? 'tls' : 'starttls',
    user: decodeURIComponent(at.username), pass: decodeURIComponent(at.password), folder: decodeURIComponent(at.pathname.slice(1)) || 'INBOX',
  };
}

export const mailboxTroubleInWords: Record<MailboxTrouble, string> = {
  unreachable: 'The mailbox of delivery reports cannot be reached. Letters go out all the same, but those that come back are not shown here until it can be read again.',
  insecure: 'The mailbox of delivery reports offers no encrypted connection that can be trusted, so it is not read. Letters that come back are not shown here.',
  'sign-in refused': 'The mailbox of delivery reports refuses our name or password, so it is not read. Letters that come back are not shown here until the setting is mended.',
  'no such folder': 'The mailbox of delivery reports has no folder of the name in the setting, so it is not read. Letters that come back are not shown here.',
};

/** These never mend themselves: somebody must be told at once, not after a quarter of an hour. */
export function mailboxNeedsMending(trouble: MailboxTrouble): boolean {
  return trouble !== 'unreachable';
}
