// The table of an area SEND report: responsible body on the left, what it must do on the right, flattened by extraction.
import type { Block } from './blocks.ts';
import { joinLines } from './printed-words.ts';
import type { PrintedLine } from './printed-lines.ts';

interface Row {
  label: null;
  group: string | null;
  lines: PrintedLine[];
}

const HEAD = /^(?:responsible\s+bod(?:y|ies)|areas?\s+for\s+priority\s+actions?|\s)+$/i;
/** How the right-hand cell begins; a body's name never does. */
const ACTION_BEGINS = /^(?:leaders?|senior|the\s+(?:local\s+area\s+)?partnership|the\s+(?:area|partners|leadership)|all\s+(?:leaders|partners)|partners?(?:hip)?\s+leaders?|urgently|ensure|improve|develop|work|commissioners|managers|they|together|jointly|there|children)\b/i;
const LONGEST_NAME = 9;

export function readTableRows(blocks: readonly Block[]): Row[] {
  const lines = separateColumns(blocks.flatMap((block) => block.lines).filter((line) => line.text !== '' && !HEAD.test(line.text)));
  const rows: Row[] = [];
  let n = 0;
  while (n < lines.length) {
    const name = nameLength(lines, n);
    const end = rowEnd(lines, n + name);
    const cell = lines.slice(n + name, end);
    if (cell.length > 0) rows.push({ label: null, group: name === 0 ? (rows.at(-1)?.group ?? null) : joinLines(lines.slice(n, n + name).map((line) => line.text)), lines: cell });
    n = Math.max(end, n + 1);
  }
  return rows;
}

/** Where extraction has gone along the lines instead of down the columns: puts each row's left column before its right one. */
function separateColumns(lines: readonly PrintedLine[]): PrintedLine[] {
  const ordered: PrintedLine[] = [];
  let n = 0;
  while (n < lines.length) {
    const line = lines[n];
    if (line === undefined) break;
    if (splitCells(line) === null) {
      ordered.push(line);
      n += 1;
      continue;
    }
    const left: PrintedLine[] = [];
    const right: PrintedLine[] = [];
    for (let one = lines[n]; one !== undefined; one = lines[n]) {
      const cells = splitCells(one);
      const over = /[.!?]$/.test(right.at(-1)?.text ?? '');
      if (over && (cells !== null || isNamePart(one) || startsAnother(one))) break;
      if (cells !== null) {
        left.push(cells[0]);
        right.push(cells[1]);
      } else (isNamePart(one) ? left : right).push(one);
      n += 1;
    }
    ordered.push(...left, ...right.map((one, at) => (at === 0 ? { ...one, apart: true } : one)));
  }
  return ordered;
}

/** The two cells of one line: apart by a tab or a run of spaces, or by a name ending where an action begins. */
function splitCells(line: PrintedLine): [PrintedLine, PrintedLine] | null {
  const found = /^(\S+(?: \S+){0,9})(?:[ \t]*\t[ \t]*| {2,})(?=\S)/.exec(line.text) ?? /^((?:(?:NHS|and|of|the|for|\p{Lu}[\p{L}’'&-]*)\s+){1,9})(?=(?:Leaders|Senior leaders|Partnership leaders|The partnership|The local area partnership)\s)/u.exec(line.text);
  if (found === null || found[0].length < 6) return null;
  const name = found[0].trimEnd();
  return [{ ...line, text: name, end: line.start + name.length }, { ...line, text: line.text.slice(found[0].length), start: line.start + found[0].length }];
}

/** "and Oldham Metropolitan": names only, too short to be a full line of the right column. */
function isNamePart(line: PrintedLine): boolean {
  return line.text.length < 40 && /^(?:(?:and|of|the|for|&|[\p{Lu}][\p{L}’'&-]*)(?:\s+|$))+$/u.test(line.text);
}

/** How many lines from here are a body's name: until a line that begins an action, or one that stands apart. 0 where none is. */
function nameLength(lines: readonly PrintedLine[], from: number): number {
  for (let length = 0; length <= LONGEST_NAME; length += 1) {
    const line = lines[from + length];
    if (line === undefined) return 0;
    if (ACTION_BEGINS.test(line.text) && !isWholeName(line.text, lines[from + length + 1])) return length;
    if (length > 0 && line.apart) return length;
    if (/\b(?:should|must)\b/.test(line.text)) return length;
    if (/[.;]$/.test(line.text)) return 0;
  }
  return 0;
}

/** "The local area partnership" alone in its cell is a body, not the beginning of an action. */
function isWholeName(text: string, next: PrintedLine | undefined): boolean {
  return /^the\s+(?:local\s+area\s+)?partnership$/i.test(text) && next !== undefined && (next.apart || ACTION_BEGINS.test(next.text));
}

/** The row ends with a sentence after which another body's name stands. */
function rowEnd(lines: readonly PrintedLine[], from: number): number {
  for (let n = from; n < lines.length; n += 1) {
    const ended = /[.!?]$/.test(lines[n]?.text ?? '');
    if (ended && (nameLength(lines, n + 1) > 0 || startsAnother(lines[n + 1]))) return n + 1;
  }
  return lines.length;
}

function startsAnother(line: PrintedLine | undefined): boolean {
  return line !== undefined && line.apart && /^(?:leaders?|the\s+(?:local\s+area\s+)?partnership)\b/i.test(line.text);
}
