// The shape beside each state's word: told apart in black and white, and never without the word.
import type { TagKey } from './edition-document.ts';
import type { Pdf } from './pdf-paper.ts';

const TAG_COLOURS: Record<TagKey, string> = {
  'not started': '#505a5f', 'on track': '#1d5fa8', 'at risk': '#8a4b00', 'proposed for closure': '#5b3a91', closed: '#0b6b3a', 'not accepted': '#505a5f',
  superseded: '#505a5f', overdue: '#a3151d', silent: '#0b0c0c', exempt: '#0b0c0c',
};

/** `x`, `y`: the top left of the text the shape stands before; `size`: that text's. */
export function drawShape(doc: Pdf, tag: TagKey, x: number, y: number, size: number): void {
  const r = 3.6;
  const cx = x + r + 0.5;
  const cy = y + size * 0.72;
  doc.lineWidth(1.1).strokeColor(TAG_COLOURS[tag]).fillColor(TAG_COLOURS[tag]);
  switch (tag) {
    case 'not started': doc.circle(cx, cy, r).stroke(); break;
    case 'on track': doc.circle(cx, cy, r).stroke(); doc.path(`M${cx},${cy - r}A${r},${r},0,0,0,${cx},${cy + r}Z`).fill(); break;
    case 'at risk': doc.path(`M${cx},${cy - r}L${cx + r + 0.4},${cy + r}L${cx - r - 0.4},${cy + r}Z`).fill(); break;
    case 'proposed for closure': doc.path(`M${cx},${cy - r - 0.4}L${cx + r + 0.4},${cy}L${cx},${cy + r + 0.4}L${cx - r - 0.4},${cy}Z`).stroke(); break;
    case 'closed': doc.circle(cx, cy, r).fill(); break;
    case 'not accepted': doc.path(`M${cx - r},${cy - r}L${cx + r},${cy + r}M${cx + r},${cy - r}L${cx - r},${cy + r}`).stroke(); break;
    case 'superseded': doc.path(`M${cx - r},${cy}L${cx + r},${cy}M${cx},${cy - r}L${cx + r},${cy}L${cx},${cy + r}`).stroke(); break;
    case 'overdue': doc.rect(cx - r, cy - r, 2 * r, 2 * r).fill(); break;
    case 'silent': doc.lineWidth(1.8).moveTo(cx - r, cy).lineTo(cx + r, cy).stroke(); break;
    case 'exempt': doc.lineWidth(0.8).rect(cx - r, cy - r, 2 * r, 2 * r).stroke(); doc.path(`M${cx - r},${cy + r}L${cx + r},${cy - r}M${cx - r},${cy}L${cx},${cy - r}M${cx},${cy + r}L${cx + r},${cy}`).stroke(); break;
  }
}
