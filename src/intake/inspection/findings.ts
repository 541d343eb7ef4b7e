// Reads the lists of findings of a report: which entries they hold, of which type, under which heading.
import { readBlocks } from './blocks.ts';
import type { Block, Marker } from './blocks.ts';
import type { Heading } from './headings.ts';
import { readTableRows } from './bodies.ts';
import { splitParagraphs } from './paragraphs.ts';
import { bodiesIn, tagIn } from './tags.ts';
import { joinLines, plainWords } from './printed-words.ts';
import type { PrintedLine } from './printed-lines.ts';
import type { FindingProposal, FindingType, Framework } from '../proposal.ts';

export interface Entry {
  label: string | null;
  group: string | null;
  lines: PrintedLine[];
}

interface List {
  type: FindingType;
  group: string | null;
  style: Marker | null;
  entries: Entry[];
  /** Plain text met before any marked entry: an introduction, or findings printed without marks. */
  plain: Block[];
  inTable: boolean;
}

export const BOARD = 'Local Safeguarding Children Board';

export function readFindings(lines: readonly PrintedLine[], framework: Framework): FindingProposal[] {
  const findings: FindingProposal[] = [];
  let list: List | null = null;
  let board = false;
  const close = (): void => {
    if (list !== null) for (const one of findingsOf(list)) findings.push(one);
    list = null;
  };
  const blocks = readBlocks(lines);
  blocks.forEach((block, n) => {
    if (block.heading !== null) {
      const heading = asked(block, block.heading, framework);
      if (list !== null && 'area' in heading && goesOnUnder(list, blocks[n + 1])) list.group = heading.area;
      else if (list !== null && 'group' in heading && !('opens' in heading)) list.group = heading.group;
      else if (list !== null && 'section' in heading && isGroupName(block, blocks[n + 1])) list.group = textOfBlock(block);
      else if (list !== null && 'opens' in heading && isTableHead(list, heading)) return;
      else {
        close();
        board = whose(heading, board);
        if ('opens' in heading) list = newList(heading.opens, groupOf(heading, board));
      }
    } else if (list === null) {
      const opened = opensInProse(block);
      if (opened !== null) list = newList(opened, null);
    } else if (!take(list, block, blocks, n)) close();
  });
  close();
  return findings;
}

/** "Areas for development" are what the letters on unannounced inspections asked for; later letters told of them in passing. */
function asked(block: Block, heading: Heading, framework: Framework): Heading {
  return framework !== 'other' && /^areas?\s+for\s+(?:further\s+)?development/i.test(textOfBlock(block)) ? { closes: true } : heading;
}

/** Some reports set their recommendations out under the graded areas: the numbers or bullets go on. */
function goesOnUnder(list: List, next: Block | undefined): boolean {
  if (next?.marker == null || (list.style !== null && next.marker.kind !== list.style.kind)) return false;
  const last = list.entries.at(-1)?.label ?? null;
  return next.marker.kind !== 'number' || last === null || next.marker.value === Number(last) + 1;
}

function newList(type: FindingType, group: string | null): List {
  return { type, group, style: null, entries: [], plain: [], inTable: false };
}

function whose(heading: Heading, board: boolean): boolean {
  if ('section' in heading) return heading.section === 'board';
  if ('over' in heading) return heading.over === 'board';
  return board;
}

function groupOf(heading: Heading & { opens: FindingType }, board: boolean): string | null {
  const named = 'group' in heading ? heading.group : null;
  if (board || (named !== null && /LSCB|safeguarding children board|^the board$/i.test(named))) return BOARD;
  return named;
}

/** A table repeats its section's heading in its head row: the list has only begun. */
function isTableHead(list: List, heading: { opens: FindingType }): boolean {
  return list.type === heading.opens && list.entries.length === 0 && list.plain.every(isBodyHead);
}

/** First-round area SEND letters ask for a statement of action about weaknesses in a sentence, without a heading. */
function opensInProse(block: Block): FindingType | null {
  const text = textOfBlock(block);
  if (!text.endsWith(':') || text.length > 900) return null;
  return /\b(?:areas? of significant (?:weakness(?:es)?|concern)|significant (?:areas? of )?weakness(?:es)?)\b[^.]*:$/i.test(text)
    ? 'area-for-priority-action' : null;
}

