// Does a date in a sentence look ahead, or does it tell what has been? Decided from a few words on either side, never more.

const REACH = 160;

const AHEAD = /\b(?:will|would|shall|should|could|can|must|may|be|due|please|ask(?:s|ed)?|request(?:s|ed)?|agree[sd]?|undert(?:ake[sn]?|ook)|planned|plans|expect(?:s|ed)?|scheduled?|intend(?:s|ed)?|aim(?:s|ed)?|propos(?:e|es|ed)|actions?|deadline|target|promised?|recommend(?:s|ed)?|resolved?|invite[sd]?|to (?!the|an?|its|their|his|her|this|that|these|those|all|members|councillors|date)[a-z]{2,20})\b/giu;
const BEHIND = /\b(?:was|were|had|has|have been|took place|did|since|last|previous(?:ly)?)\b/giu;

// Words after which a date belongs to a paper, an office or an event and is nobody's to keep.
const OF_A_THING = /\b(?:dated|held|published|printed|signed|issued|inspection|inspected|visit|born|as at|as of|correct|meetings?|minutes|took place|carried out|undertaken|due to meet|conducted|began|begun|opened|launched)(?: (?:took place|held))?[\s,(]{0,4}$/iu;
// These even after "be": nobody has to do anything about a term of office or the day a decision takes effect.
const OF_AN_OFFICE = /\b(?:effective|in force|with effect|takes? effect|commenc\p{L}{1,4}|ending|ended|expir\p{L}{1,4}|appointed|elected)[\s,(]{0,4}$/iu;
const MINUTES_OR_TERM = /\b(?:minutes|notes|record|term of office|terms of office) (?:of|from|for|expir\p{L}{1,4}|end\p{L}{0,3})\b[^.;]{0,80}$|\bnext (?:\p{L}{2,20} )?meeting [^.;]{0,40}$/iu;
// "agreed in November 2013", but not "be agreed in November 2013".
const DONE = /\b(?:\p{L}{2,20}ed|made|given|taken|seen|written|met|set out|drawn up)(?:\s+by(?:\s+[\p{L}-]{2,20}){1,4})?[\s,]{0,4}$/iu;

const TO_BE_DONE = /\bbe\b(?:[\s,]{1,4}[\p{L}’'-]{1,20}){1,8}[\s,]{0,4}$/iu;

/** A date that tells what has been: passed over even after "by". */
export function isTold(text: string, start: number): boolean {
  const before = sentenceBefore(text, start);
  return MINUTES_OR_TERM.test(before) || lastIndex(BEHIND, before) > lastIndex(AHEAD, before);
}

/** A phrase with a word before it that looks ahead, and none after that which looks back. */
export function isPromised(text: string, start: number, end: number): boolean {
  const before = sentenceBefore(text, start);
  if (before.trim() === '') return opensPromise(text.slice(end, end + REACH));
  const ahead = lastIndex(AHEAD, before);
  return ahead >= 0 && ahead > lastIndex(BEHIND, before);
}

/** The same for a date, which must moreover not belong to a paper or an event: "the minutes of 4 June", "the decision taken in May". */
export function isPromisedDate(text: string, start: number, end: number): boolean {
  const before = sentenceBefore(text, start);
  if (MINUTES_OR_TERM.test(before) || OF_AN_OFFICE.test(before) || !isPromised(text, start, end)) return false;
  return TO_BE_DONE.test(before) || !(OF_A_THING.test(before) || DONE.test(before));
}

/** "In July the Director will report"; or the phrase stands alone. */
function opensPromise(after: string): boolean {
  return /^[\s.,;)]*$/u.test(after) || /^,?(?:\s+\S{1,30}){0,6}?\s+(?:will|would|shall|should|must|to be)\b/iu.test(after);
}

function sentenceBefore(text: string, start: number): string {
  const before = text.slice(Math.max(0, start - REACH), start);
  const cut = Math.max(before.lastIndexOf('. '), before.lastIndexOf('.\n'), before.lastIndexOf(';'), before.lastIndexOf('\n\n'), before.lastIndexOf('•'));
  return before.slice(cut + 1);
}

function lastIndex(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(pattern)) last = match.index;
  return last;
}
