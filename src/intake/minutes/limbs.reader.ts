// Step 13: from a stem to its limbs: which paragraphs belong to the resolution, how they nest, and where it stops.
import { splitInline, splitOn } from './inline-limbs.reader.ts';
import { follows, opensList } from './marks.reader.ts';
import type { Mark } from './marks.reader.ts';
import type { Paragraph } from './paragraphs.reader.ts';
import { narrativeOpens } from './limb-end.reader.ts';
import { limbClass } from './verbs.ts';
import type { LimbClass } from './verbs.ts';
import { cutWords } from './words.ts';
import type { Words } from './words.ts';

export interface Limb {
  mark: Mark | null;
  parts: Words[];
  children: Limb[];
}

export interface LimbTree {
  lead: Words | null;
  limbs: Limb[];
  /** How many of the paragraphs given were taken. */
  taken: number;
}

interface Level {
  mark: Mark | null;
  limbs: Limb[];
}

export interface LimbsOrder {
  /** What stands after the formula in its own paragraph. */
  head: Words;
  /** The mark of the paragraph the formula stands in: "10.4 RESOLVED" is not followed on by limb 10.5. */
  outer: Mark | null;
  /** The paragraphs after it, up to the next stem, heading or section. */
  after: readonly Paragraph[];
}

export function readLimbs(order: LimbsOrder): LimbTree {
  const top: Limb[] = [];
  const levels: Level[] = [{ mark: null, limbs: top }];
  const lead = openHead(order, levels);
  let taken = 0;
  for (const paragraph of order.after) {
    const placed = paragraph.mark === null ? placeUnmarked(levels, paragraph) : placeMarked(levels, paragraph, paragraph.mark, order.outer);
    if (!placed) break;
    taken += 1;
  }
  return { lead, limbs: top, taken };
}

/** The formula's own paragraph may hold nothing, a lead-in, lettered limbs, or the one limb there is. */
function openHead(order: LimbsOrder, levels: Level[]): Words | null {
  const { head } = order;
  if (head.text === '') return null;
  const inline = splitInline(head);
  if (inline !== undefined) {
    for (const limb of inline.limbs) addLimb(levels, 0, limb.mark, limb.words);
    return inline.lead.text === '' ? null : inline.lead;
  }
  const next = order.after[0];
  if (isLead(head.plain) || (next?.mark !== null && next !== undefined && opensList(next.mark) && !/[.;]$/.test(head.plain) && limbClass(next.words.plain) !== 'phrase')) return head;
  const bare = /^(?:that|to) ?(?::-?|-) *(?=[A-Za-z])/i.exec(head.plain);
  addLimb(levels, 0, null, bare === null ? head : cutWords(head, bare[0].length));
  return bare === null ? null : cutWords(head, 0, bare[0].length);
}

/** "That:", "That the Cabinet:-", "to", "That the Director be asked to". */
export function isLead(plain: string): boolean {
  return /(?:: ?-?|-)$/.test(plain.slice(-4)) || /^(?:t ?h ?a ?t|to)[,;:-]*$/i.test(plain) || /\b(?:asked|requested|recommended|invited|agreed|resolved|authority|authorised) (?:to|that|that it)[,:]?$/i.test(plain.slice(-40));
}

function addLimb(levels: Level[], depth: number, mark: Mark | null, words: Words): void {
  levels.length = depth + 1;
  const level = levels[depth];
  if (level === undefined) return;
  for (const one of mark === null ? [{ mark, words }] : splitOn(words, mark)) {
    levels.length = depth + 1;
    const inline = depth > 2 ? undefined : splitInline(one.words);
    const limb: Limb = { mark: one.mark, parts: [inline === undefined ? one.words : inline.lead], children: [] };
    level.limbs.push(limb);
    level.mark = one.mark;
    if (inline === undefined) continue;
    levels.push({ mark: null, limbs: limb.children });
    for (const child of inline.limbs) addLimb(levels, depth + 1, child.mark, child.words);
  }
}