/** Puts a block into the open list; false when it shows that the list has ended. */
function take(list: List, block: Block, blocks: readonly Block[], n: number): boolean {
  if (isBodyHead(block)) list.inTable = true;
  if (list.inTable) {
    list.plain.push(block);
    return true;
  }
  return block.marker === null ? takePlain(list, block, blocks[n + 1]) : takeMarked(list, block, block.marker, blocks, n);
}

function isBodyHead(block: Block): boolean {
  return /^responsible\s+bod(?:y|ies)\b/i.test(block.lines[0]?.text ?? '');
}

function takeMarked(list: List, block: Block, marker: Marker, blocks: readonly Block[], n: number): boolean {
  const current = list.entries.at(-1);
  if (list.style === null || current === undefined) {
    if ((isIntroduction(block) && !numbersGoOn(marker, blocks, n)) || isFootnote(block, marker)) return true;
    list.style = marker;
    list.entries.push(entryOf(list, block, marker));
    return true;
  }
  if (isNextOf(list, block, marker, current)) {
    list.entries.push(entryOf(list, block, marker));
    return true;
  }
  if (marker.kind === 'number') {
    if (isFootnote(block, marker)) return true;
    if (block.apart || list.style.kind !== 'number') return false;
  }
  addLines(current, block);
  return true;
}

/** "1. Make sure that managers:" with points under it is an entry when a 2 comes after them. */
function numbersGoOn(marker: Marker, blocks: readonly Block[], n: number): boolean {
  if (marker.kind !== 'number') return false;
  for (const block of blocks.slice(n + 1, n + 40)) {
    if (block.marker?.kind === 'number') return block.marker.value === marker.value + 1;
    if (block.heading !== null && !('area' in block.heading)) return false;
  }
  return false;
}

function isNextOf(list: List, block: Block, marker: Marker, current: Entry): boolean {
  const { style } = list;
  if (style?.kind !== marker.kind) return false;
  if (marker.kind === 'number') return marker.value === Number(current.label) + 1;
  if (marker.kind === 'letter') return true;
  const sameSign = style.kind === 'bullet' && style.sign === marker.sign;
  const partOfSentence = lastWords(current).endsWith(':') && /^\p{Ll}/u.test(firstWords(block.lines));
  return sameSign && !partOfSentence;
}

function entryOf(list: List, block: Block, marker: Marker): Entry {
  const label = marker.kind === 'bullet' ? null : marker.label;
  return { label, group: list.group, lines: [...block.lines] };
}

/** "In order to improve …, the local authority should take the following action." leads into the list, even where it carries a paragraph number. */
function isIntroduction(block: Block): boolean {
  const text = textOfBlock(block);
  return /\bfollowing\s+(?:\w+\s+)?(?:actions?|areas?|improvements?|recommendations?|steps)\b[^.]{0,40}[.:]$/i.test(text) || (text.endsWith(':') && text.length < 400);
}

/** A footnote's number carries no full stop and begins a line that stands apart. */
function isFootnote(block: Block, marker: Marker): boolean {
  return marker.kind === 'number' && marker.bare && block.apart && !block.lines.some((line) => line.furniture)
    && /\b(?:Act|Ofsted|report|cross-referenced|framework|defined?|refers?|www|https?|regulations)\b/i.test(joinLines(block.lines.map((line) => line.text)));
}

function takePlain(list: List, block: Block, next: Block | undefined): boolean {
  const current = list.entries.at(-1);
  if (isGroupName(block, next)) {
    list.group = textOfBlock(block);
    return true;
  }
  if (current === undefined) {
    list.plain.push(block);
    return true;
  }
  if (isTopic(block, next, current)) {
    list.group = textOfBlock(block);
    return true;
  }
  const words = firstWords(block.lines);
  if (goesOn(current, words)) {
    addLines(current, block);
    return true;
  }
  return isIntroduction(block);
}

