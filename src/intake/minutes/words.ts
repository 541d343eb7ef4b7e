// Words lifted out of a paper: white space folded, and for every character the place it came from.
import type { Passage, Phrase } from '../proposal.ts';

export interface Words {
  /** Verbatim but for white space, which is folded to single spaces. */
  text: string;
  /** The same length as text, with quotes, dashes and spaces made plain, so that patterns stay short. */
  plain: string;
  /** at[i] is the place of text[i] in the source. */
  at: readonly number[];
}

export const noWords: Words = { text: '', plain: '', at: [] };

export function wordsOf(source: string, start: number, end: number): Words {
  const at: number[] = [];
  const kept: string[] = [];
  let space = false;
  for (let i = start; i < end; i += 1) {
    if (isBlankAt(source, i)) { space = at.length > 0; continue; }
    if (space) { kept.push(' '); at.push(i - 1); space = false; }
    kept.push(source.charAt(i));
    at.push(i);
  }
  const text = kept.join('');
  return { text, plain: plainOf(text), at };
}

export function joinWords(parts: readonly Words[]): Words {
  const filled = parts.filter((part) => part.text !== '');
  if (filled.length < 2) return filled[0] ?? noWords;
  const at: number[] = [];
  for (const part of filled) {
    if (at.length > 0) at.push((at[at.length - 1] ?? 0) + 1);
    for (const place of part.at) at.push(place);
  }
  return { text: filled.map((part) => part.text).join(' '), plain: filled.map((part) => part.plain).join(' '), at };
}

/** Words from one index of another's text to a second, trimmed of white space at both ends. */
export function cutWords(words: Words, from: number, to: number = words.text.length): Words {
  let start = Math.max(0, from);
  let end = Math.min(words.text.length, to);
  while (start < end && words.text[start] === ' ') start += 1;
  while (end > start && words.text[end - 1] === ' ') end -= 1;
  if (start >= end) return noWords;
  return { text: words.text.slice(start, end), plain: words.plain.slice(start, end), at: words.at.slice(start, end) };
}

export function passageOf(words: Words): Passage {
  return { start: words.at[0] ?? 0, end: (words.at[words.at.length - 1] ?? -1) + 1 };
}

export function phraseOf(words: Words): Phrase {
  return { text: words.text, passage: passageOf(words) };
}

/** The same characters one for one, with typographic quotes, dashes and spaces made those of a keyboard. */
export function plainOf(text: string): string {
  return text
    .replace(/[\u2018\u2019\u201a\u201b\u02bc`\u00b4]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/[\u2010-\u2015\u2212\uf02d]/g, '-')
    .replace(/[\t\u00a0\u2000-\u200b\u202f\u3000\ufeff]/g, ' ');
}

/** White space, or the two stars with which bold is written down in plain text. */
export function isBlankAt(source: string, i: number): boolean {
  const code = source.charCodeAt(i);
  return isSpace(code) || (code === 42 && (source.charCodeAt(i + 1) === 42 || source.charCodeAt(i - 1) === 42));
}

/** White space and the invisible characters that word processors leave behind. */
function isSpace(code: number): boolean {
  return code <= 32 || code === 0xa0 || code === 0x85 || (code >= 0x2000 && code <= 0x200f)
    || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x3000 || code === 0xfeff || code === 0xad;
}