function placeMarked(levels: Level[], paragraph: Paragraph, mark: Mark, outer: Mark | null): boolean {
  const kind = limbClass(paragraph.words.plain);
  for (let depth = levels.length - 1; depth >= 0; depth -= 1) {
    const before = levels[depth]?.mark;
    if (before === null || before === undefined) continue;
    if (follows(mark, before, kind === 'phrase' ? 1 : 3)) { addLimb(levels, depth, mark, paragraph.words); return true; }
  }
  if (outer?.dress === 'decimal' && mark.dress === 'decimal' && !(mark.label ?? '').startsWith(`${outer.label ?? ''}.`)) return false;
  const top = levels[0];
  const deepest = levels[levels.length - 1];
  const last = deepest?.limbs[deepest.limbs.length - 1];
  if (!opensList(mark)) {
    const numbered = mark.dress === 'decimal' && top?.limbs.length === 0;
    const lost = numbered || (top?.mark === null || top === undefined) && levels.length === 1 && kind !== 'phrase' && mark.readings.some((reading) => reading.value === (top?.limbs.length ?? 0) + 1);
    if (lost) addLimb(levels, 0, mark, paragraph.words);
    return lost;
  }
  if (last === undefined) { addLimb(levels, levels.length - 1, mark, paragraph.words); return true; }
  const again = levels.findIndex((level) => level.mark?.label === '1' && level.mark.dress === mark.dress);
  if (again !== -1 && mark.label === '1' && kind === 'that') { addLimb(levels, again, mark, paragraph.words); return true; }
  if (levels.some((level) => level.mark?.dress === mark.dress && sameStyle(level.mark, mark))) return false;
  const text = last.parts[last.parts.length - 1]?.plain ?? '';
  if (/\.$/.test(text) && kind === 'phrase') return false;
  if (/\.$/.test(text) && levels[levels.length - 1]?.mark === null && last.children.length === 0 && kind !== 'that' && mark.label === null) return false;
  levels.push({ mark: null, limbs: last.children });
  addLimb(levels, levels.length - 1, mark, paragraph.words);
  return true;
}

function sameStyle(a: Mark, b: Mark): boolean {
  return a.readings.some((one) => b.readings.some((other) => one.style === other.style));
}

function placeUnmarked(levels: Level[], paragraph: Paragraph): boolean {
  const top = levels[0];
  const deepest = levels[levels.length - 1];
  const last = deepest?.limbs[deepest.limbs.length - 1];
  const { plain } = paragraph.words;
  if (narrativeOpens(plain, last === undefined || toldAlike(top?.limbs[0], plain))) return false;
  if (top === undefined || last === undefined) { addLimb(levels, 0, null, paragraph.words); return true; }
  const text = last.parts[last.parts.length - 1]?.plain ?? '';
  if (/^[a-z]/.test(plain) && !/[.:;]$|; (?:and|or)$/.test(text) && limbClass(plain) !== 'that') { last.parts.push(paragraph.words); return true; }
  if (!toldAlike(top.limbs[0], plain) && !mayStandNext(text, classOf(top.limbs[0]), plain, paragraph)) return false;
  if (/:-?$/.test(text) && last.mark !== null) { last.parts.push(paragraph.words); return true; }
  addLimb(levels, openDepth(levels), null, paragraph.words);
  return true;
}

/** Where the first limb says "The Cabinet noted …", a second that begins so is its like, not narrative. */
function toldAlike(first: Limb | undefined, plain: string): boolean {
  const opening = /^(?:the )?(?:committee|panel|board|cabinet|council|members) [a-z]+/i;
  const said = opening.exec(first?.parts[0]?.plain ?? '')?.[0];
  return said !== undefined && opening.exec(plain)?.[0] === said;
}

/** An unmarked limb after "…; and" belongs to the list that is open; one that opens with "That" stands beside the first. */
function openDepth(levels: readonly Level[]): number {
  return levels[0]?.mark === null || levels.length === 1 ? 0 : levels.length - 1;
}

function classOf(limb: Limb | undefined): LimbClass {
  return limbClass(limb?.parts[0]?.plain ?? '');
}

function mayStandNext(before: string, first: LimbClass, plain: string, paragraph: Paragraph): boolean {
  if (/(?:;|,|:-?|[;,] ?(?:and|or))$/.test(before)) return true;
  const kind = limbClass(plain);
  if (kind === 'that') return first === 'that' || first === 'to' || first === 'verb';
  if (first === 'phrase' && kind === 'phrase') return Math.max(before.length, plain.length) < 100 && !/\.$/.test(before) && paragraph.gap < 2;
  if (first !== kind || kind === 'clause' || kind === 'phrase') return false;
  return !/^to (?:consider|receive) (?:a |an |the )?(?:joint )?(?:report|presentation|update)/i.test(plain) && paragraph.gap < 4;
}
