// Step 12: where a limb's words end: closing punctuation, votes, brackets and narrative that ran on are left off.
import { sentencesOf } from './sentences.ts';
import { cutWords } from './words.ts';
import type { Words } from './words.ts';

const voices: readonly RegExp[] = [
  /^[([]?(?:councillors?|cllrs?|mr|mrs|ms|miss|dr) (?![^.]{0,100}\b(?:be|will|would) (?:asked|thanked|requested|appointed|elected|invited|nominated))[A-Z'][^.]{0,200}\b(?:abstained|voted|asked|requested|left|joined|declared|wished|withdrew|dissent|entered|took|returned|proposed|seconded|moved|arrived|thanked|said|did not|was not|were not|having|in the chair|be recorded|against|requests)/i,
  /^[([]?(?:note|n\.? ?b|reasons?|vot(?:ing|es?)|for|against|abstain(?:ed|ing|tions?)?|proposed|proposer|moved|seconded|seconder|unanimous(?:ly)?|carried|motion carried|in favour|not for publication|minute no)\b ?(?:[:\-)(.]|by\b|\d|$)/i,
  /^[([]?actions?(?: by| for)? ?[:-]/i,
  /^[([]?(?:the (?:meeting|motion|vote|amendment|substantive motion|recommendations?|proposal|public|webcast)|this (?:was|motion|item)|there (?:was|were|being)|it was (?:noted|moved|proposed|pointed|reported|explained)|upon (?:being|a)|on the motion of|moved by|on (?:being|a) (?:put|vote)|in response|following (?:a|the) (?:vote|question|discussion|debate)|a (?:recorded )?vote|votes? (?:was|were|for))\b/i,
  /^[([]?(?:the (?:vice-?)?chair(?:man|woman|person)?|the (?:committee|panel|board|cabinet)|members?|officers?) (?:then |also |further )?(?:thanked|noted|welcomed|said|asked|closed|declared|moved|left|reminded|advised|informed|queried|considered|received|discussed|invited|explained|adjourned|announced|commented|raised|expressed|heard|were|was)\b/i,
  /^(?:\d{1,4}[.)]? (?:\(\d{1,4}\) )?[A-Z]|.{0,160}\bpdf(?: icon)?,? (?:pdf )?\d+ ?[km]b|to (?:consider|receive) (?:an? |the )?report|report of the\b|reasons? for\b)/i,
];

/** Whether words are the minute-taker's narrative, not the panel's resolution; straight after the formula "The Committee noted …" is the resolution. */
export function narrativeOpens(plain: string, afterFormula = false): boolean {
  const head = plain.slice(0, 300);
  return voices.some((voice, i) => voice.test(head) && !(afterFormula && i === 4));
}

const closing = /(?:(?<![ .;,:])[ .;,:]+|[;,] ?(?:and|or|and that)|(?<=[a-z)]) and|(?<=[^ -]) ?-+|\.?(?<!\s)\s*[([](?:unanimous(?:ly)?|carried|agreed|carried unanimously|by general consent|all agreed)[)\]])$/i;

/** "(Action: Clerk)" after a limb names who is to act and is none of the panel's words. */
export const actionBracket = / ?[([] ?(?:for )?actions?(?: (?:by|for|required))? ?(?::|-| )+ *([^()[\]]{1,80})[)\]][.;,]*$/i;

export function trimLimb(words: Words): Words {
  let limb = cutWords(words, 0, resolvedUntil(words.plain));
  for (let rounds = 0; rounds < 8; rounds += 1) {
    const tail = closing.exec(limb.plain.slice(-40));
    if (tail === null || tail[0].length === 0) break;
    limb = cutWords(limb, 0, limb.plain.length - tail[0].length);
  }
  return limb;
}

/** Labels that a paper flattened to one line prints in the middle of it. */
const printed = / (?:(?:Supporting|Additional|Accompanying|Background) [Dd]ocuments|Reasons? for (?:the )?[Dd]ecisions?|(?:Other|Alternative) options(?: considered)?|Date of decision|Voting) ?:/;

function resolvedUntil(plain: string): number {
  const label = printed.exec(plain);
  if (label !== null && label.index > 0) return resolvedUntil(plain.slice(0, label.index));
  for (const sentence of sentencesOf(plain)) {
    if (sentence.from > 0 && narrativeOpens(plain.slice(sentence.from, sentence.from + 300))) return sentence.from;
  }
  return plain.length;
}
