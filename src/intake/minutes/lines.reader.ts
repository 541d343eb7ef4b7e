// Step 1: text to lines, with what the layout tells: blank lines before, indent, cells of a flattened table.
import { isBlankAt, plainOf } from './words.ts';

export interface Line {
  start: number;
  end: number;
  /** Trimmed and made plain; the same length as the source between start and end. */
  plain: string;
  indent: number;
  /** Blank lines before this one. */
  gap: number;
  /** For the cells of a table flattened by pipes: which row and column it stood in. */
  cell: { row: number; column: number } | null;
  /** Stands in the same cell as the line before, in a table whose cells run over several lines. */
  sameCell: boolean;
}

export function readLines(text: string): Line[] {
  const barred = (text.slice(0, 200_000).match(/[^|\n] \| ?[^|\n]/g)?.length ?? 0) > 1;
  const lines: Line[] = [];
  let gap = 0;
  let row = 0;
  for (let from = 0; from <= text.length;) {
    const to = endOfLine(text, from);
    const line = trimmedLine(text, from, to, gap);
    if (line === undefined) gap += 1;
    else if (isCellEnd(line.plain)) {
      const end = cellsOf(text, line, 0, '|')[0];
      if (end !== undefined) { lines.push({ ...end, cell: null, gap }); joinCell(lines); }
      gap = 1;
    } else {
      row += 1;
      for (const part of isTableRow(line.plain, barred) ? cellsOf(text, line, row, '|') : isTabbedRow(text, line) ? cellsOf(text, line, row, '\t') : [line]) lines.push(part);
      gap = 0;
    }
    from = text.startsWith('\r\n', to) ? to + 2 : to + 1;
  }
  return lines;
}

/** "…Chair for 2025/26. |": the last line of a cell that ran over several, or a bar alone. */
function isCellEnd(plain: string): boolean {
  return plain.endsWith('|') && plain.indexOf('|') === plain.length - 1;
}

/** The lines since the last bar or blank line are one cell. */
function joinCell(lines: Line[]): void {
  for (let i = lines.length - 1; i > 0; i -= 1) {
    const line = lines[i];
    if (line === undefined || line.gap > 0 || line.cell !== null || lines[i - 1]?.cell !== null || line.sameCell) return;
    line.sameCell = true;
  }
}

const breaks = /[\n\r\f\v\u0085\u2028\u2029]/g;

function endOfLine(text: string, from: number): number {
  breaks.lastIndex = from;
  return breaks.exec(text)?.index ?? text.length;
}

function trimmedLine(text: string, from: number, to: number, gap: number): Line | undefined {
  let start = from;
  let end = to;
  while (start < end && isBlankAt(text, start)) start += 1;
  while (end > start && isBlankAt(text, end - 1)) end -= 1;
  if (start === end) return undefined;
  return { start, end, plain: plainOf(text.slice(start, end)).replace(/\*\*/g, '  '), indent: start - from, gap, cell: null, sameCell: false };
}

/** One bar alone may be a title's; a paper with several has tables. */
function isTableRow(plain: string, barred: boolean): boolean {
  return plain.startsWith('|') || (plain.endsWith('|') && plain.indexOf('|') < plain.length - 1) || plain.split(' | ', 3).length > (barred ? 1 : 2);
}

/** A table pasted from a word processor: three fields or more between tabs. One tab alone stands after a list's mark. */
function isTabbedRow(text: string, line: Line): boolean {
  return line.plain.length < 4000 && (text.slice(line.start, line.end).match(/[^\t]\t+(?=[^\t])/g)?.length ?? 0) > 1;
}

function cellsOf(text: string, line: Line, row: number, edge: '|' | '\t'): Line[] {
  const cells: Line[] = [];
  let column = 0;
  for (let from = line.start; from < line.end;) {
    const bar = text.indexOf(edge, from);
    const to = bar === -1 || bar > line.end ? line.end : bar;
    const cell = trimmedLine(text, from, to, 1);
    if (cell !== undefined && !/^[-:= ]+$/.test(cell.plain)) cells.push({ ...cell, indent: 0, cell: { row, column } });
    if (to > line.start) column += 1;
    from = to + 1;
  }
  return cells;
}
