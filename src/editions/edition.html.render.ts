// The edition as a web page: the body that renderPage frames, and the same body as a file of its own that needs no server.
import type { Html } from '../web/html.ts';
import type { ChartPart, Link } from '../web/ui.ts';
import { type Body, view } from '../web/view.ts';
import { wordsOf, type Words } from '../web/words.ts';
import type { Block, EditionDocument, Heading, Line, ParagraphLook, Picture, Table } from './edition-document.ts';

export interface LinePage { spans: Line }
export interface PageLine { line: Html }
export interface EditionFilePage { title: string; body: Html }
export interface EditionPage { blocks: readonly PageBlock[] }

export type PageBlock =
  | Heading | Picture | LinksBlock
  | ({ kind: 'figure'; caption: string } & ChartPart)
  | { kind: 'paragraph'; look: ParagraphLook; line: Html }
  | { kind: 'list'; items: readonly PageLine[] }
  | { kind: 'facts'; rows: readonly { label: string; lines: readonly PageLine[] }[] }
  | { kind: 'table'; look: Table['look']; caption: string; columns: Table['columns']; rows: readonly (readonly PageCell[])[] };
/** What a reader may do about an action from its place in the report. */
export interface LinksBlock { kind: 'links'; links: readonly Link[] }
/** `label`: the column's name, shown before the cell where a narrow screen has no columns. */
export interface PageCell { heads: boolean; label: string; isNumber: boolean; lines: readonly PageLine[] }

const lineView = view<LinePage>('editions/line');
const editionView = view<EditionPage>('editions/edition');
const fileView = view<EditionFilePage>('editions/edition-file');

/**
 * For pages: `renderPage(res, frame, editionBody(document))`.
 * @param linksAt what this reader may do about what the heading of this id tells of; nothing in the report itself
 */
export function editionBody(document: Pick<EditionDocument, 'blocks'>, linksAt: (id: string) => readonly Link[] = () => []): Body {
  return (words) => editionView({
    blocks: document.blocks.flatMap((block, i) => {
      const links = block.kind === 'heading' ? linksAt(block.id) : [];
      return [pageBlock(block, i, words), ...(links.length > 0 ? [{ kind: 'links', links } as const] : [])];
    }),
  })(words);
}

/** The council's words are in the frozen content; the templates take none from today's settings. */
export function renderHtml(document: EditionDocument): string {
  const words = wordsOf();
  return `${fileView({ title: document.title, body: editionBody(document)(words) })(words).toString()}\n`;
}

function pageBlock(block: Block, at: number, words: Words): PageBlock {
  const line = (spans: Line): PageLine => ({ line: lineView({ spans })(words) });
  switch (block.kind) {
    case 'heading': case 'picture': return block;
    case 'figure': return { kind: 'figure', id: `chart-${at}`, chart: block.chart, title: block.title, description: block.alt, caption: block.caption };
    case 'paragraph': return { kind: 'paragraph', look: block.look, ...line(block.spans) };
    case 'list': return { kind: 'list', items: block.items.map(line) };
    case 'facts': return { kind: 'facts', rows: block.rows.map((row) => ({ label: row.label, lines: row.lines.map(line) })) };
    case 'table': return {
      kind: 'table', look: block.look, caption: block.caption, columns: block.columns,
      rows: block.rows.map((row) => row.map((held, i) => ({ heads: i === 0, label: block.columns[i]?.head ?? '', isNumber: block.columns[i]?.align === 'right', lines: held.map(line) }))),
    };
  }
}
