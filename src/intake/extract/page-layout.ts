// Puts the pieces of text on a PDF's pages back into lines and paragraphs, in reading order and without page furniture.

/** One piece of text as a PDF draws it: points from the left and from the bottom of the page. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}

export interface PageOfPieces {
  height: number;
  pieces: readonly Piece[];
}

interface Line {
  text: string;
  y: number;
  end: number;
  size: number;
}

/** Of the page's height: what stands above or below this may be a running head, a foot or a page number. */
const MARGIN = 0.095;
/** Symbol and Wingdings bullets come out of a PDF as private-use characters; a person sees a bullet. */
const PRIVATE_BULLETS = /^[\uE000-\uF8FF]$/u;

/** Pages to text: lines keep their breaks, paragraphs are set apart by a blank line, pages by a form feed, table cells by a tab. */
export function layOut(pages: readonly PageOfPieces[]): string {
  const drawn = pages.map((page) => marginsInPlace(linesOf(page.pieces), page.height));
  const furniture = runningLines(drawn, pages);
  const kept = drawn.map((lines, n) => lines.filter((line) => !furniture.has(furnitureKey(line, pages[n]?.height ?? 0, n))));
  const leading = usualLeading(kept);
  return kept.map((lines) => paragraphs(lines, leading)).reduce(joinPages, '');
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = [];
  let space = false;
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      space ||= piece.text !== '';
      continue;
    }
    const line = lines.at(-1);
    const text = PRIVATE_BULLETS.test(piece.text.trim()) ? '• ' : piece.text;
    if (line !== undefined && continues(line, piece)) extend(line, piece, text, space);
    else lines.push({ text, y: piece.y, end: piece.x + piece.width, size: piece.size });
    space = false;
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/[ \u00A0]+/g, ' ').trim() }));
}

function continues(line: Line, piece: Piece): boolean {
  const size = Math.max(line.size, piece.size);
  return Math.abs(line.y - piece.y) <= size * 0.5 && piece.x >= line.end - size;
}

function extend(line: Line, piece: Piece, text: string, space: boolean): void {
  const gap = piece.x - line.end;
  const size = Math.max(line.size, piece.size);
  // Wider than any indent after a list number: the next cell of a table.
  const between = gap > size * 3 ? '\t' : space || gap > size * 0.18 ? ' ' : '';
  line.text += between + text;
  line.end = piece.x + piece.width;
  line.size = size;
}

/** Word draws a page's header and footer before its body; a reader wants them where they stand. */
function marginsInPlace(lines: readonly Line[], height: number): Line[] {
  const low = height * MARGIN;
  const high = height * (1 - MARGIN);
  const body = lines.filter((line) => line.y >= low && line.y <= high);
  return [...byHeight(lines.filter((line) => line.y > high)), ...body, ...byHeight(lines.filter((line) => line.y < low))];
}

function byHeight(lines: readonly Line[]): Line[] {
  return [...lines].sort((a, b) => b.y - a.y);
}

/** What a margin line says once its numbers are forgotten, so that "Page 3" and "Page 4" are one; null in the body of a page. */
function furnitureKey(line: Line, height: number, page: number): string | null {
  if (line.y >= height * MARGIN && line.y <= height * (1 - MARGIN)) return null;
  if (line.text === String(page + 1)) return '#';
  return `${line.y < height / 2 ? 'foot' : 'head'} ${line.text.replace(/\d+/g, '#')}`;
}

function runningLines(drawn: readonly Line[][], pages: readonly PageOfPieces[]): Set<string | null> {
  const seen = new Map<string, number>();
  drawn.forEach((lines, n) => {
    const keys = new Set(lines.map((line) => furnitureKey(line, pages[n]?.height ?? 0, n)));
    for (const key of keys) if (key !== null) seen.set(key, (seen.get(key) ?? 0) + 1);
  });
  const enough = Math.max(2, Math.ceil(pages.length / 4));
  const running = [...seen].filter(([key, times]) => key === '#' || times >= enough);
  return new Set(running.map(([key]) => key));
}

/** The distance from one line of a paragraph to the next: the lower quartile, so that lists of one-line entries do not widen it. */
function usualLeading(pages: readonly Line[][]): number {
  const steps = pages.flatMap((lines) =>
    lines.slice(1).map((line, n) => ((lines[n]?.y ?? 0) - line.y) / Math.max(line.size, 1)));
  const down = steps.filter((step) => step > 0.8 && step < 4).sort((a, b) => a - b);
  return down[Math.floor(down.length / 4)] ?? 1.2;
}

function paragraphs(lines: readonly Line[], leading: number): string {
  let text = '';
  lines.forEach((line, n) => {
    const before = lines[n - 1];
    if (before !== undefined) {
      const step = (before.y - line.y) / Math.max(line.size, before.size, 1);
      text += step < 0 || step > leading * 1.25 ? '\n\n' : '\n';
    }
    text += line.text;
  });
  return text;
}

/** A sentence that runs over the page goes on in the next line; anything else starts a paragraph. */
function joinPages(before: string, page: string): string {
  if (before === '') return page;
  return /[.:;!?]$/.test(before) ? `${before}\n\n\f${page}` : `${before}\n\f${page}`;
}
