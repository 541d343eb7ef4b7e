// Reads CSV files and workbooks to rows of cells, each cell as the words a person sees.
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { delimiterOf } from '../table/cell-signs.ts';
import { decodeText } from './decode-text.ts';
import type { Extracted } from '../extracted.ts';
import { openOfficeZip, packZip } from './office-zip.ts';

const MOST_ROWS = 50_000;
const MOST_COLUMNS = 200;

export function extractCsv(bytes: Uint8Array): Extracted {
  const text = decodeText(bytes);
  if (text === null) return { ok: false, sentence: 'The file is not text, so it cannot be read as a table.' };
  const rows = parse(text, { delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, skip_empty_lines: true, to: MOST_ROWS + 1 });
  return present('csv', rows.map((row) => row.map((cell) => cell.trim())), null);
}

export async function extractXlsx(bytes: Uint8Array): Promise<Extracted> {
  const file = openOfficeZip(bytes, isWanted);
  const parts = new Map(file.names.filter(isWanted).map((name) => [name, file.text(name) ?? '']));
  const sheets = await readXlsxFile<string>(packZip(parts), { parseNumber: (printed) => printed });
  const written = sheets.map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(cellWords)).filter((row) => row.some((cell) => cell !== '')) }))
    .filter(({ rows }) => rows.length > 0);
  const first = written[0];
  if (first === undefined) return { ok: false, sentence: 'The workbook has nothing in its cells.' };
  const others = written.slice(1).map(({ sheet }) => `“${sheet}”`);
  return present('xlsx', first.rows, others.length === 0 ? null : `Read the sheet “${first.sheet}”; not read: ${others.join(', ')}.`);
}

function isWanted(name: string): boolean {
  return name === '[Content_Types].xml' || /^(?:_rels\/|xl\/(?:_rels\/|workbook|sharedStrings|styles|worksheets\/[^/]+\.xml$))/.test(name);
}

/** Excel's days come as instants at midnight UTC. */
function cellWords(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell).trim() : '';
}

function present(source: 'csv' | 'xlsx', rows: string[][], note: string | null): Extracted {
  if (rows.length === 0) return { ok: false, sentence: 'The file has no rows.' };
  if (rows.length > MOST_ROWS || rows.some((row) => row.length > MOST_COLUMNS)) {
    return { ok: false, sentence: `The table is larger than can be read at once (${MOST_ROWS} rows, ${MOST_COLUMNS} columns). Take the part you need.` };
  }
  return { ok: true, source, rows, note, text: rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n') };
}
