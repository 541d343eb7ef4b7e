// Step 15: which of an item's stems and lists are the panel's own resolutions, and their limbs.
import { listAfter } from './block.ts';
import type { Block, Reading } from './block.ts';
import { flattenTree, trimStem } from './flatten.reader.ts';
import { isLead, readLimbs } from './limbs.reader.ts';
import { lastResort } from './last-resort.reader.ts';
import { follows, opensList } from './marks.reader.ts';
import { limbClass } from './verbs.ts';
import { sentencesOf } from './sentences.ts';
import type { StemStrength } from './stems.reader.ts';
import { cutWords, noWords } from './words.ts';
import type { Words } from './words.ts';
import type { ZonedParagraph } from './zones.reader.ts';

/** The best the item offers: the formula; else a Decision section; else what was agreed in prose; else lists whose heading was lost. */
export function readBlocks(reading: Reading): Block[] {
  const formal = formalBlocks(reading);
  const decided = decisionBlocks(reading, formal);
  const lost = lostBlocks(reading, [...formal, ...decided]);
  const sure = [...formal, ...decided, ...lost];
  if (sure.length > 0) return sure.sort((a, b) => a.first - b.first);
  const plain = plainBlocks(reading);
  if (plain.length > 0) return plain;
  return lastResort(reading);
}

function formalBlocks(reading: Reading): Block[] {
  return stemBlocks(reading, (p) => p.stem?.strength === 'formal' && (p.zone === 'minutes' || p.zone === 'decision' || (p.stem.opens && (p.zone === 'dead' || p.zone === 'papers'))));
}

/** "Therefore, this Council resolves:" is a motion's wording: what became of it is said further down. */
function isLostMotion({ paragraphs }: Reading, paragraph: ZonedParagraph, i: number): boolean {
  if (!/\bresolves$/i.test(paragraph.words.plain.slice(0, paragraph.stem?.body ?? 0).replace(/(?<![ :;,-])[ :;,-]+(?:(?:to|that)[ :;-]*)?$/i, ''))) return false;
  const verdicts = paragraphs.slice(i + 1, i + 80).flatMap((p) => [...p.words.plain.slice(0, 2000).matchAll(/\b(?:motion|proposal)\b[^.;]{0,80}?\b(lost|defeated|fell|not carried|rejected|withdrawn|carried|agreed|approved|adopted|passed)\b/gi)].map((found) => found[1] ?? ''));
  return /^(?:lost|defeated|fell|not carried|rejected|withdrawn)$/i.test(verdicts.at(-1) ?? '');
}

function stemBlocks(reading: Reading, counts: (p: ZonedParagraph, i: number) => boolean): Block[] {
  const blocks: Block[] = [];
  let reached = -1;
  reading.paragraphs.forEach((paragraph, i) => {
    if (i <= reached || paragraph.stem === undefined || offered.test(reading.paragraphs[i - 1]?.words.plain.slice(-300) ?? '') || !counts(paragraph, i) || isLostMotion(reading, paragraph, i)) return;
    const block = blockAt(reading, i, paragraph);
    if (block === undefined) return;
    blocks.push(block);
    reached = block.last;
  });
  return blocks;
}

function blockAt({ source, paragraphs }: Reading, i: number, paragraph: ZonedParagraph): Block | undefined {
  const { stem } = paragraph;
  if (stem === undefined) return undefined;
  const head = saidAtOnce(cutWords(paragraph.words, stem.body), stem.strength);
  const tree = readLimbs({ head, outer: paragraph.mark, after: listAfter(paragraphs, i + 1) });
  const leadFrom = stem.strength === 'formal' && stem.word !== 'recommended' ? stem.body : stem.from;
  const leadTo = tree.lead === null ? (tree.taken > 0 && head.text === '' && stem.strength !== 'formal' ? stem.body : leadFrom) : paragraph.words.plain.indexOf(tree.lead.plain, stem.body) + tree.lead.plain.length;
  const lead = trimStem(cutWords(paragraph.words, leadFrom, leadTo));
  const resolved = flattenTree(source, tree, lead.text === '' ? null : lead);
  return resolved.length === 0 ? undefined : { word: stem.word, first: i, last: i + tree.taken, zone: paragraph.zone, resolved };
}

/** What is said in running prose ends with its sentence; what stands after the formula may take several. */
function saidAtOnce(head: Words, strength: StemStrength): Words {
  const [first, second] = strength === 'plain' ? sentencesOf(head.plain) : [];
  return first === undefined || second === undefined || /^(?:that|to|\(?[a-z1-9ivx]{1,3}[.)])/i.test(head.plain.slice(second.from)) ? head : cutWords(head, 0, first.to);
}

