// Rows out of a pasted table: cells apart by tabs (copied from Excel or Word), by pipes, or by commas as in a CSV.
import { parse } from 'csv-parse/sync';
import { delimiterOf } from './cell-signs.ts';

/** Null where the text is no table. */
export function rowsOfText(text: string): string[][] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const sign = ['\t', '|'].find((one) => lines.filter((line) => line.includes(one)).length >= Math.max(2, lines.length * 0.6));
  if (sign === '|') return lines.filter((line) => !/^[\s|:+-]+$/.test(line)).map(pipedCells);
  if (sign === undefined && !looksLikeCsv(lines)) return null;
  return parsedCells(text, sign ?? delimiterOf(text));
}

/** A quote that is never closed shows that the commas were prose. */
function parsedCells(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true }).map((row) => row.map((cell) => cell.trim()));
  } catch {
    return null;
  }
}

function pipedCells(line: string): string[] {
  return line.trim().replace(/^\||\|$/g, '').split('|').map((cell) => cell.trim());
}

function looksLikeCsv(lines: readonly string[]): boolean {
  const cells = (lines[0] ?? '').split(delimiterOf(lines[0] ?? ''));
  return cells.length > 2 && cells.every((cell) => cell.trim().length < 50) && lines.length > 1;
}
