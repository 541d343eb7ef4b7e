// Step 11: limbs lettered or numbered inside one paragraph: "(a) That …, and (b) that …".
import { readMark } from './marks.reader.ts';
import type { Mark } from './marks.reader.ts';
import { follows, opensList } from './marks.reader.ts';
import { hasPredicate } from './verbs.ts';
import { cutWords } from './words.ts';
import type { Words } from './words.ts';

export interface InlineLimbs {
  lead: Words;
  limbs: { mark: Mark; words: Words }[];
}

interface Candidate {
  mark: Mark;
  at: number;
}

const candidates = /(?:^|(?<= ))(?:[\u00b7\u2022\u25cf\u25aa\u25e6\u2023](?= )|[([](?:\d{1,2}|[a-z]{1,2}|[ivx]{1,5})[)\]]|(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?= ))/g;
const reference = /\b(?:paragraphs?|paras?|sections?|recommendations?|resolutions?|appendix|appendices|clauses?|limbs?|parts?|schedule|items?|options?|points?|numbers?|nos?|minutes?|rules?|regulations?|articles?|annex|table|page|subject to|in|at|to|of|under|per|see|with|than|and|or|by|over|aged) $/i;

export function splitInline(words: Words): InlineLimbs | undefined {
  const run = longestRun(words.plain);
  const first = run[0];
  if (first === undefined) return undefined;
  // One mark alone opens a list only straight after "that": the next may stand on the next line.
  if (run.length < 2 && first.at > 0 && !/^(?:that|to)[,:]? $/i.test(words.plain.slice(0, first.at))) return undefined;
  const limbs = run.map((candidate, i) => ({
    mark: candidate.mark,
    words: cutWords(words, candidate.at + candidate.mark.length, run[i + 1]?.at ?? words.text.length),
  }));
  const lead = cutWords(words, 0, first.at);
  if (lead.text !== '' && hasPredicate(lead.plain) && !limbs.some((limb) => hasPredicate(limb.words.plain))) return undefined;
  return { lead, limbs };
}

/** A paragraph marked (a) in which (b) and (c) follow inside the line: the words of (a), then the others. */
export function splitOn(words: Words, mark: Mark): { mark: Mark; words: Words }[] {
  const run = continuing(words.plain, [{ mark: { ...mark, length: 0 }, at: 0 }]);
  return run.map((candidate, i) => ({
    mark: i === 0 ? mark : candidate.mark,
    words: cutWords(words, candidate.at + candidate.mark.length, run[i + 1]?.at ?? words.text.length),
  }));
}

/** The first list that opens with 1, a or i and the marks that follow on from it. */
function longestRun(plain: string): Candidate[] {
  return continuing(plain, []);
}

function continuing(plain: string, run: Candidate[]): Candidate[] {
  for (const found of plain.matchAll(candidates)) {
    const last = run[run.length - 1];
    const before = plain.slice(Math.max(0, found.index - 24), found.index);
    const mark = readMark(plain.slice(found.index, found.index + 12));
    if (mark === null || mark.dress === 'bare' || mark.dress === 'decimal') continue;
    if (last === undefined ? mayOpen(mark, before) : follows(mark, last.mark) && mayContinue(mark, before)) run.push({ mark, at: found.index });
  }
  return run;
}

function mayOpen(mark: Mark, before: string): boolean {
  if (!opensList(mark)) return false;
  if (before === '' || /[:;,-] $/.test(before) || mark.label === null) return true;
  if (mark.dress !== 'round') return /\bthat $/i.test(before);
  return !reference.test(before) || /\b(?:that|to) $/i.test(before) && !/subject to $/i.test(before);
}

function mayContinue(mark: Mark, before: string): boolean {
  if (mark.label === null) return true;
  return mark.dress === 'round' ? /(?:[,;:.)-]|\b(?:and|or)) $/.test(before) : /(?:[,;:.)]|[,;] (?:and|or)) $/.test(before);
}
