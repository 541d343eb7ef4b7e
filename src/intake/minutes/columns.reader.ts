// Step 5: flattened tables: which column says what is to be done, by whom and by when, told by its heading.
import type { Paragraph } from './paragraphs.reader.ts';

export type Column = 'what' | 'who' | 'when' | 'resolved' | 'heading' | null;

const headings: readonly (readonly [Column, RegExp])[] = [
  ['what', /^(?:agreed )?actions?(?: (?:required|agreed|points?|arising|to be taken))?$/i],
  ['who', /^(?:action )?(?:by|by whom|who|owner|lead|lead officer|responsible|responsible officer|officer|responsibility|action by|action owner|to be actioned by|assigned to)$/i],
  ['when', /^(?:by when|when|due|due date|due by|deadline|target|target date|timescale|timeframe|by date|completion date)$/i],
  ['resolved', /^(?:decisions?|resolutions?|resolved|agreed|outcomes?|recommendations?|conclusions?)(?: made| agreed| taken)?$/i],
];

/** Each cell with the sense of its column; a later heading row takes over from an earlier one. */
export function labelColumns(paragraphs: readonly Paragraph[]): Paragraph[] {
  let columns = new Map<number, Column>();
  let headingRow = -1;
  const titled = headingRows(paragraphs);
  return paragraphs.map((paragraph) => {
    const { cell } = paragraph;
    if (cell === null) return paragraph;
    const sense = titled.has(cell.row) ? senseOf(paragraph.words.plain) : undefined;
    if (sense !== undefined) {
      if (cell.row !== headingRow) { columns = new Map(); headingRow = cell.row; }
      columns.set(cell.column, sense);
      return { ...paragraph, cell: { ...cell, sense: 'heading' as const } };
    }
    const known = columns.get(cell.column) ?? null;
    // The number of a row is not a limb's or an item's.
    return { ...paragraph, mark: known === null ? paragraph.mark : null, cell: { ...cell, sense: known } };
  });
}

function senseOf(plain: string): Column | undefined {
  return headings.find(([, pattern]) => pattern.test(plain))?.[0];
}

/** Rows of short names with nothing said in them: "Resolved | That the report be noted" is no heading. */
function headingRows(paragraphs: readonly Paragraph[]): Set<number> {
  const rows = new Map<number, { cells: number; short: boolean }>();
  for (const { cell, words } of paragraphs) {
    if (cell === null) continue;
    const row = rows.get(cell.row) ?? { cells: 0, short: true };
    rows.set(cell.row, { cells: row.cells + 1, short: row.short && words.text.length < 40 && !/^(?:that|to)\b|(?<!^no|^ref)[.;]$/i.test(words.plain) });
  }
  return new Set([...rows].filter(([, row]) => row.cells > 1 && row.short).map(([row]) => row));
}
