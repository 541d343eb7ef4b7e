// The demonstration mailbox's pages: the letters newest first, and one letter as text, as HTML (which can do nothing) and with its attachments.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Email } from 'postal-mime';
import { htmlTemplate } from '../web/template.ts';
import { findLetter, listLetters, type KeptLetter } from './mailbox-folder.ts';

export interface MailboxPage {
  letters: { path: string; subject: string; to: string; arrived: string; attachmentsLabel: string }[];
}

export interface MailboxLetterPage {
  subject: string;
  from: string;
  to: string;
  arrived: string;
  text: string;
  /** Empty when the letter has no HTML. */
  htmlPath: string;
  attachments: { path: string; fileName: string; kind: string; size: string }[];
}

const mailboxView = htmlTemplate('letters/mailbox', ['page']);
const letterView = htmlTemplate('letters/mailbox-letter', ['page']);
const SHOWN = 200;

/** Only reads; what it does not know is a 404. */
export async function answerMailbox(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-store');
  const [first = '', name = '', what = '', number = ''] = (request.url ?? '/').split('?')[0]?.split('/').slice(1) ?? [];
  if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end();
  if (first === '') return sendPage(response, mailboxView({ page: presentMailbox(await listLetters(folder, SHOWN)) }).toString());
  const letter = first === 'letters' ? await findLetter(folder, name) : undefined;
  if (!letter) return void response.writeHead(404).end('No such letter');
  if (what === '') return sendPage(response, letterView({ page: presentLetter(letter) }).toString());
  if (what === 'html' && letter.email.html !== undefined) return sendForeign(response, letter.email.html);
  const attachment = what === 'attachments' ? letter.email.attachments[Number(number)] : undefined;
  if (!attachment) return void response.writeHead(404).end('No such attachment');
  response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(attachment.filename ?? 'attachment')}`);
  response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(bytesOf(attachment.content));
}

function presentMailbox(letters: KeptLetter[]): MailboxPage {
  return {
    letters: letters.map((letter) => ({
      path: `/letters/${letter.name}`, subject: letter.email.subject || '(no subject)', to: letter.envelopeTo.join(', '), arrived: arrivedLabel(letter),
      attachmentsLabel: letter.email.attachments.length === 0 ? '' : `${letter.email.attachments.length} attached`,
    })),
  };
}

function presentLetter(letter: KeptLetter): MailboxLetterPage {
  const { email } = letter;
  return {
    subject: email.subject || '(no subject)', from: [email.from?.name, email.from?.address].filter(Boolean).join(' '), to: letter.envelopeTo.join(', '),
    arrived: arrivedLabel(letter), text: email.text ?? '', htmlPath: email.html === undefined ? '' : `/letters/${letter.name}/html`,
    attachments: email.attachments.map((one, index) => presentAttachment(letter.name, one, index)),
  };
}

function presentAttachment(name: string, attachment: Email['attachments'][number], index: number): MailboxLetterPage['attachments'][number] {
  return {
    path: `/letters/${name}/attachments/${index}`, fileName: attachment.filename ?? 'attachment', kind: attachment.mimeType,
    size: `${Math.max(1, Math.round(bytesOf(attachment.content).length / 1024))} kB`,
  };
}

const arrivedLabel = ({ arrivedAt }: KeptLetter): string => `${arrivedAt.slice(0, 10)} ${arrivedAt.slice(11, 19)} UTC`;

function bytesOf(content: string | ArrayBuffer | Uint8Array): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array);
}

function sendPage(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" }).end(html);
}

/** A letter's own HTML: shown as a mail program would, with scripts, forms and everything from elsewhere refused. */
function sendForeign(response: ServerResponse, html: string): void {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'" }).end(html);
}
