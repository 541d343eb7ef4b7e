// A stored letter → the bytes the relay gets: the same bytes every time, so that "send again" is the same message.
import { createHash } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { Attachment, Letter } from './letter.ts';

export interface AttachedBytes extends Attachment { bytes: Buffer }

/**
 * Message-ID, Date and multipart boundaries come from the stored letter, never from the moment or from chance.
 * No List- headers: letters of the council's business are not a list one leaves. X-Auto-Response-Suppress is Exchange's word for Auto-Submitted.
 */
export async function composeLetter(letter: Letter, attachments: readonly AttachedBytes[], council: string): Promise<Buffer> {
  const composer = new MailComposer({
    from: letter.from,
    to: { name: letter.to.name, address: letter.to.address },
    ...(letter.replyTo && { replyTo: letter.replyTo }),
    subject: letter.subject,
    messageId: letter.messageId,
    date: letter.queuedAt,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'X-Matters-Arising-Council': council,
      'X-Matters-Arising-Letter': letter.id,
      'Content-Language': 'en-GB',
    },
    // Lines are ended here: nodemailer's own conversion passes the whole message, attachments too, through a slow stream.
    text: letter.text.replaceAll('\n', '\r\n'),
    html: letter.html.replaceAll('\n', '\r\n'),
    attachments: attachments.map((a) => ({ filename: a.fileName, contentType: a.mediaType, content: a.bytes, contentDisposition: 'attachment' })),
    baseBoundary: createHash('sha256').update(letter.messageId).digest('hex').slice(0, 24),
    disableUrlAccess: true,
    disableFileAccess: true,
  });
  return await composer.compile().build();
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
