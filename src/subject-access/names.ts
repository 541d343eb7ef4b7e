// Who is meant by a name in a text: the ways one is written, the passages that name somebody, and a text without anybody else. Pure.

/** Somebody who is not the person asked about, and what stands instead of their name. */
export interface Other { id: string | null; name: string; label: string }
export interface Subject { id: string; name: string; email: string }

const HONORIFICS = ['Councillor', 'Cllr', 'Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Dr', 'Prof', 'Professor', 'Revd', 'Rev', 'Reverend', 'Sir', 'Dame', 'Lord', 'Lady', 'Canon', 'Father'];
const HONORIFIC = new RegExp(`^(?:(?:${HONORIFICS.join('|')})\\.?\\s+)+`, 'iu');
/** Surnames that are words of every text: left where they stand alone. */
const EVERYDAY = new Set(['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'may', 'chair', 'clerk', 'member', 'panel', 'council', 'committee', 'director', 'head', 'service', 'services']);
const SHORTEST_ALONE = 3;
/** No longer than RFC 5321 lets the two sides be: without an end a text without spaces would be gone through again from each of its letters. */
const ADDRESS = /[^\s@<>"'(),;:[\]]{1,64}@[^\s@<>"'(),;:[\]]{1,255}\.[a-z]{2,}/giu;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu;
export const ANOTHER_PERSON = 'another person';
const ANOTHER_ADDRESS = '(another address)';

function bareName(name: string): string {
  return name.trim().replace(HONORIFIC, '');
}

function surnameOf(name: string): string {
  return bareName(name).split(/\s+/u).at(-1) ?? '';
}

/** 'Cllr Peter Marlowe' → 'Peter Marlowe', 'Cllr Marlowe', 'Mr Marlowe' and so on: what a text calls somebody. */
export function formsOf(name: string): string[] {
  const surname = surnameOf(name);
  return [name, bareName(name), ...(surname === bareName(name) ? [] : HONORIFICS.flatMap((title) => [`${title} ${surname}`, `${title}. ${surname}`]))].filter((form) => form !== '');
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&').replace(/\s+/gu, '\\s+');
const whole = (forms: readonly string[], flags: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...forms].sort((a, b) => b.length - a.length).map(escaped).join('|')})(?![\\p{L}\\p{N}])`, flags);

/** For PostgreSQL's ~*: the same forms and the address. */
export function searchPattern(subject: Subject): string {
  return `(^|[^[:alnum:]])(${[...new Set([bareName(subject.name), subject.email, ...formsOf(subject.name)])].map((form) => form.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&')).join('|')})([^[:alnum:]]|$)`;
}

/** The sentences of a text, or of every text in a frozen content or proposal, that name the person. */
export function passagesNaming(subject: Subject, text: string): string[] {
  const named = whole([...formsOf(subject.name), subject.email], 'iu');
  return [...new Set(textsIn(text).filter((one) => named.test(one)).flatMap((one) => {
    const sentences = (one.match(SENTENCE) ?? []).map((sentence) => sentence.trim()).filter((sentence) => named.test(sentence));
    // A name with a full stop in it goes over the end of a sentence.
    return sentences.length === 0 ? [one.trim()] : sentences;
  }))];
}

/** To a full stop that is not one of an abbreviated title, or to the end of the line. */
const SENTENCE = /(?:[^.!?\n]|[.!?](?!\s|$)|(?<=\b(?:Cllr|Mr|Mrs|Ms|Dr|Rev|Revd|Prof))\.)+[.!?]?/gu;

function textsIn(text: string): string[] {
  if (!/^\s*[[{]/u.test(text)) return [text];
  try {
    return stringsIn(JSON.parse(text));
  } catch {
    return [text];
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/**
 * Everybody but the person asked about is taken out: full names, titles with surnames, surnames alone, addresses, ids.
 * @param labels what an id of a record is called
 * @param keptAddresses those that are nobody else's: the council's own, and those the person had
 */
export function withoutOthers(subject: Subject, others: readonly Other[], labels: ReadonlyMap<string, string>, keptAddresses: readonly string[]): (text: string) => string {
  const own = new Set(formsOf(subject.name).map((form) => form.toLowerCase()));
  const instead = new Map<string, string>();
  const alone = new Map<string, string>();
  const ids = new Map<string, string>();
  for (const { id, name, label } of others) {
    if (id !== null) ids.set(id, label);
    for (const form of formsOf(name)) if (!own.has(form.toLowerCase())) instead.set(form.toLowerCase().replace(/\s+/gu, ' '), label);
    const surname = surnameOf(name);
    if (surname.length >= SHORTEST_ALONE && !EVERYDAY.has(surname.toLowerCase()) && !bareName(subject.name).split(/\s+/u).includes(surname)) alone.set(surname, label);
  }
  const names = instead.size === 0 ? undefined : whole([...instead.keys()], 'giu');
  const surnames = alone.size === 0 ? undefined : whole([...alone.keys()], 'gu');
  const kept = new Set([subject.email, ...keptAddresses].map((address) => address.toLowerCase()));
  return (text) => {
    let out = text.replace(ADDRESS, (found) => (kept.has(found.toLowerCase()) ? found : ANOTHER_ADDRESS)).replace(UUID, (id) => ids.get(id) ?? labels.get(id) ?? id);
    if (names !== undefined) out = out.replace(names, (found) => instead.get(found.toLowerCase().replace(/\s+/gu, ' ')) ?? ANOTHER_PERSON);
    if (surnames !== undefined) out = out.replace(surnames, (found) => alone.get(found) ?? ANOTHER_PERSON);
    return out;
  };
}