/** "Decision:" with the words under it, where they do not repeat the formula. */
function decisionBlocks(reading: Reading, formal: readonly Block[]): Block[] {
  const { source, paragraphs } = reading;
  const blocks: Block[] = [];
  const lastQuoted = paragraphs.findLastIndex((p) => p.zone === 'quoted' && p.opens);
  for (let i = 0; i < paragraphs.length; i += 1) {
    const paragraph = paragraphs[i];
    if (paragraph?.zone !== 'decision' || !paragraph.opens) continue;
    let end = i + 1;
    while (paragraphs[end]?.zone === 'decision' && paragraphs[end]?.opens === false) end += 1;
    if (formal.some((block) => block.first >= i && block.first < end)) continue;
    if (!isDecided(paragraphs.slice(i, end)) || (lastQuoted >= end && isOpinion(paragraphs.slice(i, end)))) continue;
    const from = paragraph.words.text === '' ? i + 1 : i;
    const opening = paragraphs[from];
    // What the panel "noted" or "agreed" reads as narrative anywhere but here.
    const head = opening?.mark === null ? opening.words : noWords;
    const after = paragraphs.slice(head === noWords ? from : from + 1, end);
    const tree = readLimbs({ head, outer: null, after });
    const resolved = flattenTree(source, tree, tree.lead === null ? null : trimStem(tree.lead));
    if (resolved.length > 0) blocks.push({ word: 'decided', first: i, last: end - after.length + tree.taken - 1, zone: 'decision', resolved });
  }
  return blocks;
}

const settled = /\b(?:noted|agreed|approved|resolved|endorsed|recommended|requested|asked|supported|deferred|adopted|granted|refused|delegated|appointed|elected|received|accepted|confirmed|be)\b/i;
const nothing = /^(?:no\b|none\b|there (?:was|were|are) no|apologies (?:for|were|had)|councillors? .{1,200} declared|not applicable|n\/a|the (?:meeting|item) (?:was|is) )/i;

/** "Conclusions: 1. The Committee was reassured …" before the "Recommendations" are what the panel thought. */
function isOpinion(section: readonly ZonedParagraph[]): boolean {
  const limbs = section.filter((p) => p.words.text !== '');
  return limbs.every((p) => /^(?:the )?(?:[a-z-]+ )?(?:sub-committee|committee|panel|board|members) (?:was|were|is|are|felt|welcomed|expressed|recognised|acknowledged|considered|thought|heard|accepted|found|learned|concluded|remained|noted)\b/i.test(p.words.plain));
}

/** Under "Decision:" stands what was decided, or that nothing was. */
function isDecided(section: readonly ZonedParagraph[]): boolean {
  const filled = section.filter((p) => p.words.text !== '');
  const first = filled[0];
  if (first === undefined) return false;
  if (first.mark !== null) return filled.every((p) => p.mark !== null || p.stem?.strength !== 'list');
  if (first.stem?.strength === 'list') return filled[1]?.mark != null;
  if (first.stem !== undefined) return first.stem.strength === 'plain' && first.stem.opens && !isLead(first.words.plain.slice(first.stem.body)) && !/\bit was\b/i.test(first.words.plain.slice(0, first.stem.body));
  const kind = limbClass(first.words.plain);
  return kind === 'that' || kind === 'to' || kind === 'verb' || (settled.test(first.words.plain) && !nothing.test(first.words.plain));
}

/** "To pass the following resolution:- RESOLVED – That the public be excluded" is the agenda's, not the meeting's. */
const offered = /\b(?:to|if so,?|asked|invited|requested|passing)\b[^.;]{0,80}\b(?:pass|passing|approve|agree|adopt|consider|considering|move|moving)\b[^.;]{0,60}\b(?:resolution|motion|recommendation)s? ?:?-?$/i;

const history = /\b(?:at (?:its|the|their) (?:previous |last |earlier )?meetings? (?:on|in|held|of)|previously|last (?:meeting|year)|in (?:19|20)\d\d)\b/i;
const courtesy = /^(?:following|after|having|upon|on|with|in conclusion|accordingly|it was proposed|it was moved|councillor|cllr)\b/i;