/** A sentence that a page break or a stray blank line has cut in two. */
function goesOn(entry: Entry, words: string): boolean {
  const text = lastWords(entry);
  if (text === '') return true;
  if (/[.!?][”’")]?$/.test(text)) return false;
  return /^[\p{Ll}\d(–-]/u.test(words) || /(?:[,–-]|\b(?:the|of|and|in|to|for|with|by|at|on|from|or|a|an|their|its|that|as))$/i.test(text);
}

/** "Help and protection" alone between 1 and 2: the topic of what follows. */
function isTopic(block: Block, next: Block | undefined, current: Entry): boolean {
  const text = textOfBlock(block);
  return block.apart && /^(?:early help|help|protection|children|looked|care|adoption|leaving|leadership|permanence|partnership|quality|management|governance|performance|workforce)\b/i.test(text) && text.length < 70 && !/[.,;:?]$/.test(text) && /[.!?][”’")]?$/.test(lastWords(current))
    && next?.marker?.kind === 'number' && next.marker.value === Number(current.label) + 1;
}

const AGENCY = /^(?:the\s+)?(?:health|education|social care|children[’']s social care|all agencies)$|\b(?:authority|council|police|health|probation|partnership|trust|ICB|NHS|schools?|board|agencies|youth|youth offending|partners|CCG)\b|^(?:for|in relation to)\b/i;

/** Some letters list what each agency has to do under the agency's name. */
function isGroupName(block: Block, next: Block | undefined): boolean {
  const text = textOfBlock(block);
  return next?.marker?.kind === 'bullet' && text.length < 90 && AGENCY.test(text) && !/[.;]$/.test(text);
}

function findingsOf(list: List): FindingProposal[] {
  const entries = list.inTable ? readTableRows(list.plain)
    : list.entries.length > 0 ? list.entries
    : splitParagraphs(list.plain).filter((entry) => isSentence(textOf(entry))).map((entry) => ({ ...entry, group: list.group }));
  return entries.filter((entry) => isFinding(textOf(entry))).map((entry) => present(list, entry));
}

/** Without a mark before it, only a whole sentence is a finding: a stray head or a line of the contents is not. */
function isSentence(text: string): boolean {
  return text.split(' ').length >= 5 && !text.endsWith(':') && !/\bfollowing\b[^.]{0,60}[.:]$/i.test(text);
}

const NONE = /^(?:there (?:are|were|is) no|no\b.{0,30}\b(?:areas?|priority|recommendations?|actions?)\b|none\b|not applicable|n\/a\b)/i;

function isFinding(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !NONE.test(text);
}

function present(list: List, entry: Entry): FindingProposal {
  const text = textOf(entry);
  const written = entry.lines.filter((line) => line.text !== '');
  const tag = tagIn(text);
  const bodies = list.inTable && entry.group !== null ? bodiesIn(entry.group) : [];
  return {
    passage: { start: written[0]?.start ?? 0, end: written.at(-1)?.end ?? 0 },
    label: entry.label,
    type: list.type,
    text,
    group: entry.group,
    ...(tag === null ? {} : { tag }),
    ...(bodies.length === 0 ? {} : { responsibleBodies: bodies }),
  };
}

function textOfBlock(block: Block): string {
  return joinLines(block.lines.map((line) => line.text));
}

export function textOf(entry: Entry): string {
  return joinLines(entry.lines.map((line) => line.text));
}

/** A point within an entry keeps its mark, so that the entry reads as printed. */
function markOf(marker: Marker | null): string {
  if (marker === null) return '';
  if (marker.kind === 'bullet') return '•';
  return marker.kind === 'number' ? `${marker.label}.` : `(${marker.label})`;
}

function addLines(entry: Entry, block: Block): void {
  const mark = markOf(block.marker);
  block.lines.forEach((line, n) => entry.lines.push(n === 0 && mark !== '' ? { ...line, text: `${mark} ${line.text}` } : line));
}

/** The end of what is written so far: asked of every block, so it must not cost the whole entry each time. */
function lastWords(entry: Entry): string {
  return plainWords(entry.lines.findLast((line) => line.text !== '')?.text.slice(-80) ?? '');
}

function firstWords(lines: readonly PrintedLine[]): string {
  return lines.find((line) => line.text !== '')?.text ?? '';
}
