// Readings pasted from a spreadsheet or out of a file: rows of cells in, dated values out, with every problem named by its row. Pure.
import { readWrittenDay } from '../calendar/written-day.ts';
import type { Day } from '../calendar/day.ts';

export interface ListedReading { row: number; on: Day; value: number; source: string | null; /** "31 Mar 2026 is taken for “March 2026”": where only a month or a quarter was given. */ takenFor: string | null }
export interface ReadingProblem { row: number; sentence: string }
export interface ReadingList { readings: ListedReading[]; /** Rows without a figure: they leave a gap. */ empty: { row: number; words: string }[]; problems: ReadingProblem[] }

type Cells = readonly string[];

/** Days down the first column, or along the first row as performance reports have them; headings are passed over. */
export function readReadings(rows: readonly Cells[]): ReadingList {
  const lying = isLying(rows) ? standUp(rows) : rows;
  const list: ReadingList = { readings: [], empty: [], problems: [] };
  lying.forEach((cells, at) => { readRow(cells.map((cell) => cell.trim()), at + 1, list); });
  const seen = new Map<string, number>();
  for (const { row, on } of list.readings) {
    const before = seen.get(on);
    if (before === undefined) seen.set(on, row);
    else list.problems.push({ row, sentence: `Row ${row}: its day also stands in row ${before}. One day has one reading.` });
  }
  return list;
}

function readRow([first = '', second = '', ...rest]: string[], row: number, list: ReadingList): void {
  if (first === '' && second === '') return;
  const day = readWrittenDay(first);
  if (day === null) {
    // What stands over the columns names no day and no figure.
    if (row === 1 && readFigure(second) === null) return;
    list.problems.push({ row, sentence: `Row ${row}: “${first}” names no day. A day is written like 31/03/2026, a month like March 2026.` });
    return;
  }
  if (isNoFigure(second)) { list.empty.push({ row, words: first }); return; }
  const value = readFigure(second);
  if (value === null) list.problems.push({ row, sentence: `Row ${row}: “${second}” is not a number, like 84 or 84.5.` });
  else list.readings.push({ row, on: day.on, value, source: rest.find((cell) => cell !== '') ?? null, takenFor: day.isWhole ? null : first });
}

/** As people and spreadsheets write it: 84, 84.5%, 1,250, £1,250, −3, (3). Null for anything else. */
export function readFigure(words: string): number | null {
  const bare = words.replace(/[\s,%£\u00a0]/g, '').replace(/^[\u2212\u2013]/, '-').replace(/^\((.+)\)$/, '-$1');
  return /^-?\d{1,12}(\.\d+)?$/.test(bare) ? Math.round(Number(bare) * 10_000) / 10_000 : null;
}

/** A workbook keeps 84% as 0.84: where every figure is at most 1, that is what they are. */
export function asPercentages(list: ReadingList): ReadingList {
  return { ...list, readings: list.readings.map((reading) => ({ ...reading, value: Math.round(reading.value * 1_000_000) / 10_000 })) };
}

export function looksLikeShares({ readings }: ReadingList): boolean {
  return readings.some(({ value }) => value > 0 && value < 1) && readings.every(({ value }) => value >= 0 && value <= 1);
}

/** What a performance table writes where nothing was measured. */
function isNoFigure(words: string): boolean {
  return /^(?:|[-–—.]|n\/?a|n\/?k|nil return|not (?:available|known|yet)|no data|tbc|\*)$/i.test(words);
}

/** Two or three rows whose first is mostly days: the months run across. */
function isLying(rows: readonly Cells[]): boolean {
  const written = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const heads = (written[0] ?? []).filter((cell) => cell.trim() !== '');
  return written.length <= 3 && heads.length >= 2 && heads.filter((cell) => readWrittenDay(cell.trim()) !== null).length >= Math.max(2, heads.length - 1);
}

function standUp(rows: readonly Cells[]): string[][] {
  const written = rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  const stood = (written[0] ?? []).map((_, at) => written.map((cells) => cells[at] ?? ''));
  // The first column holds the measure's name, not a day.
  return readWrittenDay((stood[0]?.[0] ?? '').trim()) === null ? stood.slice(1) : stood;
}

/** One a line, cells apart by tabs, as copied out of a spreadsheet; else by semicolons, or by the first run of spaces or colon after the day. */
export function rowsOfPasted(text: string): string[][] {
  return text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    if (line.includes('\t')) return line.split('\t');
    if (line.includes(';')) return line.split(';');
    const apart = /^(.*?\b(?:\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}))\s*[,:]?\s+(\S+)\s*,?\s*(.*)$/.exec(line.trim());
    return apart === null ? line.split(',') : apart.slice(1);
  });
}
