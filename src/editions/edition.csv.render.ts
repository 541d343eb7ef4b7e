// The actions as CSV that no spreadsheet takes for a formula, and the way back to the words as they were.
import { actionsSheet, type Sheet, type Value } from './edition-sheets.ts';
import type { EditionContent } from './edition-content.ts';

/** What Excel, LibreOffice and Sheets begin a formula with, also full-width and after blanks; and an apostrophe, so that the way back is one. */
const RISKY = /^(?:[\s\u0000-\u001f\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20|%]|[\t\r\n]|')/;

export function renderCsv(content: EditionContent): Buffer {
  return csvOf(actionsSheet(content));
}

export function csvOf({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>): Buffer {
  const lines = [columns.map(textCell), ...rows.map((row) => row.map(cell))].map((row) => row.join(','));
  // The mark tells Excel that this is UTF-8.
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}

function cell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? textCell(value) : value.day;
}

/** Always quoted: a separator other than the comma cannot then start a new cell. */
function textCell(text: string): string {
  return `"${safeText(text).replaceAll('"', '""')}"`;
}

export function safeText(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** What `safeText` was given. */
export function plainText(cell: string): string {
  return cell.startsWith("'") && RISKY.test(cell.slice(1)) ? cell.slice(1) : cell;
}
