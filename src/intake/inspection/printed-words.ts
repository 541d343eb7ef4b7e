// Makes running words of printed lines: line breaks, hyphens at line ends, ligatures, soft hyphens, private-use bullets.

const LIGATURES: Readonly<Record<string, string>> = {
  '\uFB00': 'ff', '\uFB01': 'fi', '\uFB02': 'fl', '\uFB03': 'ffi', '\uFB04': 'ffl', '\uFB05': 'st', '\uFB06': 'st',
};

/** One printed line as words: ligatures spelt out, soft hyphens and zero-width marks gone, white space single. */
export function plainWords(line: string): string {
  return line
    .replace(/[\uFB00-\uFB06]/g, (one) => LIGATURES[one] ?? one)
    .replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Joins the lines of one passage. A word broken at a line end keeps its hyphen, as most are real ("multi-\nagency"), unless the hyphen was a soft one. */
export function joinLines(lines: readonly string[]): string {
  let joined = '';
  for (const line of lines) {
    const soft = /\u00AD\s*$/.test(line);
    const words = plainWords(line);
    if (words === '') continue;
    joined += joined === '' || brokenWord(joined, words) ? words : ` ${words}`;
    if (soft) joined += '\u00AD';
  }
  return joined.replace(/\u00AD/g, '');
}

function brokenWord(before: string, after: string): boolean {
  if (before.endsWith('\u00AD')) return true;
  return /[\p{L}\d][-\u2010\u2011]$/u.test(before) && /^\p{Ll}/u.test(after) && !/^(and|or|to)\b/.test(after);
}

/** For comparing: letters and digits only, lower case. */
export function lettersOnly(text: string): string {
  return plainWords(text).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
