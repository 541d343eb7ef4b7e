// The frozen form of a content: one text for one content, whatever order its fields were made in, and that text's hash.
import { createHash } from 'node:crypto';
import type { EditionContent } from './edition-content.ts';

export interface Frozen { text: string; sha256: string }

/** The hash is over the UTF-8 bytes of `text`, which is what is stored: the database checks the same sum. */
export function freeze(content: EditionContent): Frozen {
  const text = canonical(content);
  return { text, sha256: createHash('sha256').update(text, 'utf8').digest('hex') };
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).filter(([, held]) => held !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, held]) => `${JSON.stringify(name)}:${canonical(held)}`).join(',')}}`;
}
