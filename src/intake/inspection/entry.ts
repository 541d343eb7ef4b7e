// One entry of a list of findings, as it grows line by line while the report is read.
import type { Block, Marker } from './blocks.ts';
import { joinLines, plainWords } from './printed-words.ts';
import type { PrintedLine } from './printed-lines.ts';

export interface Entry {
  label: string | null;
  group: string | null;
  lines: PrintedLine[];
}

export function textOfBlock(block: Block): string {
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

export function addLines(entry: Entry, block: Block): void {
  const mark = markOf(block.marker);
  block.lines.forEach((line, n) => entry.lines.push(n === 0 && mark !== '' ? { ...line, text: `${mark} ${line.text}` } : line));
}

/** The end of what is written so far: asked of every block, so it must not cost the whole entry each time. */
export function lastWords(entry: Entry): string {
  return plainWords(entry.lines.findLast((line) => line.text !== '')?.text.slice(-80) ?? '');
}

export function firstWords(lines: readonly PrintedLine[]): string {
  return lines.find((line) => line.text !== '')?.text ?? '';
}
