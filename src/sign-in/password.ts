// What may be a password: long enough, and not made of words that everybody tries first (as the NCSC advises).
import { wordsTriedFirst } from './words-tried-first.ts';

export const SHORTEST = 12;

export type PasswordRefusal = 'too-short' | 'too-common';

/** @param localWords names a stranger would try here: the council, its panels, the person */
export function mayBePassword(password: string, localWords: readonly string[] = []): { ok: true } | { ok: false; because: PasswordRefusal } {
  // Counted as people count: an emoji is one character.
  if ([...password].length < SHORTEST) return { ok: false, because: 'too-short' };
  const words = [...wordsTriedFirst, ...localWords.flatMap(partsOf)];
  return surprise(password, words) < ENOUGH ? { ok: false, because: 'too-common' } : { ok: true };
}

/** About five letters nobody could foresee, beside whatever else there is. */
const ENOUGH = 5;

/** Roughly how many characters a guesser would not foresee: known words, runs on the keyboard and repetitions are nearly free. */
function surprise(password: string, words: readonly string[]): number {
  const plain = repeated(password.toLowerCase());
  // 1 and ! stand for i or for l: whichever reading is the more common one counts.
  return Math.min(...[plain, unleet(plain, 'i'), unleet(plain, 'l')].map((text) => cheapest([...text], words)));
}

/** The least sum over all ways of cutting the text into known words and single characters. */
function cheapest(characters: readonly string[], words: readonly string[]): number {
  const text = characters.join('');
  // Words are found by UTF-16 position, so the sums are kept by it too.
  const best: number[] = Array.from({ length: text.length + 1 }, () => Infinity);
  best[0] = 0;
  let at = 0;
  let before: string | undefined;
  for (const character of characters) {
    const sum = best[at] ?? Infinity;
    const lower = (to: number, cost: number): void => { best[to] = Math.min(best[to] ?? Infinity, cost); };
    lower(at + character.length, sum + costOf(character, before));
    for (const word of words) if (text.startsWith(word, at)) lower(at + word.length, sum + 0.3);
    before = character;
    at += character.length;
  }
  return best[text.length] ?? 0;
}

const RUNS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn'];

function costOf(character: string, before: string | undefined): number {
  if (character === before) return 0;
  if (before !== undefined && RUNS.some((run) => run.includes(before + character) || run.includes(character + before))) return 0.1;
  if (/[a-z]/.test(character)) return 1;
  return /[\x20-\x7e]/.test(character) ? 0.4 : 1.5;
}

function unleet(text: string, one: 'i' | 'l'): string {
  const meant: Record<string, string> = { 0: 'o', 1: one, '!': one, 3: 'e', 4: 'a', '@': 'a', 5: 's', $: 's', 7: 't', 8: 'b' };
  return text.replace(/[01!34@5$78]/g, (sign) => meant[sign] ?? sign);
}

/** 'abcxabcxabcx' says no more than 'abcx'. */
function repeated(text: string): string {
  for (let length = 1; length <= text.length / 2; length++) {
    if (text.slice(0, length).repeat(Math.ceil(text.length / length)).startsWith(text)) return text.slice(0, length);
  }
  return text;
}

/** "Slough Borough Council" is tried as a whole, without spaces and word by word. */
function partsOf(name: string): string[] {
  const words = name.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 2);
  return [...words, words.join('')].filter((word) => word !== '');
}
