// The terms a council may reword (its settings hold them): templates say `words.panel`, never "panel".

/** Each in the singular, as it stands inside a sentence. */
export interface OwnWords {
  panel: string;
  chair: string;
  clerk: string;
  leadOfficer: string;
  cabinet: string;
  partOne: string;
  partTwo: string;
}

type Plurals = Record<'panels' | 'chairs' | 'clerks' | 'leadOfficers', string>;
type Lower = OwnWords & Plurals;

/** `words.panel`, `words.panels`, and `words.Panel`, `words.Panels` for the start of a sentence. */
export type Words = Readonly<Lower & { [Word in keyof Lower as Capitalize<Word>]: string }>;

const standard: OwnWords = { panel: 'panel', chair: 'chair', clerk: 'clerk', leadOfficer: 'lead officer', cabinet: 'Cabinet', partOne: 'Part I', partTwo: 'Part II' };

const known = new Map<string, Words>();
const KNOWN_AT_MOST = 200;

/** The council's words over the standard ones; what it left empty keeps the standard word. The same words are the same object, so that what is made of them is made once. */
export function wordsOf(own: Partial<OwnWords> = {}): Words {
  const key = JSON.stringify(own);
  const before = known.get(key);
  if (before !== undefined) return before;
  const words = Object.freeze(inflected(own));
  if (known.size >= KNOWN_AT_MOST) known.clear();
  known.set(key, words);
  return words;
}

function inflected(own: Partial<OwnWords>): Words {
  const one = (word: keyof OwnWords): string => own[word]?.trim() || standard[word];
  const lower: Lower = {
    panel: one('panel'), chair: one('chair'), clerk: one('clerk'), leadOfficer: one('leadOfficer'), cabinet: one('cabinet'), partOne: one('partOne'), partTwo: one('partTwo'),
    panels: plural(one('panel')), chairs: plural(one('chair')), clerks: plural(one('clerk')), leadOfficers: plural(one('leadOfficer')),
  };
  const capital = Object.fromEntries(Object.entries<string>({ ...lower }).map(([word, text]) => [capitalised(word), capitalised(text)]));
  return { ...lower, ...capital } as Words;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** committee → committees, body → bodies. */
function plural(word: string): string {
  if (/[^aeiou]y$/i.test(word)) return word.slice(0, -1) + 'ies';
  return /(?:s|x|z|ch|sh)$/i.test(word) ? `${word}es` : `${word}s`;
}
