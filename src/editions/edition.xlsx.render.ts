// The edition as a workbook: a notes sheet, then one marked table a sheet, every text a text and every date a date.
import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { instantFrom } from '../calendar/clock.ts';
import type { EditionContent } from './edition-content.ts';
import { type Sheet, sheetsOf, type Value } from './edition-sheets.ts';
import { fixedZip } from './fixed-zip.ts';

export async function renderXlsx(content: EditionContent, options: { draft?: boolean } = {}): Promise<Buffer> {
  return await workbookOf([notesSheet(content, options.draft ?? false), ...sheetsOf(content)], content.head.asAt.at);
}

/** @param at the instant it says it was made, as ISO text: the same sheets give the same bytes */
export async function workbookOf(sheets: readonly Sheet[], at: string): Promise<Buffer> {
  const made = await writeXlsxFile(sheets.map((sheet) => ({
    data: rowsOf(sheet), sheet: sheet.name, stickyRowsCount: sheet.name === 'Notes' ? 1 : 2, columns: sheet.columns.map((name) => ({ width: widthOf(name) })),
  })), { fontFamily: 'Arial', fontSize: 10 }).toBuffer();
  return fixedZip(made, (name, text) => (name === 'docProps/core.xml' ? text.replace(/>\d{4}-\d\d-\d\dT[\d:.]+Z</g, `>${at.slice(0, 19)}Z<`) : text));
}

function notesSheet({ head, method }: EditionContent, draft: boolean): Sheet {
  const rows: Value[][] = [
    ...(draft ? [['DRAFT', 'not yet sent, not for publication'] satisfies Value[]] : []),
    [head.title, `${head.panel}, ${head.council}`], ['Meeting', `${head.meeting.says}, ${head.meeting.time}, ${head.meeting.venue}`], [head.part, head.partSays],
    ...(head.demonstrationSays ? [['Demonstration', head.demonstrationSays] satisfies Value[]] : []),
    ...method.paragraphs.map((text, i): Value[] => [`Method ${i + 1}`, text]), ['Exempt notes', method.exemptSays],
    ['Cells', '“none” means that there is nothing to enter; no cell is left blank'], ...method.key.map(({ word, means }): Value[] => [word, means]),
  ];
  return { name: 'Notes', title: 'Notes', columns: ['About', 'What it says'], rows };
}

/** A title in A1, one header row, no merged and no blank cell: what screen readers and other programs expect of a table. */
function rowsOf(sheet: Sheet): SheetData {
  const header = sheet.columns.map((name) => ({ value: name, type: String, fontWeight: 'bold' as const, backgroundColor: '#f0f1f1', wrap: true }));
  const body = sheet.rows.map((row) => row.map((value, i) => ({ ...cellOf(value), ...(i === 0 ? { height: heightOf(row, sheet.columns) } : {}) })));
  const title = [{ value: sheet.title, type: String, fontWeight: 'bold' as const, fontSize: 14 }];
  return sheet.name === 'Notes' ? [header, ...body] : [title, header, ...body];
}

function cellOf(value: Value) {
  if (value === null) return { value: 'none', type: String, alignVertical: 'top' as const };
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const };
  if (typeof value === 'string') return { value, type: String, wrap: true, alignVertical: 'top' as const };
  // The writer counts days in UTC: midnight there is a whole day in the sheet, without a time.
  return { value: instantFrom(`${value.day}T00:00:00Z`), type: Date, format: 'd mmm yyyy', alignVertical: 'top' as const };
}

/** Not every program makes a row as high as its wrapped text when it opens a file. */
function heightOf(row: readonly Value[], columns: readonly string[]): number {
  const lines = row.map((value, i) => (typeof value === 'string' ? value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (widthOf(columns[i] ?? '') - 4))), 0) : 1));
  return 4 + 13 * Math.max(1, ...lines);
}

function widthOf(name: string): number {
  return /text|^Action$|^Update$|^Why|What it says|Because|Reasons|done|Evidence|Finding/.test(name) ? 48 : /^(Reference|Unit|Requests|Number)/.test(name) ? 12 : 20;
}
