// Paper, type and ink of the PDF: A4 portrait, Source Sans 3, one scale, and a document that says what it is to assistive technology.
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { instantFrom } from '../calendar/clock.ts';
import type { EditionDocument, ParagraphLook } from './edition-document.ts';

export type Pdf = PDFKit.PDFDocument;
export type Font = 'R' | 'B' | 'I';
export interface Ink { font: Font; size: number; leading: number; colour: string }

export const PAGE = { width: 595.28, height: 841.89, left: 56, right: 56, top: 64, bottom: 50 } as const;
export const WIDTH = PAGE.width - PAGE.left - PAGE.right;
/** Prose is set no wider than some 80 letters; tables have the whole width. */
export const MEASURE = 420;

export const INK = '#0b0c0c';
export const QUIET = '#454d52';
export const RULE = '#b1b4b6';
export const TINT = '#f0f1f1';

const plain = (size: number, leading: number, font: Font = 'R', colour: string = INK): Ink => ({ font, size, leading, colour });

export const BODY = plain(10.5, 14.5);
export const CELL = plain(9.5, 12.5);
export const CELL_HEAD = plain(9, 12, 'B');
export const CAPTION = plain(9, 12, 'R', QUIET);
export const LABEL = plain(9.5, 13.5, 'B', QUIET);
export const FACT = plain(10, 13.5);
export const COUNT = plain(21, 23, 'B');
export const ITEM = plain(10, 13.2);

export const LOOKS: Record<ParagraphLook, Ink> = {
  plain: BODY, lead: plain(11.5, 16), kicker: plain(10.5, 15, 'B'), small: plain(9.5, 13, 'R', QUIET), quote: plain(10.5, 14.5, 'I'), notice: plain(10.5, 14.5, 'B'),
  tags: plain(10, 14), draft: plain(11, 16, 'B'),
};

export const HEADINGS: Record<1 | 2 | 3 | 4 | 5, Ink & { before: number; after: number }> = {
  1: { ...plain(23, 28, 'B'), before: 0, after: 6 },
  2: { ...plain(16.5, 21, 'B'), before: 15, after: 5 },
  3: { ...plain(12.5, 16, 'B'), before: 9, after: 3 },
  4: { ...plain(11, 14.5, 'B'), before: 11, after: 3 },
  5: { ...plain(10.5, 14, 'B'), before: 11, after: 2 },
};

const find = createRequire(import.meta.url);
const face = (name: string) => find.resolve(`@expo-google-fonts/source-sans-3/${name}.ttf`);

/** The casts are where pdfkit's types lag behind it. With `font: null` no face is opened twice; with dates from the content the same edition gives the same bytes. */
export function openPdf(document: EditionDocument): Pdf {
  const made = instantFrom(document.madeAt);
  const doc = new PDFDocument({
    size: 'A4', margin: 0, pdfVersion: '1.7', subset: 'PDF/UA' as 'PDF/A-2a', tagged: true, lang: 'en-GB', displayTitle: true, bufferPages: true, autoFirstPage: false,
    font: null as unknown as string,
    info: { Title: document.title, Author: document.council, Subject: document.subject, CreationDate: made, ModDate: made },
  });
  doc.registerFont('R', face('400Regular/SourceSans3_400Regular'));
  doc.registerFont('B', face('700Bold/SourceSans3_700Bold'));
  doc.registerFont('I', face('400Regular_Italic/SourceSans3_400Regular_Italic'));
  return doc;
}
