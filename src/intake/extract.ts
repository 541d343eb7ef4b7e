// From a file to its text: what it is by content, then read in the parser's own process; plain text needs none.
import type { Extracted } from './extracted.ts';
import { kindByContent } from './extract/kind-by-content.ts';
import { decodeText } from './extract/decode-text.ts';
import { extractInSandbox } from './extract/sandbox.ts';

/** As much as one paper may weigh. */
export const LARGEST_FILE = 30 * 1024 * 1024;

/** Never throws for what is in the file: an unusable one gives a sentence for the person who brought it. */
export async function extractText(bytes: Uint8Array, fileName: string): Promise<Extracted> {
  if (bytes.length > LARGEST_FILE) return { ok: false, sentence: 'The file is larger than 30 MB. Split it and take the part you need.' };
  const kind = kindByContent(bytes, fileName);
  if ('refused' in kind) return { ok: false, sentence: kind.refused };
  if (kind.source !== 'text') return extractInSandbox(kind.source, bytes);
  const text = decodeText(bytes);
  if (text === null || text.trim() === '') return { ok: false, sentence: 'The file has no text in it.' };
  return { ok: true, source: 'text', text, rows: null, note: null };
}

/** Whether it is a table by its content alone, before anything is read: a workbook, or cells apart by signs. */
export function isTableFile(bytes: Uint8Array, fileName: string): boolean {
  const kind = kindByContent(bytes, fileName);
  return !('refused' in kind) && (kind.source === 'csv' || kind.source === 'xlsx');
}

/** The sentence against a file that is of no kind we read, by its content alone. */
export function whyRefused(bytes: Uint8Array, fileName: string): string | undefined {
  const kind = kindByContent(bytes, fileName);
  return 'refused' in kind ? kind.refused : undefined;
}
