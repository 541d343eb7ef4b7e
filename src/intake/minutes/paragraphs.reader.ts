// Step 4: lines to paragraphs: hard-wrapped lines are put together again, marks that stand alone are given back their text.
import { labelColumns } from './columns.reader.ts';
import type { Column } from './columns.reader.ts';
import { splitAtLabels } from './inline-labels.reader.ts';
import { readMark } from './marks.reader.ts';
import type { Mark } from './marks.reader.ts';
import type { Line } from './lines.reader.ts';
import { isFurniture, isPageKind, readSectionLabel } from './sections.reader.ts';
import { cutWords, joinWords, wordsOf } from './words.ts';
import type { Words } from './words.ts';

export interface Paragraph {
  /** Everything but the mark it opens with. */
  words: Words;
  mark: Mark | null;
  start: number;
  end: number;
  gap: number;
  indent: number;
  cell: { row: number; column: number; sense: Column } | null;
}

export function readParagraphs(source: string, lines: readonly Line[]): Paragraph[] {
  const width = wrapWidth(lines);
  const groups: Line[][] = [];
  for (const line of lines) {
    if (isFurniture(line.plain) || isMarginHead(line)) continue;
    const open = groups[groups.length - 1];
    const before = open?.[open.length - 1];
    if (open !== undefined && before !== undefined && runsOn(before, line, width)) open.push(line);
    else groups.push([line]);
  }
  return splitAtLabels(labelColumns(giveMarksTheirText(groups.map((group) => paragraphOf(source, group)))));
}

/** "ACTION" far to the right heads a margin in which nothing may stand; it opens no list. */
function isMarginHead(line: Line): boolean {
  return line.indent > 35 && /^actions?(?: (?:by|for))?$/i.test(line.plain);
}

function paragraphOf(source: string, group: readonly Line[]): Paragraph {
  const words = joinWords(group.map((line) => wordsOf(source, line.start, line.end)));
  const mark = readMark(words.plain.slice(0, 80));
  const first = group[0];
  return {
    words: mark === null ? words : cutWords(words, mark.length),
    mark,
    start: first?.start ?? 0,
    end: group[group.length - 1]?.end ?? 0,
    gap: first?.gap ?? 0,
    indent: first?.indent ?? 0,
    cell: first === undefined || first.cell === null ? null : { ...first.cell, sense: null },
  };
}

/** "21." or "(a)" or a bullet on a line of its own belongs to the paragraph after it. */
function giveMarksTheirText(paragraphs: readonly Paragraph[]): Paragraph[] {
  const whole: Paragraph[] = [];
  let waiting: Paragraph | undefined;
  for (const paragraph of paragraphs) {
    if (paragraph.words.text === '') { waiting = paragraph; continue; }
    if (waiting !== undefined && paragraph.mark === null) whole.push({ ...paragraph, mark: waiting.mark, start: waiting.start, gap: waiting.gap, indent: waiting.indent });
    else whole.push(paragraph);
    waiting = undefined;
  }
  return whole;
}

/** Ends as a sentence, a limb or a lead-in ends. */
export function isClosed(plain: string): boolean {
  return /(?:[.:;!?]['")\]]?-?|[;,] (?:and|or)(?: that)?)$/.test(plain.slice(-24));
}

/** The width at which the paper was wrapped by hand, or undefined where each paragraph is one line. */
function wrapWidth(lines: readonly Line[]): number | undefined {
  const lengths: number[] = [];
  let pairs = 0;
  for (let i = 1; i < lines.length; i += 1) {
    const [before, after] = [lines[i - 1], lines[i]];
    if (before === undefined || after === undefined || after.gap > 0 || before.plain.length < 30) continue;
    pairs += 1;
    if (/^[a-z]/.test(after.plain) && !isClosed(before.plain) && readMark(after.plain.slice(0, 12)) === null) lengths.push(before.indent + before.plain.length);
  }
  if (lengths.length < 3 || lengths.length < pairs * 0.2) return narrowest(lines);
  lengths.sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)];
}

/** A short paper of short lines: the longest line tells the width, if it could have been wrapped at all. */
function narrowest(lines: readonly Line[]): number | undefined {
  const longest = Math.max(0, ...lines.slice(0, 400).map((line) => line.indent + line.plain.length));
  return longest <= 110 && longest >= 45 && lines.length <= 400 ? longest : undefined;
}

/** A line that ends so goes on in the next one. */
const hanging = /(?:^| )(?:the|an?|of|to|by|for|in|and|or|with|on|at|from|that|be|is|as|its|their|this|which|will|would|into|between|under|councillors?|cllr)$/i;

const alone = /^(?:(?:it was |the [\w-]+ )?(?:resolved|agreed|recommended|decided|decision|action)s?(?: unanimously)?(?: that| to)?[ :.-]*|agenda item)$/i;
const opener = /^(?:resolved|Resolved|RESOLVED|AGREED|Agreed|RECOMMENDED|Recommended|DECISION|Decision|ACTION|Action|NOTED)\b/;

function runsOn(before: Line, line: Line, width: number | undefined): boolean {
  if (line.sameCell && (isLabelOnly(line.plain) || isLabelOnly(before.plain))) return false;
  if (line.sameCell) return readMark(line.plain.slice(0, 12)) === null || /\b(?:of|for|and|the|to|in|by|a|from|with)$/.test(before.plain);
  if (line.gap > 0 || line.cell !== null || before.cell !== null) return false;
  const mark = readMark(line.plain.slice(0, 80));
  const full = width !== undefined && before.indent + before.plain.length + firstWordLength(line.plain) >= width * 0.94;
  // A dash in mid-sentence may come to stand at the start of a line.
  if (mark?.dress === '-' && full && !isClosed(before.plain) && !before.plain.startsWith('-') && !opener.test(line.plain)) return true;
  if (mark !== null && !(mark.dress === 'bare' && hanging.test(before.plain.slice(-20)))) return false;
  if (opener.test(line.plain)) return false;
  if (isLabelOnly(before.plain) || isPageKind(before.plain) || readSectionLabel(line.plain) !== undefined) return false;
  const closed = isClosed(before.plain);
  if (/^(?:[a-z&]|\d{4}\b(?!\.)|\d+(?:st|nd|rd|th)?,? [a-z])/.test(line.plain)) return closed ? full && !/[.!?]$/.test(before.plain) : !alone.test(before.plain) || width !== undefined;
  if (closed || alone.test(before.plain)) return false;
  return full || (hanging.test(before.plain.slice(-20)) && before.plain.length > 30);
}

function isLabelOnly(plain: string): boolean {
  return readSectionLabel(plain)?.length === plain.length;
}

function firstWordLength(plain: string): number {
  const space = plain.slice(0, 40).indexOf(' ');
  return (space === -1 ? Math.min(40, plain.length) : space) + 1;
}
