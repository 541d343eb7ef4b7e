// Step 2: the mark a paragraph opens with, (a), iv., 3), 2.1, a bullet, and whether one mark follows on from another.

export type MarkStyle = 'bullet' | 'digit' | 'lower' | 'upper' | 'roman' | 'ROMAN' | 'decimal';

interface Reading {
  style: MarkStyle;
  value: number;
}

export interface Mark {
  /** (i) may be a letter or a numeral: what comes before decides. */
  readings: readonly Reading[];
  /** round "(a)", paren "a)", dot "a.", bare "1 ", or the bullet itself */
  dress: string;
  /** As printed, without brackets and points; null for bullets. */
  label: string | null;
  /** How many characters of the paragraph the mark and the space after it take. */
  length: number;
}

const bullet = /^(?:[\u00b7\u2022\u25cf\u25aa\u25a0\u25e6\u25cb\u2023\u2043\u2219\uf0b7\uf0a7\uf0d8\uf0fc\u27a2\u2713\u2714*]|[-o](?= ))+ */u;
const dressed: readonly (readonly [dress: string, pattern: RegExp])[] = [
  ['decimal', /^\(?(\d{1,4}(?:\.\d{1,3}){1,3})[.)]?(?: +|$)/],
  ['round', /^[([]? ?(?<=[([] ?)(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5}) ?[)\]][.:]? */],
  ['paren', /^(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})\)(?: +|$|(?=[A-Z(]))/],
  ['dot', /^(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})\.(?: +|$|(?=[A-Z(][a-z]))/],
  ['named', /^(?:Recommendation|RECOMMENDATION|Resolution|RESOLUTION|Decision|DECISION|Rec|R) ?(?:No\.? ?)?(\d{1,3}|(?<= )[A-Z])(?: ?[:.)-]+ *| +(?=That)|$)/],
  ['bare', /^(\d{1,3})(?: +(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\b)(?=[A-Z"'])|$)/],
];

export function readMark(plain: string): Mark | null {
  const dot = bullet.exec(plain);
  if (dot !== null && dot[0] !== '') return { readings: [{ style: 'bullet', value: 0 }], dress: dot[0].charAt(0), label: null, length: dot[0].length };
  for (const [dress, pattern] of dressed) {
    const found = pattern.exec(plain);
    const label = found?.[1];
    if (found === null || label === undefined) continue;
    const readings = readingsOf(label);
    if (readings.length > 0) return { readings, dress, label, length: found[0].length };
  }
  return null;
}

function readingsOf(label: string): Reading[] {
  if (/^\d+$/.test(label)) return [{ style: 'digit', value: Number(label) }];
  if (/^[\d.]+$/.test(label)) return [{ style: 'decimal', value: Number(label.slice(label.lastIndexOf('.') + 1)) }];
  const lower = label === label.toLowerCase();
  const readings: Reading[] = [];
  if (/^(?:([a-z])\1?)$/i.test(label)) readings.push({ style: lower ? 'lower' : 'upper', value: letterValue(label.toLowerCase()) });
  const roman = romanValue(label.toLowerCase());
  if (roman !== undefined) readings.push({ style: lower ? 'roman' : 'ROMAN', value: roman });
  return readings;
}

function letterValue(letters: string): number {
  return letters.charCodeAt(0) - 96 + (letters.length - 1) * 26;
}

const tens = ['', 'x', 'xx', 'xxx'];
const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const romans = new Map(tens.flatMap((ten, t) => ones.map((one, o) => [ten + one, t * 10 + o] as const)));
romans.delete('');

function romanValue(letters: string): number | undefined {
  return romans.get(letters);
}

/** Whether a mark can open a list: 1, a, i, or any bullet. */
export function opensList(mark: Mark): boolean {
  return mark.readings.some((reading) => reading.style === 'bullet' || reading.value === 1);
}

function prefixOf(mark: Mark): string {
  return (mark.label ?? '').slice(0, (mark.label ?? '').lastIndexOf('.'));
}

/** Whether a mark is the next of a list (or a later one, where numbers in between were lost). */
export function follows(mark: Mark, before: Mark, most = 1): boolean {
  if (mark.dress !== before.dress) return false;
  return mark.readings.some((now) => before.readings.some((then) => {
    if (now.style !== then.style || (now.style === 'decimal' && prefixOf(mark) !== prefixOf(before))) return false;
    return now.style === 'bullet' || (now.value > then.value && now.value <= then.value + most);
  }));
}
