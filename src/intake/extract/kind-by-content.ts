// What a file is by its content; its name is only a hint, and a lie when the two disagree.
import type { Source } from '../extracted.ts';
import { decodeText } from './decode-text.ts';

export type Kind = { source: Source } | { refused: string };

const PICTURE = 'This is a picture. Only the text of a paper can be read: ask for the original, or paste the text.';
const UNKNOWN = 'This is no kind of file that can be read here. Word (.docx), PDF, web page, plain text, CSV and Excel (.xlsx) can.';

interface Magic {
  starts: readonly (string | number)[];
  says: string;
}

const REFUSED: readonly Magic[] = [
  { starts: ['GIF8'], says: PICTURE }, { starts: ['\x89PNG'], says: PICTURE }, { starts: ['\xFF\xD8\xFF'], says: PICTURE }, { starts: ['II*\0', 'MM\0*'], says: PICTURE },
  { starts: ['{\\rtf'], says: 'This is an RTF file. Open it in Word, save it as .docx and try again.' },
  { starts: ['\x7FELF', 'MZ'], says: 'This is a program, not a paper. It was not opened.' },
];

export function kindByContent(bytes: Uint8Array, fileName: string): Kind {
  if (bytes.length === 0) return { refused: 'The file is empty.' };
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1');
  const refused = REFUSED.find(({ starts }) => starts.some((start) => head.startsWith(String(start))));
  if (refused !== undefined) return { refused: refused.says };
  if (head.startsWith('\xD0\xCF\x11\xE0')) return { refused: oldOffice(bytes) };
  if (head.startsWith('PK')) return zipKind(bytes);
  const pdf = head.slice(0, 1_024).indexOf('%PDF-');
  if (pdf >= 0) return /[<{(]/.test(head.slice(0, pdf)) ? { refused: 'The file is two kinds of file at once, as one made to do harm would be. It was not opened.' } : { source: 'pdf' };
  return textKind(bytes, fileName);
}

function oldOffice(bytes: Uint8Array): string {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return 'The file is locked with a password. Save a copy without one and try again.';
  return 'This is an old Word or Excel file. Open it, save it as .docx or .xlsx and try again.';
}

/** The parts' names stand uncompressed in the file, so the kind shows without unpacking anything. */
function zipKind(bytes: Uint8Array): Kind {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.includes('vbaProject')) return { refused: 'The file holds macros. Save it as .docx or .xlsx, without macros, and try again.' };
  if (all.includes('word/document')) return { source: 'docx' };
  if (all.includes('xl/workbook')) return { source: 'xlsx' };
  if (all.includes('application/vnd.oasis.opendocument')) return { refused: 'This is an OpenDocument file. Save it as .docx or .xlsx and try again.' };
  if (all.includes('ppt/')) return { refused: 'This is a presentation. Only the text of a paper can be read: paste it.' };
  return { refused: 'This is a zip file. Unpack it and take the papers one by one.' };
}

function textKind(bytes: Uint8Array, fileName: string): Kind {
  const text = decodeText(bytes.subarray(0, 65_536));
  if (text === null) return { refused: UNKNOWN };
  const start = text.slice(0, 4_096).replace(/^\s*(?:<!--[^]*?-->\s*)*/, '');
  const claims = /\.(docx|xlsx|pdf|docm|xlsm)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (claims !== undefined) return { refused: `The name ends in .${claims}, but the file is something else. Open it, save it properly and try again.` };
  if (/^MIME-Version:|^(?:From|Date|Subject|Content-Type): [^\n]*\n[^]{0,2000}multipart\/related/i.test(start)) return { refused: 'This is a web archive (.mht). Save the page as “web page, HTML only”, or paste the text.' };
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!DOCTYPE\s+svg[^>]{0,300}>\s*)?<svg\b/i.test(start)) return { refused: PICTURE };
  if (/^(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body|meta|title|div|table|p|h[1-6]|section|article|main|span|ul|ol|script|style)\b/i.test(start)) return { source: 'html' };
  if (/^<\?xml|^<!DOCTYPE/i.test(start)) return { refused: UNKNOWN };
  return { source: /\.csv$/i.test(fileName) ? 'csv' : 'text' };
}
