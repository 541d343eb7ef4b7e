// A list of findings while it is open: what of the next block belongs to it, and what shows that it has ended.
import type { Block, Marker } from './blocks.ts';
import { addLines, firstWords, lastWords, textOfBlock, type Entry } from './entry.ts';
import { joinLines } from './printed-words.ts';
import type { FindingType } from '../proposal.ts';

export interface List {
  type: FindingType;
  group: string | null;
  style: Marker | null;
  entries: Entry[];
  /** Plain text met before any marked entry: an introduction, or findings printed without marks. */
  plain: Block[];
  inTable: boolean;
}

export function newList(type: FindingType, group: string | null): List {
  return { type, group, style: null, entries: [], plain: [], inTable: false };
}

/** Some reports set their recommendations out under the graded areas: the numbers or bullets go on. */
export function goesOnUnder(list: List, next: Block | undefined): boolean {
  if (next?.marker == null || (list.style !== null && next.marker.kind !== list.style.kind)) return false;
  const last = list.entries.at(-1)?.label ?? null;
  return next.marker.kind !== 'number' || last === null || next.marker.value === Number(last) + 1;
}

/** A table repeats its section's heading in its head row: the list has only begun. */
export function isTableHead(list: List, heading: { opens: FindingType }): boolean {
  return list.type === heading.opens && list.entries.length === 0 && list.plain.every(isBodyHead);
}

/** Puts a block into the open list; false when it shows that the list has ended. */
export function take(list: List, block: Block, blocks: readonly Block[], n: number): boolean {
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
export function isGroupName(block: Block, next: Block | undefined): boolean {
  const text = textOfBlock(block);
  return next?.marker?.kind === 'bullet' && text.length < 90 && AGENCY.test(text) && !/[.;]$/.test(text);
}
