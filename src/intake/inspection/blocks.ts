// Cuts a report's lines into headings, marked entries and plain paragraphs: the alphabet the lists of findings are spelt in.
import { readHeading } from './headings.ts';
import type { Heading } from './headings.ts';
import type { PrintedLine } from './printed-lines.ts';

export type Marker =
  | { kind: 'bullet'; sign: string }
  | { kind: 'number'; value: number; label: string; bare: boolean }
  | { kind: 'letter'; label: string };

export interface Block {
  heading: Heading | null;
  marker: Marker | null;
  /** Without its marker; the first line may be empty where the marker stands alone. */
  lines: PrintedLine[];
  apart: boolean;
}

const BULLET = /^([•●○▪▫■□◼◾◻◆♦➢➤►✓✔‣⁃·∙*§¨\uE000-\uF8FF\u25A0-\u25FF]|[-–—](?=\s)|[no](?=\s+\p{L}|\s*$))\s*/u;
const NUMBER = /^(\d{1,3}(?:\.\d{1,2})?)([.)]?)(?=\s|$)\s*/;
const LETTER = /^\(?([a-z]|[ivx]{1,4})[.)](?=\s|$)\s*/;

function readMarker(text: string): { marker: Marker; length: number } | null {
  const bullet = BULLET.exec(text);
  if (bullet?.[1] !== undefined) return { marker: { kind: 'bullet', sign: bullet[1] }, length: bullet[0].length };
  const number = NUMBER.exec(text);
  if (number?.[1] !== undefined) {
    const bare = number[2] === '';
    return { marker: { kind: 'number', value: Number(number[1]), label: number[1], bare }, length: number[0].length };
  }
  const letter = LETTER.exec(text);
  return letter?.[1] === undefined ? null : { marker: { kind: 'letter', label: letter[1] }, length: letter[0].length };
}

export function readBlocks(all: readonly PrintedLine[]): Block[] {
  const lines = all.filter((line, n) => !line.furniture || isLabelOfNext(line, all[n + 1]));
  const width = usualWidth(lines);
  const blocks: Block[] = [];
  for (let n = 0; n < lines.length; n += 1) {
    const line = lines[n];
    if (line === undefined) break;
    const found = mayBeHeading(line, lines[n - 1], blocks.at(-1)) ? headingAt(lines, n) : null;
    if (found !== null) {
      blocks.push({ heading: found.heading, marker: null, lines: lines.slice(n, n + found.lines), apart: true });
      n += found.lines - 1;
    } else add(blocks, line, lines[n - 1], lines[n + 1], width);
  }
  return blocks;
}

/** "1" on a line of its own may be a page's number or the label of the sentence under it. */
function isLabelOfNext(line: PrintedLine, next: PrintedLine | undefined): boolean {
  return /^\d{1,2}$/.test(line.text) && next !== undefined && !next.furniture && /^\p{Lu}\p{Ll}+\s/u.test(next.text) && readHeading(next.text) === null;
}

/** Running text may wrap into words that look like a heading: one stands apart, or after the end of a sentence. */
function mayBeHeading(line: PrintedLine, before: PrintedLine | undefined, block: Block | undefined): boolean {
  if (line.apart || before === undefined || block === undefined || block.heading !== null) return true;
  return /[.;:?!)”"]\d{0,2}$/.test(before.text);
}

function headingAt(lines: readonly PrintedLine[], n: number): { heading: Heading; lines: number } | null {
  const line = lines[n];
  const next = lines[n + 1];
  if (line === undefined) return null;
  const alone = readHeading(line.text);
  if (alone !== null && !('section' in alone)) return { heading: alone, lines: 1 };
  if (next !== undefined && !next.apart && readMarker(next.text) === null && line.text.length + next.text.length < 110) {
    const joined = readHeading(`${line.text} ${next.text}`);
    if (joined !== null && !('closes' in joined)) return { heading: joined, lines: 2 };
  }
  return alone === null ? null : { heading: alone, lines: 1 };
}

function add(blocks: Block[], line: PrintedLine, before: PrintedLine | undefined, next: PrintedLine | undefined, width: number): void {
  const found = readMarker(line.text);
  const last = blocks.at(-1);
  const bareInText = found?.marker.kind === 'number' && found.marker.bare && !line.apart && !line.furniture;
  if (found !== null && !bareInText && (found.marker.kind !== 'letter' || line.apart || endsSentence(last))) {
    blocks.push({ heading: null, marker: found.marker, lines: [afterMarker(line, found.length)], apart: line.apart });
  } else if (last === undefined || last.heading !== null || (line.apart && !isEmpty(last)) || leadsIn(last) || (last.marker !== null && isUnknownHeading(line, before, next, width))) {
    blocks.push({ heading: null, marker: null, lines: [line], apart: line.apart });
  } else last.lines.push(line);
}

/** "… the following areas of weakness:" — a list comes next, even where its marks were lost. */
function leadsIn(block: Block): boolean {
  return block.marker === null && block.lines.at(-1)?.text.endsWith(':') === true;
}

/** A short line after a sentence that ended early, with an entry or a gap after it: a heading nobody listed. */
function isUnknownHeading(line: PrintedLine, before: PrintedLine | undefined, next: PrintedLine | undefined, width: number): boolean {
  if (before === undefined || !/[.!?][”’")]?$/.test(before.text) || !/^\p{Lu}/u.test(line.text)) return false;
  const firstWord = /^\S*/.exec(line.text)?.[0].length ?? 0;
  const brokenOnPurpose = before.text.length + 1 + firstWord < width * 0.8;
  return brokenOnPurpose && line.text.length < 70 && !/[.,;:!?]$/.test(line.text) && (next === undefined || next.apart || readMarker(next.text) !== null);
}

/** The length most full lines reach: nine of ten lines are no longer. */
function usualWidth(lines: readonly PrintedLine[]): number {
  const lengths = lines.map((line) => line.text.length).sort((a, b) => a - b);
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0;
}

function afterMarker(line: PrintedLine, length: number): PrintedLine {
  return { ...line, start: line.start + length, text: line.text.slice(length) };
}

/** A marker alone on its line: what comes next belongs to it, whatever the distance. */
function isEmpty(block: Block): boolean {
  return block.marker !== null && block.lines.every((line) => line.text === '');
}

function endsSentence(block: Block | undefined): boolean {
  return block === undefined || block.heading !== null || /[.;:,?!]$|\band$|\bor$/.test(block.lines.at(-1)?.text ?? '');
}
