// Whether a report goes with its letter or is linked to: mail systems refuse what is too large, and then nobody has anything. Pure.
import { figure } from '../inspections/amount.ts';
import type { Attachment } from '../letters/letter.ts';
import type { KeptFile } from './edition.store.ts';
import { mediaTypes } from './edition.ts';

/** Relays commonly take 10 MB; in a letter a file grows by a third, and the text needs room too. */
export const LARGEST_ATTACHED = 7 * 1024 * 1024;

export interface Attached { attachments: Attachment[]; says: string }

/** @param address the edition on the web */
export function attachedOf(files: readonly KeptFile[], address: string, atMost: number): Attached {
  const pdf = files.find((file) => file.format === 'pdf' && file.audience === 'public');
  if (pdf === undefined) return { attachments: [], says: 'The report is on the web.' };
  if (pdf.length <= atMost) return { attachments: [{ fileName: pdf.fileName, mediaType: mediaTypes.pdf, sha256: pdf.sha256 }], says: 'The report is attached as a PDF.' };
  return { attachments: [], says: `The PDF is too large for a letter (${figure(Math.ceil(pdf.length / 104_857.6) / 10)} MB). It is here, after signing in: ${address}/files/pdf` };
}
