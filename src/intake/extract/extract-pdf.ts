// Reads the text layer of a PDF, page by page; says so when there is none. Runs only in the parser's own process.
import { getDocumentProxy } from 'unpdf';
import type { Extracted } from '../extracted.ts';
import { layOut } from './page-layout.ts';
import type { PageOfPieces, Piece } from './page-layout.ts';

/** A report has a hundred pages, an agenda pack a thousand; a million is an attack. */
const MOST_PAGES = 2_000;
const MOST_CHARACTERS = 8_000_000;

export async function extractPdf(bytes: Uint8Array): Promise<Extracted> {
  const pdf = await open(bytes);
  if (typeof pdf === 'string') return { ok: false, sentence: pdf };
  if (pdf.numPages > MOST_PAGES) {
    return { ok: false, sentence: `The PDF has ${pdf.numPages} pages; at most ${MOST_PAGES} can be read. Split it and take the part you need.` };
  }
  const pages: PageOfPieces[] = [];
  let characters = 0;
  for (let n = 1; n <= pdf.numPages && characters <= MOST_CHARACTERS; n += 1) {
    const page = await piecesOf(pdf, n);
    characters += page.pieces.reduce((sum, piece) => sum + piece.text.length, 0);
    pages.push(page);
  }
  if (characters > MOST_CHARACTERS) return { ok: false, sentence: 'The PDF holds more text than can be read at once. Split it and take the part you need.' };
  return presentPages(pages);
}

function presentPages(pages: readonly PageOfPieces[]): Extracted {
  const empty = pages.filter((page) => page.pieces.every((piece) => piece.text.trim() === '')).length;
  if (empty === pages.length) {
    return { ok: false, sentence: 'The PDF has no text in it: it is probably a scan. Ask for the original, or paste the text.' };
  }
  const note = empty === 0 ? null : `${empty} of ${pages.length} pages have no text in them: they may be scans or pictures.`;
  return { ok: true, source: 'pdf', text: layOut(pages), rows: null, note };
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf | string> {
  try {
    return await getDocumentProxy(bytes, { isEvalSupported: false, stopAtErrors: false, useSystemFonts: false, verbosity: 0 });
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'PasswordException') return 'The PDF is locked with a password. Save a copy without one and try again.';
    return 'The PDF is damaged and could not be opened. Ask for it again, or paste the text.';
  }
}

async function piecesOf(pdf: Pdf, n: number): Promise<PageOfPieces> {
  try {
    const page = await pdf.getPage(n);
    const { items } = await page.getTextContent();
    const [, bottom = 0, , top = 0] = page.view;
    const pieces = items.flatMap((item) => ('str' in item ? [pieceOf(item, bottom)] : []));
    page.cleanup();
    return { height: top - bottom, pieces };
  } catch {
    // One broken page must not cost the reader the others; it counts as a page without text.
    return { height: 0, pieces: [] };
  }
}

function pieceOf(item: { str: string; transform: unknown[]; width: number }, bottom: number): Piece {
  const [a = 1, b = 0, , , x = 0, y = 0] = item.transform.map(Number);
  return { text: item.str, x, y: y - bottom, width: item.width, size: Math.hypot(a, b) };
}
