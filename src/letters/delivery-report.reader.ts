// A message that came back → what it reports (RFC 3464), or what it says in plain words where a mail system writes no report.
import PostalMime, { type Email } from 'postal-mime';
import { hardOrSoft, type Report } from './delivery-report.ts';

const WHERE_IT_WENT = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-delivered-to', 'x-rcpt-to', 'received'];
const LONGEST = 500;

/** Pure but for the parsing; whatever arrives is answered, a broken message as 'nothing'. */
export async function readReport(bytes: Uint8Array): Promise<Report> {
  let email: Email;
  try {
    email = await PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'utf8', maxNestingDepth: 20 });
  } catch {
    return { addressedTo: [], finding: 'nothing', status: null, said: '' };
  }
  const addressedTo = email.headers.filter((h) => WHERE_IT_WENT.includes(h.key)).map((h) => h.value);
  return { addressedTo, ...whatItReports(email) };
}

type Reported = Pick<Report, 'finding' | 'status' | 'said'>;

function whatItReports(email: Email): Reported {
  const part = (...types: string[]): string | undefined => textOf(email.attachments.find((a) => types.includes(a.mimeType))?.content);
  if (part('message/feedback-report') !== undefined) return { finding: 'complaint', status: null, said: 'The reader, or the reader’s mail system, marked the letter as unwanted.' };
  const status = part('message/delivery-status', 'message/global-delivery-status');
  if (status !== undefined) return fromStatus(status, wordsOf(email));
  if (part('message/disposition-notification', 'message/global-disposition-notification') !== undefined) return { finding: 'auto-reply', status: null, said: 'A receipt' };
  if (isReturned(email)) return fromWords(wordsOf(email));
  return { finding: isAutomatic(email) ? 'auto-reply' : 'nothing', status: null, said: tidy(email.subject ?? '') };
}

function textOf(content: ArrayBuffer | Uint8Array | string | undefined): string | undefined {
  return content === undefined || typeof content === 'string' ? content : Buffer.from(content as Uint8Array).toString();
}

interface Recipient { action: string; status: string | null; diagnostic: string }

/** Blocks of fields: the first is about the report, each other about one recipient. The worst of them counts. */
function fromStatus(text: string, words: string): Reported {
  const recipients = text.replace(/\r\n/g, '\n').replace(/\n[ \t]+/g, ' ').split(/\n\s*\n/).map(fieldsOf)
    .filter((f) => f.has('action') || f.has('status')).map((f): Recipient => ({
      action: (f.get('action') ?? '').toLowerCase().split(/[\s;(]/)[0] ?? '',
      status: /[245]\.\d{1,3}\.\d{1,3}/.exec(f.get('status') ?? '')?.[0] ?? null,
      diagnostic: (f.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, ''),
    }));
  const failed = recipients.find((r) => r.action === 'failed' || (r.action === '' && r.status?.startsWith('5')));
  if (failed === undefined) {
    const isDelayed = recipients.some((r) => r.action === 'delayed' || r.status?.startsWith('4'));
    return { finding: isDelayed ? 'delayed' : 'delivered', status: recipients[0]?.status ?? null, said: tidy(recipients[0]?.diagnostic ?? words) };
  }
  const said = failed.diagnostic === '' ? words : failed.diagnostic;
  const status = better(failed.status, said);
  return { finding: hardOrSoft(status, said), status, said: tidy(said) };
}

/** Many systems report a bare 5.0.0 and put the real code into the words. */
function better(status: string | null, said: string): string | null {
  const vague = status === null || /^[45]\.0\.0$/.test(status);
  return vague ? (/\b[45]\.[1-7]\.\d{1,3}\b/.exec(said)?.[0] ?? status) : status;
}

function fieldsOf(block: string): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return fields;
}

const RETURNED = /undeliver(ed|able)|delivery (status notification|failure|has failed|report)|(mail|message) (delivery|system).{0,20}(fail|error)|returned (mail|to sender)|failure notice|could not be delivered|not delivered|non[- ]?delivery|returning message|delivery (was )?(un)?success|unzustellbar|non remis/i;

function isReturned(email: Email): boolean {
  const header = (key: string): string => email.headers.find((h) => h.key === key)?.value ?? '';
  if (header('x-failed-recipients') !== '') return true;
  const daemon = /mailer-?daemon|postmaster|mail delivery (sub)?system|mail administrator/i.test(header('from'));
  const nobody = header('return-path').trim() === '<>';
  return (daemon || nobody) && (RETURNED.test(email.subject ?? '') || /qmail-send program|this is the mail system|delivery to the following recipients? (failed|has been)/i.test(email.text ?? ''));
}

function fromWords(words: string): Reported {
  const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(words)?.[0] ?? null;
  const delayed = /\b(delayed|still trying|will (be )?(re)?tr(y|ied)|warning message only|do not need to resend)\b/i.test(words);
  return { finding: delayed ? 'delayed' : hardOrSoft(status, words), status, said: tidy(words) };
}

function isAutomatic(email: Email): boolean {
  const header = (key: string): string | undefined => email.headers.find((h) => h.key === key)?.value.trim().toLowerCase();
  const automatic = header('auto-submitted');
  return (automatic !== undefined && automatic !== 'no')
    || ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress'].some((key) => header(key) !== undefined)
    || /auto_?reply|bulk|junk/.test(header('precedence') ?? '')
    || /^(automatic reply|auto(matic)?[- ]?(reply|response)|out of (the )?office|away from|abwesen|réponse automatique|ymateb awtomatig)|please confirm|verify your (e-?mail|message)/i.test(email.subject ?? '');
}

/** The words before the letter they return: its own text must not be taken for the reason. */
function wordsOf(email: Email): string {
  const text = email.text ?? (email.html ?? '').replace(/<style[\s\S]*?<\/style>/gi, ' ').replace(/<[^>]+>/g, ' ');
  return text.split(/(?<!-)-{2,}\s*(?:this is a copy of|below this line is|original message|the header of the original|transcript of|included is a copy|returned message|message header)/i)[0] ?? '';
}

function tidy(said: string): string {
  // A control character means nothing to a reader, and PostgreSQL keeps no NUL.
  return said.replace(/[\s\p{Cc}]+/gu, ' ').trim().slice(0, LONGEST);
}