/** "Following scrutiny, it was agreed that …": a resolution only where the paper never says it better. */
function plainBlocks(reading: Reading): Block[] {
  const { paragraphs } = reading;
  return stemBlocks(reading, (p, i) => {
    if (p.stem === undefined || p.stem.strength === 'formal' || p.zone === 'purpose' || p.zone === 'dead' || p.zone === 'quoted') return false;
    const before = p.words.plain.slice(0, p.stem.body);
    if (history.test(p.words.plain.slice(0, p.stem.body)) || history.test(before)) return false;
    const next = paragraphs[i + 1];
    const leads = isLead(p.words.plain.slice(p.stem.body)) || p.stem.body >= p.words.plain.length;
    if (leads && next !== undefined && !next.opens && (next.mark !== null || limbClass(next.words.plain) !== 'phrase')) return p.stem.strength !== 'list' || limbClass(next.words.plain) === 'verb' || limbClass(next.words.plain) === 'to' || limbClass(next.words.plain) === 'that';
    if (p.stem.strength === 'list' || leads) return false;
    if (/\([a1i]\) /.test(p.words.plain.slice(p.stem.body, p.stem.body + 200))) return true;
    if (reading.formal) return p.stem.word === 'resolved' && p.stem.opens && isLastWord(paragraphs, i);
    return p.stem.opens ? courtesy.test(p.words.plain) || p.stem.word !== 'agreed' || isLastWord(paragraphs, i) : (p.stem.word === 'resolved' || /\bseconded by\b/.test(p.words.plain.slice(p.stem.from, p.stem.body))) && isLastWord(paragraphs, i);
  });
}

function isLastWord(paragraphs: readonly ZonedParagraph[], i: number): boolean {
  for (const later of paragraphs.slice(i + 1, i + 60)) {
    if (later.zone === 'dead' || later.zone === 'papers' || later.zone === 'details' || later.words.text === '') continue;
    return later.stem !== undefined;
  }
  return true;
}

/** A run of "(i) That …; (ii) That …" or a bare "That … be noted" whose RESOLVED was lost. */
function lostBlocks(reading: Reading, known: readonly Block[]): Block[] {
  const { paragraphs, source } = reading;
  const taken = new Set(known.flatMap((block) => Array.from({ length: block.last - block.first + 1 }, (_, k) => block.first + k)));
  const blocks: Block[] = [];
  for (let i = 0; i < paragraphs.length; i += 1) {
    const paragraph = paragraphs[i];
    if (paragraph === undefined || taken.has(i) || !opensLost(paragraphs, i, paragraph)) continue;
    const after = listAfter(paragraphs, i).filter((_, k) => !taken.has(i + k));
    const tree = readLimbs({ head: noWords, outer: null, after });
    const resolved = flattenTree(source, tree, null);
    if (tree.taken === 0 || resolved.length === 0) continue;
    blocks.push({ word: 'resolved', first: i, last: i + tree.taken - 1, zone: paragraph.zone, resolved });
    i += tree.taken - 1;
  }
  return blocks;
}

/** "1) the minutes … be noted; 2) the minutes … be noted": a numbered list of what shall be, after a full stop, is no narrative. */
function runOfPassives(paragraphs: readonly ZonedParagraph[], i: number): boolean {
  const [before, first, second] = [paragraphs[i - 1], paragraphs[i], paragraphs[i + 1]];
  if (first === undefined || second === undefined || first.mark?.label == null || second.mark === null || !follows(second.mark, first.mark)) return false;
  if (before !== undefined && !/[.?!]["')]?$/.test(before.words.plain)) return false;
  return /; ?(?:and)?,?$/.test(first.words.plain) && [first, second].every((p) => /\bbe (?:[a-z]+ly )?(?:noted|received|approved|agreed|endorsed|confirmed|accepted|adopted|supported|requested|asked|invited|circulated|submitted|referred|added|thanked)\b/.test(p.words.plain));
}

const put = /\b(?:mov(?:ed|es|ing)|propos(?:ed|es|al|als)|amendment|motion|recommend(?:ed|ation|ations|s)?|option|options|asked to|invited to|suggest(?:ed|ions?)|report)\b/i;

function opensLost(paragraphs: readonly ZonedParagraph[], i: number, paragraph: ZonedParagraph): boolean {
  if (paragraph.zone !== 'minutes' && paragraph.zone !== 'decision' && !(paragraph.zone === 'papers' && paragraph.mark !== null)) return false;
  if (paragraph.mark !== null && !opensList(paragraph.mark)) return false;
  if (runOfPassives(paragraphs, i)) return true;
  // The later points of a list told in the narrative are no more resolutions than its first.
  if (paragraph.mark?.label === null && (paragraphs[i - 1]?.mark?.label === null || /:-?$/.test(paragraphs[i - 1]?.words.plain ?? ''))) return false;
  const following = paragraphs[i + 1];
  if (paragraph.mark === null && isLead(paragraph.words.plain) && /^that\b/i.test(paragraph.words.plain) && following?.mark !== null && following !== undefined) return !put.test(paragraphs[i - 1]?.words.plain ?? '');
  if (limbClass(paragraph.words.plain) !== 'that' || !(paragraph.mark?.label === null ? /\b(?:be|will|shall)\b/ : /\b(?:be|will|would|shall|should|is|are|may)\b/).test(paragraph.words.plain.slice(0, 400))) return false;
  const before = paragraphs[i - 1];
  return before === undefined || !(/[:;,]-?$/.test(before.words.plain) && put.test(before.words.plain)) && before.zone !== 'quoted';
}
