// The front of a report or letter: which framework it was, who was inspected, on which days, when it was published.
import type { Framework, Phrase } from '../proposal.ts';
import { findPeriod, WHOLE_DAY } from './printed-days.ts';
import { joinLines } from './printed-words.ts';
import type { PrintedLine } from './printed-lines.ts';

/** Characters of a paper in which its title and opening sentence stand. */
const TITLE = 1_500;
const OPENING = 6_000;

interface Sign {
  framework: Framework;
  pattern: RegExp;
}

/** The one that comes first in the paper wins: the title stands before any word about earlier visits and inspections. Of two in one place, the first of the list. */
const SIGNS: readonly Sign[] = [
  { framework: 'JTAI', pattern: /joint\s+targeted\s+area\s+inspection|\bJTAI\b/i },
  { framework: 'area-SEND', pattern: /area\s+SEND\b|local\s+area\s+partnership|local\s+area\s+inspection|(?:joint|local)\s+area\b[^.]{0,80}\bspecial\s+educational\s+needs|written\s+statement\s+of\s+action\b[^.]{0,200}\bspecial\s+educational/i },
  { framework: 'monitoring-visit', pattern: /monitoring\s+visit\s+(?:of|to|report|letter)|findings\s+of\s+(?:the|a)\s+(?:\w+\s+)?monitoring\s+visit|^[ \t]*(?:\w+[ \t]+)?monitoring\s+visit\b/im },
  { framework: 'focused-visit', pattern: /focus+ed\s+visit\s+(?:to|of|in)\b|findings\s+of\s+(?:the|a|our)\s+focus+ed\s+visit|^[ \t]*focus+ed\s+visit\b/im },
  { framework: 'SIF', pattern: /inspection\s+of\s+services\s+for\s+children\s+in\s+need\s+of\s+help\s+and\s+protection|review\s+of\s+the\s+effectiveness\s+of\s+the\s+local\s+safeguarding|single\s+inspection\s+framework/i },
  { framework: 'other', pattern: /inspection\s+of\s+(?:safeguarding\s+and\s+)?looked\s+after\s+children(?:[’']s)?\s+services|safeguarding\s+and\s+looked\s+after\s+children|(?:inspection\s+of\s+(?:local\s+authority\s+)?)?arrangements\s+for\s+the\s+protection\s+of\s+children|joint\s+area\s+review|annual\s+(?:unannounced\s+)?(?:performance\s+assessment|inspection\s+of\s+contact)/i },
  { framework: 'ILACS', pattern: /inspection\s+of\s+[^.]{0,80}?(?:local\s+authority\s+)?children[’']s\s+(?:social\s+care\s+)?services|\bILACS\b|impact\s+of\s+leaders\s+on\s+social\s+work\s+practice/i },
];

/** Signs that stand only inside a report: of help where the front page was left off. */
const INNER_SIGNS: readonly Sign[] = [
  { framework: 'SIF', pattern: /effectiveness\s+of\s+the\s+Local\s+Safeguarding\s+Children\s+Board|\bLSCB\b|children\s+looked\s+after\s+and\s+achieving\s+permanence/i },
  { framework: 'ILACS', pattern: /what\s+needs\s+to\s+improve|experiences\s+and\s+progress\s+of\s+(?:children|care\s+leavers)/i },
];

export function recogniseFramework(source: string): Framework | null {
  const stretch = source.slice(0, OPENING);
  const found = SIGNS.map(({ framework, pattern }) => ({ framework, at: stretch.search(pattern) })).filter(({ at }) => at >= 0);
  const first = found.sort((a, b) => a.at - b.at)[0];
  if (first !== undefined) return first.framework;
  return INNER_SIGNS.find(({ pattern }) => pattern.test(source.slice(0, 20_000)))?.framework ?? null;
}

/** Titles that name who was inspected; the group is the name. The title that stands first is the paper's own. */
const NAMED_IN_TITLE: readonly RegExp[] = [
  /dear\s+(?!local\s+partnership)(\p{Lu}[^\n]{2,60}?\s+safeguarding\s+(?:children\s+)?partnership)/iu,
  /area\s+SEND\s+(?:full\s+|monitoring\s+)?inspection\s+of\s+(?:the\s+)?([^.:]{2,80}?local\s+area\s+partnership)/i,
  /(?:joint\s+)?(?:local\s+)?area\s+SEND\s+(?:inspection|revisit)\s+(?:of|in|to)\s+(?:the\s+)?(.{2,60}?)(?=\s{2}|\n|$)/i,
  /[Jj]oint\s+targeted\s+area\s+inspection\s+of\s+(?:the\s+multi-agency\s+[^.]{5,220}?\s+in\s+(?:the\s+)?)?(?!the\s+multi)(\p{Lu}(?:[^\n.\d]|\d(?!\d)){2,60}?)(?=[ \t]*(?:\n|$)|\s+(?:from|on|between|took)\b|\s*[.,(])/u,
  /(?:focus+ed|monitoring)\s+visit\s+(?:of|to|in)\s+(?:the\s+)?([^.:]{2,80}?)(?=\s+(?:local\s+authority\s+)?children[’']s\s+(?:social\s+care\s+)?services|\s+(?:on|took|from|between|in)\b|\.)/i,
  /contact,\s+referral\s+and\s+assessment(?:\s+arrangements)?\s+within\s+(?:the\s+)?(\p{L}[^.:,]{1,80}?)(?=\s+(?:local\s+authority\s+)?children[’']s\s+services|\s{2}|\n|$)/iu,
  /inspection\s+of\s+(?:the\s+)?(?!services|local|children|safeguarding|looked|arrangements|contact)(\p{L}[^.:]{1,80}?)\s+(?:local\s+authority\s+)?children[’']s\s+(?:social\s+care\s+)?services/iu,
];

/** The first line of a title under which the inspected council's own name does not stand. */
const TITLE_LINE = /^(?:re-?|joint\s+|single\s+)?inspection\s+of\b|^review\s+of\b|^focus+ed\s+visit|^monitoring\s+visit|^area\s+SEND|^joint\s+targeted|^local\s+area\b|^inspection\s+dates?\b/i;
const NOT_A_NAME = /ofsted|@|www\.|\d{4}|telephone|street|^page\b|^#|^(?:dear|judgement|and)\b|care\s+quality\s+commission|inspectorate|reporting\s+inspector|^(?:to|all)\b|director\b|^(?:mr|mrs|ms|miss|dr)\b/i;

export function readProvider(source: string, lines: readonly PrintedLine[]): Phrase | null {
  const stretch = source.slice(0, 3_000);
  const found = NAMED_IN_TITLE.map((pattern) => pattern.exec(stretch)).filter((one) => one !== null).sort((a, b) => a.index - b.index)[0];
  if (found?.[1] === undefined) return nameByItself(source, lines);
  return phraseAt(source, found.index + found[0].indexOf(found[1]), found[1].length);
}

/** "Doncaster Metropolitan Borough / Council" above its title, or "Norfolk County Council" below it. */
function nameByItself(source: string, lines: readonly PrintedLine[]): Phrase | null {
  const front = lines.slice(0, 25).filter((line) => !line.furniture);
  const title = front.findIndex((line) => TITLE_LINE.test(line.text));
  const above = front.slice(0, Math.max(title, 0)).filter((line) => !NOT_A_NAME.test(line.text) && line.text.length < 60);
  const first = above.at(0);
  const last = above.at(-1);
  if (first !== undefined && last !== undefined && above.length <= 3) return phraseAt(source, first.start, last.end - first.start);
  const council = front.find((line) => /\b(?:council|borough|corporation|isles|partnership)$/i.test(line.text) && !NOT_A_NAME.test(line.text));
  return council === undefined ? null : phraseAt(source, council.start, council.end - council.start);
}

export function readInspectionDays(source: string): Phrase | null {
  const labelled = /inspection\s+dates?\s*:?\s*/i.exec(source.slice(0, OPENING));
  if (labelled !== null) {
    const from = labelled.index + labelled[0].length;
    const found = periodAt(source, from, 120);
    if (found !== null) return found;
  }
  const visit = /(?:visit|inspection|review)\b[^.]{0,200}?\b(?:on|took\s+place|carried\s+out|from|between)\b/i.exec(source.slice(0, OPENING));
  return visit === null ? null : periodAt(source, visit.index, visit[0].length + 160);
}

function periodAt(source: string, from: number, length: number): Phrase | null {
  const found = findPeriod(source.slice(from, from + length));
  return found === null ? null : phraseAt(source, from + found.index, found.text.length);
}

const PUBLISHED = new RegExp(`(?:report\\s+)?(?:published|publication\\s+date)\\s*:?\\s*(?:on\\s+)?(${WHOLE_DAY})`, 'i');

export function readPublished(source: string): Phrase | null {
  const found = PUBLISHED.exec(source.slice(0, OPENING)) ?? loneDay(source.slice(0, TITLE));
  if (found?.[1] === undefined) return null;
  return phraseAt(source, found.index + found[0].lastIndexOf(found[1]), found[1].length);
}

/** A letter carries its day on a line of its own near the top. */
function loneDay(top: string): RegExpExecArray | null {
  return new RegExp(`^[ \\t]*(${WHOLE_DAY})[ \\t]*$`, 'im').exec(top);
}

function phraseAt(source: string, start: number, length: number): Phrase {
  const text = source.slice(start, start + length);
  return { text: joinLines(text.split(/\n|\f/)), passage: { start, end: start + length } };
}
