// What came back by mail about a letter, and what it means: an address that does not exist, a passing trouble, or nothing of the sort.

/** 'nothing': no report at all (somebody wrote to the envelope address); it is not kept. */
export type Finding = 'hard' | 'soft' | 'delayed' | 'delivered' | 'auto-reply' | 'complaint' | 'nothing';

export interface Report {
  /** Everything in the header that may hold the address it was sent to, and so the signed name of the letter. */
  addressedTo: readonly string[];
  finding: Finding;
  /** RFC 3463, e.g. '5.1.1'. */
  status: string | null;
  /** In the words of whoever reports. */
  said: string;
}

const GONE = /user unknown|unknown (user|recipient|local part|address)|no such (user|mailbox|recipient|address|person|account|domain)|(user|mailbox|recipient|address|account|email)\b.{0,60}\b(does(n['’]t| not) exist|not found|was not found|could ?n['’o]t be found|is unknown|not known|not listed|invalid|is not valid|has been (disabled|closed|deactivated)|is disabled|is inactive|no longer (available|in use|valid|exists))|invalid (recipient|mailbox|address)|not a valid (recipient|mailbox|address)|mailbox unavailable|recipient (address )?rejected|address rejected|no mailbox (here )?by that name|unrouteable (mail )?(address|domain)|host or domain name not found|domain.{0,40}(does not exist|not found)|couldn['’]t find any host|not listed in|(left|no longer (works|employed|with))\b.{0,40}(organisation|organization|company|council)|disabled|undeliverable address|address unknown|adresse unbekannt|utilisateur inconnu/i;
const PASSING = /(mailbox|quota|inbox|storage|account).{0,40}(full|exceeded|over|limit)|over ?quota|quota exceeded|out of (storage|space)|insufficient (system )?storage|too (large|big)|exceeds? .{0,30}(size|limit)|spam|junk|block(ed|list)|blacklist|black list|denylist|policy|reputation|greylist|graylist|temporar|try again|retry|timed? ?out|time-?out|expired|delayed|deferred|\bSPF\b|DKIM|DMARC|virus|malware|content (was )?rejected|rate limit|too many|throttl|connection (refused|lost|reset)|unsolicited|relay(ing)? (access )?denied|not permitted to relay|loop(ing|s)?\b|too many hops|could not be authenticated/i;

/**
 * Hard: no letter to this address can ever arrive. Anything else is soft, and so is what cannot be told: an address frozen by
 * mistake costs a member the report (RFC 3463; vutuv froze forty live accounts by taking 5.0.0 for hard).
 */
export function hardOrSoft(status: string | null, said: string): 'hard' | 'soft' {
  const [kind = '', subject = '', detail = ''] = status?.split('.') ?? [];
  if (kind === '4') return 'soft';
  if (kind === '5') {
    const known = byStatus(subject, detail);
    if (known !== undefined) return known;
  }
  if (PASSING.test(said)) return 'soft';
  return GONE.test(said) ? 'hard' : 'soft';
}

/** Undefined: the code alone does not tell, the words must. */
function byStatus(subject: string, detail: string): 'hard' | 'soft' | undefined {
  const code = `${subject}.${detail}`;
  // 1.x is the address, except what it says of ours (7, 8) and what is too general (0) or a clash (4).
  if (subject === '1') return { '0': undefined, '4': 'soft' as const, '7': 'soft' as const, '8': 'soft' as const }[detail] ?? (detail === '0' ? undefined : 'hard');
  if (code === '2.1') return 'hard';
  if (code === '2.2' || code === '2.3' || code === '2.4') return 'soft';
  // No such host or domain; Exchange's directory-based edge blocking says 5.4.1 for a recipient it does not know.
  if (code === '4.1' || code === '4.310') return undefined;
  if (code === '4.4') return 'hard';
  if (subject === '3' || subject === '4' || subject === '6') return 'soft';
  return undefined;
}
