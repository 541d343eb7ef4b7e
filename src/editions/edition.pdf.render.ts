// The edition as a tagged PDF (PDF/UA): the same blocks as the web page, in the same order, with bookmarks, page numbers and a running head.
import type { Block, EditionDocument, Facts, Heading, List, Paragraph } from './edition-document.ts';
import { drawFigure, drawPicture } from './pdf-figure.ts';
import { decoration, drawFlowing, element, type Flow, keep, newPage, openFlow, rule } from './pdf-flow.ts';
import { heightOf, layOut, layOutAll } from './pdf-lines.ts';
import { FACT, HEADINGS, INK, ITEM, LABEL, LOOKS, MEASURE, openPdf, PAGE, type Pdf, QUIET, RULE, WIDTH } from './pdf-paper.ts';
import { drawTable } from './pdf-table.ts';

/** Synchronous work of some hundred milliseconds: for the worker, not for a request. */
export async function renderPdf(document: EditionDocument): Promise<Buffer> {
  const doc = openPdf(document);
  const done = collected(doc);
  const flow = openFlow(doc, document.brandColour);
  const bookmarks: Bookmark[] = [{ level: 0, item: doc.outline }];
  drawBar(flow);
  for (const [i, block] of document.blocks.entries()) drawBlock(flow, block, document.blocks.slice(i + 1, i + 9), bookmarks);
  flow.root.end();
  drawRunning(flow, document);
  doc.end();
  return done;
}

function collected(doc: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => { resolve(Buffer.concat(parts)); });
    doc.on('error', reject);
  });
}

interface Bookmark { level: number; item: PDFKit.PDFOutline }

function drawBlock(flow: Flow, block: Block, next: readonly Block[], bookmarks: Bookmark[]): void {
  switch (block.kind) {
    case 'heading': drawHeading(flow, block, next, bookmarks); break;
    case 'paragraph': drawParagraph(flow, block); break;
    case 'list': drawList(flow, block); break;
    case 'facts': drawFacts(flow, block); break;
    case 'table': drawTable(flow, block); break;
    case 'picture': drawPicture(flow, block); break;
    case 'figure': drawFigure(flow, block); drawParagraph(flow, { kind: 'paragraph', look: 'small', spans: [{ text: block.caption }] }); break;
  }
}

/** Page one is a page: when it is all but full, the second section begins on the next. */
const PAGE_ONE = 0.72;

function drawHeading(flow: Flow, heading: Heading, next: readonly Block[], bookmarks: Bookmark[]): void {
  const ink = HEADINGS[heading.level];
  const lines = layOut([{ text: heading.text }], { ...ink, colour: heading.level === 3 || heading.level === 1 ? flow.brand : INK }, WIDTH, flow.measure);
  const onPageOne = flow.doc.bufferedPageRange().count === 1;
  if (heading.level === 2 && onPageOne && heading.id !== 'at-a-glance' && flow.y > PAGE.height * PAGE_ONE) newPage(flow);
  keep(flow, ink.before + heightOf(lines) + ink.after + following(flow, next));
  if (flow.y > PAGE.top) flow.y += ink.before;
  if (heading.level === 2) { rule(flow, flow.y - 5, flow.brand, 1.6); flow.y += 2; }
  if (heading.level === 5) rule(flow, flow.y - 4, RULE, 0.6);
  flow.doc.addNamedDestination(heading.id, 'XYZ', 0, flow.y - 8, null);
  bookmark(heading, flow, bookmarks);
  const tag = element(flow, flow.root, `H${heading.level}`);
  drawFlowing(flow, tag, lines, PAGE.left);
  tag.end();
  flow.y += ink.after;
}

/** What a heading must have beneath it on its page: the headings and short lines that follow, and the start of what they head. */
function following(flow: Flow, next: readonly Block[]): number {
  let height = 0;
  for (const block of next) {
    if (block.kind === 'heading') height += HEADINGS[block.level].before + HEADINGS[block.level].leading * Math.ceil(flow.measure(block.text, 'B', HEADINGS[block.level].size) / WIDTH) + HEADINGS[block.level].after;
    else if (block.kind === 'paragraph') height += LOOKS[block.look].leading * Math.min(3, layOut(block.spans, LOOKS[block.look], MEASURE, flow.measure).length) + 6;
    else return height + (block.kind === 'figure' ? block.chart.height + 40 : block.kind === 'facts' ? 56 : block.kind === 'table' ? 90 : block.kind === 'list' ? 28 : 32);
  }
  return height;
}

