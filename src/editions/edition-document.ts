// The one order of headings, paragraphs, lists, tables and figures that every rendering draws: web = PDF = DOCX = text by construction.
import type { Chart } from '../web/chart.ts';
import type { StateKey } from './edition-content.ts';

/** A state or a flag: a word first, then a shape, then a colour. */
export type TagKey = StateKey | 'overdue' | 'silent' | 'exempt';

export interface Span { text: string; look?: 'strong' | 'quiet'; tag?: TagKey; to?: string }
export type Line = Span[];
export type Cell = Line[];

export interface Column { head: string; /** share of the width */ share: number; align?: 'right' }

export type ParagraphLook = 'plain' | 'lead' | 'kicker' | 'small' | 'quote' | 'notice' | 'tags' | 'draft';

export interface Heading { kind: 'heading'; level: 1 | 2 | 3 | 4 | 5; text: string; id: string }
export interface Paragraph { kind: 'paragraph'; look: ParagraphLook; spans: Line }
export interface List { kind: 'list'; items: Line[] }
/** Labels with what they say, an action's details for one; a value may have several lines. */
export interface Facts { kind: 'facts'; rows: { label: string; lines: Cell }[] }
/** The first cell of each row heads the row. */
export interface Table { kind: 'table'; look: 'plain' | 'counts'; caption: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[] }
export interface Figure { kind: 'figure'; chart: Chart; title: string; alt: string; caption: string }

/** The council's logo; `width` and `height` in points as it is drawn. `bytes` where the rendering is a file, `src` where it is a page. */
export interface Picture { kind: 'picture'; alt: string; mediaType: 'image/png' | 'image/jpeg'; width: number; height: number; bytes: Buffer | null; src: string }

export type Block = Heading | Paragraph | List | Facts | Table | Figure | Picture;

export interface EditionDocument {
  title: string;
  subject: string;
  council: string;
  /** ISO instant: the only time a rendering may print into its metadata. */
  madeAt: string;
  brandColour: string;
  running: { left: string; right: string };
  draft: string | null;
  exempt: boolean;
  blocks: Block[];
}

export function heading(level: Heading['level'], text: string, id: string): Heading {
  return { kind: 'heading', level, text, id };
}

export function paragraph(text: string | Line, look: ParagraphLook = 'plain'): Paragraph {
  return { kind: 'paragraph', look, spans: lineOf(text) };
}

export function list(items: readonly (string | Line)[]): List {
  return { kind: 'list', items: items.map(lineOf) };
}

export function lineOf(text: string | Line): Line {
  return typeof text === 'string' ? [{ text }] : text;
}

export function strong(text: string): Span {
  return { text, look: 'strong' };
}

/** A cell of one line, or of several. */
export function cell(...lines: (string | Line)[]): Cell {
  return lines.map(lineOf);
}

/** Where an action stands in full. */
export function anchor(reference: string): string {
  return reference.toLowerCase();
}

export function textOf(line: Line): string {
  return line.map((span) => span.text).join('');
}
