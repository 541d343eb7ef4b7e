// Breaks spans of text into lines of a width: our own, so that rows and paragraphs may be split between pages at a line.
import type { Line, Span, TagKey } from './edition-document.ts';
import type { Font, Ink, Pdf } from './pdf-paper.ts';
import { QUIET } from './pdf-paper.ts';

export interface Run { text: string; font: Font; size: number; colour: string; x: number; width: number; to?: string; shape?: TagKey }
export interface LaidLine { runs: Run[]; leading: number; gapBefore: number }
export type Measure = (text: string, font: Font, size: number) => number;

/** Room for a state's shape before its word. */
const SHAPE = 12;

/** Widths of words are asked for again and again; a document remembers them. */
export function measureWith(doc: Pdf): Measure {
  const known = new Map<string, number>();
  return (text, font, size) => {
    const key = `${font}${text}`;
    let width = known.get(key);
    if (width === undefined) { width = doc.font(font).fontSize(100).widthOfString(text) / 100; known.set(key, width); }
    return width * size;
  };
}

interface Piece { text: string; span: Span; width: number; first: boolean }

export function layOut(line: Line, ink: Ink, width: number, measure: Measure): LaidLine[] {
  const laid: LaidLine[] = [];
  let runs: Run[] = [];
  let x = 0;
  const space = (span: Span) => measure(' ', fontOf(span, ink), ink.size);
  const close = () => { if (runs.length > 0) laid.push({ runs, leading: ink.leading, gapBefore: 0 }); runs = []; x = 0; };
  for (const { pieces, spaced } of clusters(line, ink, measure, width)) {
    const wide = pieces.reduce((sum, piece) => sum + piece.width, 0);
    const first = pieces[0];
    const gap = spaced && first && runs.length > 0 ? space(first.span) : 0;
    if (runs.length > 0 && x + gap + wide > width) { endWithSpace(runs); close(); }
    for (const [i, piece] of pieces.entries()) {
      const lead = i === 0 && spaced && runs.length > 0 ? ' ' : '';
      const added = (lead ? space(piece.span) : 0) + piece.width;
      x = add(runs, piece, lead, x, added, ink);
    }
  }
  close();
  return laid;
}

/** A word at a line's end keeps its space, so that whoever copies or reads aloud does not glue two words. */
function endWithSpace(runs: Run[]): void {
  const last = runs.at(-1);
  if (last) last.text += ' ';
}

function fontOf(span: Span, ink: Ink): Font {
  return span.look === 'strong' || span.tag ? 'B' : ink.font;
}

function add(runs: Run[], piece: Piece, lead: string, x: number, added: number, ink: Ink): number {
  const font = fontOf(piece.span, ink);
  const colour = piece.span.look === 'quiet' ? QUIET : ink.colour;
  const last = runs.at(-1);
  const shape = piece.span.tag && piece.first ? piece.span.tag : undefined;
  if (last && !shape && last.font === font && last.colour === colour && last.to === piece.span.to) {
    last.text += lead + piece.text;
    last.width += added;
  } else {
    runs.push({ text: lead + piece.text, font, size: ink.size, colour, x, width: added, ...(piece.span.to ? { to: piece.span.to } : {}), ...(shape ? { shape } : {}) });
  }
  return x + added;
}

/** Words that no space parts stay together, whatever spans they come from; a word wider than the line is cut. */
function clusters(line: Line, ink: Ink, measure: Measure, width: number): { pieces: Piece[]; spaced: boolean }[] {
  const found: { pieces: Piece[]; spaced: boolean }[] = [];
  let spaced = false;
  let open = false;
  for (const span of line) {
    let first = true;
    for (const [token] of span.text.matchAll(/\s+|\S+/g)) {
      if (/^\s/.test(token)) { spaced = true; open = false; continue; }
      for (const text of cut(token, fontOf(span, ink), ink.size, width, measure)) {
        const piece: Piece = { text, span, first, width: measure(text, fontOf(span, ink), ink.size) + (span.tag && first ? SHAPE : 0) };
        const together = open ? found.at(-1) : undefined;
        if (together && together.pieces.reduce((sum, p) => sum + p.width, 0) + piece.width <= width) together.pieces.push(piece);
        else { found.push({ pieces: [piece], spaced }); spaced = false; }
        open = true;
        first = false;
      }
    }
  }
  return found;
}

function cut(word: string, font: Font, size: number, width: number, measure: Measure): string[] {
  if (measure(word, font, size) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && measure(part + letter, font, size) > width - SHAPE) { parts.push(part); part = ''; }
    part += letter;
  }
  return [...parts, part];
}

/** Several lines of spans, one beneath the other, with a little air between them. */
export function layOutAll(lines: readonly Line[], ink: Ink, width: number, measure: Measure, gap = 2): LaidLine[] {
  return lines.flatMap((line, i) => {
    const laid = layOut(line, ink, width, measure);
    if (i < lines.length - 1) endWithSpace(laid.at(-1)?.runs ?? []);
    return laid.map((one, j) => (i > 0 && j === 0 ? { ...one, gapBefore: gap } : one));
  });
}

export function heightOf(lines: readonly LaidLine[]): number {
  return lines.reduce((sum, line) => sum + line.leading + line.gapBefore, 0);
}

/** How far a run's text begins after its place: a state's shape stands before the word. */
export function textIndent(run: Run): number {
  return run.shape ? SHAPE : 0;
}