function bookmark(heading: Heading, flow: Flow, bookmarks: Bookmark[]): void {
  while ((bookmarks.at(-1)?.level ?? 0) >= heading.level) bookmarks.pop();
  const parent = bookmarks.at(-1)?.item ?? flow.doc.outline;
  bookmarks.push({ level: heading.level, item: parent.addItem(heading.text, { expanded: heading.level < 2, top: Math.max(0, flow.y - 8) } as Parameters<PDFKit.PDFOutline['addItem']>[1]) });
}

function drawParagraph(flow: Flow, { look, spans }: Paragraph): void {
  const ink = LOOKS[look];
  const indent = look === 'quote' ? 12 : 0;
  const tinted = look === 'kicker' ? { ...ink, colour: flow.brand } : ink;
  const lines = layOut(spans, tinted, look === 'tags' || look === 'lead' ? WIDTH : MEASURE + (look === 'small' ? 40 : 0) - indent, flow.measure);
  const p = element(flow, flow.root, 'P');
  drawFlowing(flow, p, lines, PAGE.left + indent);
  p.end();
  flow.y += look === 'plain' ? 7 : look === 'small' || look === 'quote' || look === 'notice' ? 5 : 3;
}

function drawList(flow: Flow, { items }: List): void {
  const list = element(flow, flow.root, 'L');
  for (const item of items) {
    const li = element(flow, list, 'LI');
    const body = element(flow, li, 'LBody');
    const lines = layOut(item, ITEM, WIDTH - 14, flow.measure);
    keep(flow, Math.min(2, lines.length) * ITEM.leading);
    decoration(flow, () => flow.doc.circle(PAGE.left + 4, flow.y + ITEM.leading / 2 + 0.4, 1.6).fill(QUIET));
    drawFlowing(flow, body, lines, PAGE.left + 14);
    body.end();
    li.end();
    flow.y += 1.2;
  }
  list.end();
  flow.y += 3;
}

const LABELS = 84;

function drawFacts(flow: Flow, { rows }: Facts): void {
  const list = element(flow, flow.root, 'L');
  for (const { label, lines } of rows) {
    const laid = layOutAll(lines, FACT, WIDTH - LABELS, flow.measure, 1.5);
    // A label never stands alone at a page's foot: it moves with the first lines of what it labels.
    keep(flow, heightOf(laid.length <= 4 ? laid : laid.slice(0, 3)));
    const li = element(flow, list, 'LI');
    const lbl = element(flow, li, 'Lbl');
    const top = flow.y;
    const name = layOut([{ text: label }], LABEL, LABELS - 8, flow.measure);
    const page = flow.doc.bufferedPageRange().count;
    drawFlowing(flow, lbl, name, PAGE.left);
    lbl.end();
    const under = flow.y;
    if (flow.doc.bufferedPageRange().count === page) flow.y = top;
    const body = element(flow, li, 'LBody');
    drawFlowing(flow, body, laid, PAGE.left + LABELS);
    body.end();
    li.end();
    if (flow.doc.bufferedPageRange().count === page) flow.y = Math.max(flow.y, under);
    flow.y += 2.5;
  }
  list.end();
  flow.y += 4;
}

/** The council's colour across the head of page one; in grey it is a dark bar. */
function drawBar(flow: Flow): void {
  decoration(flow, () => flow.doc.rect(0, 0, PAGE.width, 10).fill(flow.brand));
  flow.y = 34;
}

function drawRunning(flow: Flow, document: EditionDocument): void {
  const { doc } = flow;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    decoration(flow, () => {
      doc.font('R').fontSize(8.5).fillColor(QUIET);
      if (page > 0) {
        doc.text(document.running.left, PAGE.left, 34, { lineBreak: false });
        right(flow, document.running.right, 34);
      }
      doc.text(document.exempt ? 'Not for publication: contains exempt information' : document.council, PAGE.left, PAGE.height - 36, { lineBreak: false });
      right(flow, `Page ${page + 1} of ${count}`, PAGE.height - 36);
      const middle = (PAGE.width - flow.measure('DRAFT', 'B', 11)) / 2;
      if (document.draft) doc.font('B').fontSize(11).fillColor('#a3151d').text('DRAFT', middle, page > 0 ? 18 : 14, { lineBreak: false });
    }, 'Pagination');
    if (page > 0) rule(flow, 48, RULE, 0.5);
  }
}

function right(flow: Flow, text: string, y: number): void {
  const x = PAGE.width - PAGE.right - flow.measure(text, 'R', 8.5);
  flow.doc.font('R').fontSize(8.5).text(text, x, y, { lineBreak: false });
}
