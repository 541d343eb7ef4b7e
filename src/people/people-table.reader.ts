// The text of a table of people, pasted or of a file, to rows of cells.
import { parse } from 'csv-parse/sync';

/** Undefined where the text is no table, such as one with a quote that is never closed. */
export function readPeopleTable(text: string): string[][] | undefined {
  const heading = /^[^\n]*/.exec(text.trimStart())?.[0] ?? '';
  const [delimiter = ','] = ['\t', ';', ','].filter((sign) => heading.includes(sign));
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }).map((cells) => cells.map(unmarked));
  } catch {
    return undefined;
  }
}

/** Exports that no spreadsheet may take for a formula put an apostrophe before such a cell; it is no part of the name. */
function unmarked(cell: string): string {
  return /^'[=+\-@'|%]/.test(cell.trim()) ? cell.trim().slice(1) : cell;
}
