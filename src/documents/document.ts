// A paper handed in: its bytes are kept by their hash, so that the same file twice is known for what it is.
import { createHash } from 'node:crypto';

export interface Document {
  id: string;
  sha256: string;
  fileName: string;
  mediaType: string;
  /** In bytes. */
  length: number;
  /** What was read from it; null when nothing could be, with the reason in `textNote`. */
  text: string | null;
  textNote: string | null;
  keptAt: Date;
  keptByPersonId: string | null;
}

/** 25 MB, the largest file a form takes. */
export const LARGEST_FILE = 25 * 1024 * 1024;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A name that is safe to show and to offer for download: the last part of whatever path came, without control or direction marks. */
export function safeFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(/[\u0000-\u001f\u007f\u0080-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069"]/g, '').trim();
  return plain.slice(-150) || 'file';
}
