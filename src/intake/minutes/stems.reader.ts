// Step 9: the words that say "here the panel resolves": RESOLVED, Agreed:, "it was agreed that", "The Committee:".
import { sentencesOf } from './sentences.ts';
import { isCapitals } from './headings.reader.ts';

/**
 * formal: the council's own formula, in capitals or opening a sentence. plain: the same said in running prose, which is
 * a resolution only where the paper has no better. list: a body's name and a colon.
 */
export type StemStrength = 'formal' | 'plain' | 'list';
export type StemWord = 'resolved' | 'agreed' | 'recommended' | 'decided' | 'noted';

export interface Stem {
  strength: StemStrength;
  word: StemWord;
  /** Where the sentence with the formula begins, and where what was resolved begins. */
  from: number;
  body: number;
  /** Opens its paragraph, alone or after a courtesy ("Following scrutiny, …"). */
  opens: boolean;
}

const bodies = '(?:(?:the |this |that )?(?:[A-Z][\\w&,\'-]{1,20} (?:and |of |for )?){0,7}(?:[Cc]ommittee|[Pp]anel|[Ss]ub-?[Cc]ommittee|[Bb]oard|[Cc]abinet|[Cc]ouncil|[Ee]xecutive|[Cc]ommission|[Ff]orum|[Gg]roup|[Mm]eeting|[Aa]uthority|[Pp]artnership|[Cc]abinet [Mm]ember(?: for [\\w ,&-]{3,60})?|[Ll]eader(?: of the [Cc]ouncil)?|[Mm]ayor|[Ee]xecutive [Mm]ember|[Mm]embers)|[Mm]embers(?: of the [Cc]ommittee| of the [Pp]anel)?)';
const adverbs = '(?:then|therefore|thereupon|subsequently|accordingly|further|also|duly|unanimously|formally|hereby|all|both|in conclusion|by (?:a )?(?:majority|consensus|general consent|assent)(?: vote)?)';
const courtesy = '(?:(?:following|after|having|upon|on|with|in|accordingly|therefore|as|by|there being|subject to|taking|given|arising|noting|when|the [a-z ]{3,40} having)\\b[^.:;]{0,220}?, ?(?:and )?)?';

