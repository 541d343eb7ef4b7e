// Sets lines on pages from top to bottom and tells the structure tree what each of them is.
import { textIndent, type LaidLine, type Measure, measureWith, type Run } from './pdf-lines.ts';
import { INK, PAGE, type Pdf } from './pdf-paper.ts';
import { drawShape } from './pdf-shapes.ts';

export type Element = PDFKit.PDFStructureElement;
/** pdfkit's types lag behind pdfkit: scope, bbox and placement are missing in them. */
export type StructOptions = Parameters<Pdf['struct']>[1];

export interface Flow { doc: Pdf; root: Element; measure: Measure; y: number; brand: string }

export function openFlow(doc: Pdf, brand: string): Flow {
  const root = doc.struct('Document');
  doc.addPage();
  doc.addStructure(root);
  return { doc, root, measure: measureWith(doc), y: PAGE.top, brand };
}

export const BOTTOM = PAGE.height - PAGE.bottom;

export function room(flow: Flow): number {
  return BOTTOM - flow.y;
}

export function newPage(flow: Flow): void {
  flow.doc.addPage();
  flow.y = PAGE.top;
}

/** Moves to the next page unless so much fits on this one; nothing is moved from a page's top. */
export function keep(flow: Flow, height: number): void {
  if (height > room(flow) && flow.y > PAGE.top) newPage(flow);
}

export function element(flow: Flow, parent: Element, kind: string, options: { scope?: 'Row' | 'Column' } = {}): Element {
  const made = flow.doc.struct(kind, options as StructOptions);
  parent.add(made);
  return made;
}

/** Lines and grounds that say nothing. */
export function decoration(flow: Flow, draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
  flow.doc.markContent('Artifact', { type });
  flow.doc.save();
  draw();
  flow.doc.restore();
  flow.doc.endMarkedContent();
}

export function rule(flow: Flow, y: number, colour: string, weight: number, x: number = PAGE.left, width: number = PAGE.width - PAGE.left - PAGE.right): void {
  decoration(flow, () => flow.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(weight).strokeColor(colour).stroke());
}

/** Draws what fits here and goes on over the page; one line never stands alone at a page's end or head. */
export function drawFlowing(flow: Flow, into: Element, lines: readonly LaidLine[], x: number): void {
  let rest = [...lines];
  while (rest.length > 0) {
    let fits = 0;
    let height = 0;
    for (const line of rest) {
      if (height + line.leading + line.gapBefore > room(flow)) break;
      height += line.leading + line.gapBefore;
      fits += 1;
    }
    if (fits < rest.length && fits === rest.length - 1) fits -= 1;
    if (fits < Math.min(2, rest.length) && flow.y > PAGE.top) { newPage(flow); continue; }
    const here = rest.slice(0, Math.max(1, fits));
    drawLines(flow, into, here, x, flow.y);
    flow.y += here.reduce((sum, line) => sum + line.leading + line.gapBefore, 0);
    rest = rest.slice(here.length);
    if (rest.length > 0) newPage(flow);
  }
}

/** Shapes are decoration and stand outside the marked text, as PDF/UA asks; the word beside each says the same. */
export function drawLines(flow: Flow, into: Element, lines: readonly LaidLine[], x: number, top: number): void {
  const placed: { run: Run; y: number }[] = [];
  let y = top;
  for (const line of lines) {
    y += line.gapBefore;
    for (const run of line.runs) placed.push({ run, y });
    y += line.leading;
  }
  for (const { run, y: at } of placed) if (run.shape) decoration(flow, () => { drawShape(flow.doc, run.shape ?? 'overdue', x + run.x, at, run.size); });
  let plain: typeof placed = [];
  const flush = () => { const runs = plain; if (runs.length > 0) into.add(() => { for (const { run, y: at } of runs) drawRun(flow, run, x, at); }); plain = []; };
  for (const one of placed) {
    if (one.run.to === undefined) { plain.push(one); continue; }
    flush();
    drawLink(flow, into, one.run, x, one.y);
  }
  flush();
}

function drawRun(flow: Flow, run: Run, x: number, y: number): void {
  flow.doc.font(run.font).fontSize(run.size).fillColor(run.colour).text(run.text, x + run.x + textIndent(run), y, { lineBreak: false });
}

function drawLink(flow: Flow, into: Element, run: Run, x: number, y: number): void {
  const link = element(flow, into, 'Link');
  link.add(() => { drawRun(flow, { ...run, colour: INK }, x, y); });
  const contents = new String(`Go to ${run.text.trim()}`);
  flow.doc.goTo(x + run.x, y, run.width, run.size * 1.25, run.to ?? '', { structParent: link, Contents: contents } as unknown as PDFKit.Mixins.AnnotationOption);
  link.end();
}
