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
  const parts: string[] = [];
  let end = '';
  for (const line of lines) {
    const words = plainWords(line);
    if (words === '') continue;
    if (end !== '' && !brokenWord(end, words)) parts.push(' ');
    parts.push(words);
    end = line.trimEnd().slice(-2);
  }
  return parts.join('');
}

/** Told by the last two characters of the line before. */
function brokenWord(end: string, after: string): boolean {
  if (end.endsWith('\u00AD')) return true;
  return /^[\p{L}\d][-\u2010\u2011]$/u.test(end) && /^\p{Ll}/u.test(after) && !/^(?:and|or|to)\b/.test(after);
}

/** For comparing: letters and digits only, lower case. */
export function lettersOnly(text: string): string {
  return plainWords(text).normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