const caps = /\b(?:RESOLVED|R E S O L V E D|AGREED|DECIDED|ORDERED|DETERMINED|RECOMMENDED|NOTED|APPROVED|ENDORSED|RESOLVES|RECOMMENDS)\b/g;
const opening = /^(?:it was (?:then |therefore |unanimously )*)?(resolved|agreed|recommended|decided|resolution|decision)(?: \(s\)|s)?(?= ?$| ?[:;(]| ?-| ?\.-| (?:unanimously|nem|that|to|by a|the following|as follows|on the)\b|, (?:that|to|unanimously|on|nem|subject)\b)/i;
const spoken = new RegExp(`^(?:${courtesy}(?:it was|${bodies})|[^.:;]{0,200}\\b(?:seconded|carried|vote|moved)\\b[^.:;]{0,120}?(?:and|it was)) (?:(?:was|were|and|it) )*(?:noted [^.:;]{1,80} and )?(?:${adverbs},? )*(resolve[ds]|agree[ds]|decide[ds]|determine[ds]|recommend(?:ed|s)|approved)(?: ${adverbs})*(?: (?:by|on) [^:;,.]{0,40})?(?= ?:| (?:that|to|the following|as follows)\\b|, (?:that|to)\\b| \\([^()]{3,60}\\) ?:)`, 'i');
const body = new RegExp(`^(?:${courtesy})${bodies}(?: ${adverbs})*(?: has| have)? ?(?::-?|-)$`);
const made = new RegExp(`^(?:recommendations? (?:from|of|by|made by) (?:the |this )?(?:committee|panel|board|commission|sub-committee|task group|working group)|(?:the |these )?recommendations?[^.:;]{0,80} (?:were|was) (?:then |unanimously |duly )*(?:agreed|approved|accepted|adopted|carried|supported|endorsed|resolved)[^.:;]{0,60}|(?:${courtesy}(?:${bodies}|it was|that)[^.:;]{0,40} |the )?(?:(?:made|make|makes|put forward|agreed|agreed to make|approved|resolved|proposed) (?:the )?(?:following )?|following |the following )recommendations?(?: were| was)?(?: (?:made|agreed|approved|put forward|proposed|accepted|be made|forwarded))?(?: (?:to|by|for) [^.:;]{0,60})?) ?:-?$`, 'i');

const speaks = new RegExp(`^${courtesy}(?:${bodies}|it was)(?: ${adverbs})* $`, 'i');

export function readStem(plain: string): Stem | undefined {
  if (plain.length < 6) return undefined;
  return readCapitals(plain) ?? readOpening(plain) ?? readSpoken(plain) ?? readBody(plain);
}

function readCapitals(plain: string): Stem | undefined {
  for (const found of plain.matchAll(caps)) {
    const word = found[0].replaceAll(' ', '');
    const before = plain.slice(Math.max(0, found.index - 240), found.index);
    if (/\b(?:had|previously|be|been|as|having|were|is|are|items?|actions?|not)(?: been)? $/i.test(before)) continue;
    const weak = /^(?:NOTED|APPROVED|ENDORSED)$/.test(word);
    const after = plain.slice(found.index + found[0].length, found.index + found[0].length + 80);
    if (isCapitals(before.slice(-60)) && before.length > 12 && !/\b(?:WAS|AND|UNANIMOUSLY|COMMITTEE|PANEL|CABINET|BOARD) $/.test(before)) continue;
    if (weak && found.index > 0 && !speaks.test(sentenceBefore(before))) continue;
    if (weak && found.index === 0 && !/^ ?(?::|-|that|the)/i.test(after)) continue;
    const named = weak || (word === 'AGREED' && !introduces.test(after));
    if (named && found.index === 0 && !introduces.test(after)) continue;
    const from = found.index - sentenceBefore(before).length;
    if (/^ (?:in (?:january|february|march|april|may|june|july|august|september|october|november|december|(?:19|20)\d\d)|at (?:its|the|their) (?:last|previous|earlier))\b/i.test(after)) continue;
    const sent = shouting.exec(after);
    if (sent !== null) return { strength: 'formal', word: 'recommended', from, body: found.index + found[0].length + sent[0].length, opens: from === 0 };
    const start = found.index + (named && found.index > 0 ? 0 : found[0].length);
    return { strength: 'formal', word: wordOf(word), from, body: named && found.index > 0 ? start : start + bridge(plain.slice(start, start + 400)), opens: from === 0 };
  }
  return undefined;
}

/** What may follow a formula that introduces the words resolved; "AGREED the report" says them itself. */
const introduces = /^(?: ?$| ?[:;.,(-]| (?:unanimously|nem|that|to|by|on|as follows|the following|accordingly)\b)/i;

function sentenceBefore(before: string): string {
  const stop = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf(': '), before.lastIndexOf('? '));
  return stop === -1 ? before : before.slice(stop + 2);
}

/** "Resolved to RECOMMEND: (to Council)", "RESOLVED TO RECOMMEND TO THE CABINET that": the words recommended stand after it. */
const recommending = /^(?:it was )?(?:resolved|agreed),? to recommend(?: \(?to [^:;()]{3,80}?\)?)? ?(?:(?::-?|-)(?: ?\(to [^()]{3,60}\))?[:-]* *|(?= that\b))/i;
const shouting = /^ ?,? TO RECOMMEND(?: (?:TO )?[A-Z][A-Z' ]{2,60}?)? ?(?:(?::-?|-) *|(?= that\b| That\b|$))/;

function readOpening(plain: string): Stem | undefined {
  for (const sentence of sentencesOf(plain).slice(0, 400)) {
    const head = plain.slice(sentence.from, Math.min(sentence.to, sentence.from + 300));
    const sent = recommending.exec(head);
    if (sent !== null && /^[A-Z]/.test(head)) return { strength: 'formal', word: 'recommended', from: sentence.from, body: sentence.from + sent[0].length, opens: sentence.from === 0 };
    const found = opening.exec(head);
    if (found?.[1] === undefined || !/^[A-Z]/.test(head)) continue;
    const impersonal = /^it was/i.test(found[0]);
    if (impersonal && !/resolved/i.test(found[1])) continue;
    const start = sentence.from + found[0].length;
    return { strength: 'formal', word: wordOf(found[1]), from: sentence.from, body: start + bridge(plain.slice(start, start + 400)), opens: sentence.from === 0 };
  }
  return undefined;
}

function readSpoken(plain: string): Stem | undefined {
  for (const sentence of sentencesOf(plain).slice(0, 400)) {
    const head = plain.slice(sentence.from, Math.min(sentence.to, sentence.from + 700));
    const found = spoken.exec(head);
    if (found?.[1] === undefined || /\b(?:had|previously|last (?:meeting|year)|earlier meeting|at its (?:previous )?meeting (?:on|in|held))\b/i.test(found[0])) continue;
    const start = sentence.from + found[0].length;
    return { strength: 'plain', word: wordOf(found[1]), from: sentence.from, body: start + bridge(plain.slice(start, start + 400)), opens: sentence.from === 0 };
  }
  return undefined;
}

function readBody(plain: string): Stem | undefined {
  if (plain.length > 300) return undefined;
  if (made.test(plain)) return { strength: 'plain', word: !/\brecommendations? to\b/i.test(plain) && /\b(?:agreed|approved|accepted|adopted|carried|resolved|supported|endorsed)\b/i.test(plain) ? 'resolved' : 'recommended', from: 0, body: plain.length, opens: true };
  if (body.test(plain)) return { strength: 'list', word: 'resolved', from: 0, body: plain.length, opens: true };
  return undefined;
}

function wordOf(word: string): StemWord {
  const lower = word.toLowerCase();
  if (lower.startsWith('recommend')) return 'recommended';
  if (lower.startsWith('agree')) return 'agreed';
  if (/^(?:noted|approved|endorsed)/.test(lower)) return 'noted';
  return /^(?:decid|decision|order|determin)/.test(lower) ? 'decided' : 'resolved';
}

const between = /^(?: ?(?:,? ?unanimously|accordingly|nem\.? ?con\.?|\((?!(?:\d{1,3}|[ivx]{1,5}|[a-z]{1,2})\))[^()]{2,100}\)|(?:by|on) (?:a )?(?:majority|show of hands|vote|\d+ votes?)[^:;-]{0,50}(?=[:;-]| that| to)|as follows|the following|with no dissent(?:ing votes?)?))*(?: ?(?:[:;.]|-{1,2})(?!\d))*,?(?= |$|\S) */i;

/** What may stand between the formula and what was resolved: how it was carried, a colon, a dash. */
function bridge(after: string): number {
  return between.exec(after)?.[0].length ?? 0;
}
