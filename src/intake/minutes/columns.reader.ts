// Flattened tables: which column says what is to be done, by whom and by when, told by its heading.
import type { Paragraph } from './paragraphs.reader.ts';

export type Column = 'what' | 'who' | 'when' | 'heading' | null;

const headings: readonly (readonly [Column, RegExp])[] = [
  ['what', /^(?:agreed )?actions?(?: (?:required|agreed|points?|arising|to be taken))?$/i],
  ['who', /^(?:action )?(?:by|by whom|who|owner|lead|lead officer|responsible|responsible officer|officer|responsibility|action by|action owner|to be actioned by|assigned to)$/i],
  ['when', /^(?:by when|when|due|due date|due by|deadline|target|target date|timescale|timeframe|by date|completion date)$/i],
];

/** Each cell with the sense of its column; a later heading row takes over from an earlier one. */
export function labelColumns(paragraphs: readonly Paragraph[]): Paragraph[] {
  let columns = new Map<number, Column>();
  let headingRow = -1;
  return paragraphs.map((paragraph) => {
    const { cell } = paragraph;
    if (cell === null) return paragraph;
    const sense = headings.find(([, pattern]) => pattern.test(paragraph.words.plain))?.[0];
    if (sense !== undefined) {
      if (cell.row !== headingRow) { columns = new Map(); headingRow = cell.row; }
      columns.set(cell.column, sense);
      return { ...paragraph, cell: { ...cell, sense: 'heading' as const } };
    }
    return { ...paragraph, cell: { ...cell, sense: columns.get(cell.column) ?? null } };
  });
}
