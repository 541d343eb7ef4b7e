// What is held about a person as one ZIP: a page to read, everything as JSON, and a table each as CSV.
import { safeText } from '../editions/edition.csv.render.ts';
import { packZip } from '../intake/extract/office-zip.ts';
import { view } from '../web/view.ts';
import { wordsOf } from '../web/words.ts';
import type { Cell, Held, HeldTable } from './held.ts';

export type EverythingHeldPage = Omit<Held, 'tables'> & { tables: readonly { what: string; columns: readonly string[]; rows: readonly (readonly string[])[] }[] };

const everythingHeldView = view<EverythingHeldPage>('subject-access/everything-held');

export function renderHeld(held: Held): Buffer {
  const page = everythingHeldView({ ...held, tables: held.tables.map(({ what, columns, rows }) => ({ what, columns: columns.map(columnLabel), rows: rows.map((row) => row.map(cellLabel)) })) })(wordsOf());
  const passages = { columns: ['table', 'column', 'when', 'where', 'passage'], rows: held.passages.map(({ table, column, when, where, passage }) => [table, column, when, where, passage]) };
  return packZip(new Map([
    ['everything-held.html', page.toString()], ['everything-held.json', JSON.stringify(held, null, 2)],
    ...held.tables.map((table): [string, string] => [`tables/${table.table}.csv`, csv(table)]), ['passages.csv', csv(passages)],
  ]));
}

function csv({ columns, rows }: Pick<HeldTable, 'columns' | 'rows'>): string {
  // The mark tells Excel that this is UTF-8.
  return `\ufeff${[columns, ...rows].map((row) => row.map((cell) => `"${safeText(cellLabel(cell)).replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`;
}

function cellLabel(cell: Cell): string {
  return cell === null ? '' : cell === true ? 'yes' : cell === false ? 'no' : String(cell);
}

function columnLabel(column: string): string {
  return column.replace(/_(?:person_)?id$/, '').replaceAll('_', ' ');
}
