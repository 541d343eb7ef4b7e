// Tables on paper: the header again on every page as decoration, rows whole where they fit, and a row longer than a page split at a line.
import type { Table } from './edition-document.ts';
import { BOTTOM, decoration, drawLines, type Element, element, type Flow, keep, newPage, room, rule } from './pdf-flow.ts';
import { heightOf, type LaidLine, layOut, layOutAll } from './pdf-lines.ts';
import { CAPTION, CELL, CELL_HEAD, COUNT, INK, type Ink, PAGE, RULE, TINT, WIDTH } from './pdf-paper.ts';

const PAD = { x: 5, y: 4 };

interface Place { x: number; width: number; right: boolean }
interface Set { cell: Element; lines: LaidLine[]; place: Place }

export function drawTable(flow: Flow, table: Table): void {
  const places = placesOf(table);
  const head = table.columns.map((column, i) => layOut([{ text: column.head }], CELL_HEAD, inner(places[i]), flow.measure));
  const headHeight = Math.max(...head.map(heightOf)) + 2 * PAD.y;
  const caption = layOut([{ text: table.caption }], CAPTION, WIDTH, flow.measure);
  keep(flow, heightOf(caption) + 3 + headHeight + Math.min(firstRowHeight(flow, table, places), 160));
  const whole = element(flow, flow.root, 'Table');
  const said = element(flow, whole, 'Caption');
  drawLines(flow, said, caption, PAGE.left, flow.y);
  said.end();
  flow.y += heightOf(caption) + 3;
  drawHead(flow, whole, head, places, headHeight);
  const body = element(flow, whole, 'TBody');
  for (const [i, row] of table.rows.entries()) drawRow(flow, body, rowOf(flow, table, places, row, i), table.look === 'counts', () => { drawHeadAgain(flow, head, places, headHeight); });
  body.end();
  whole.end();
  flow.y += 8;
}

function placesOf(table: Table): Place[] {
  const total = table.columns.reduce((sum, column) => sum + column.share, 0);
  let x: number = PAGE.left;
  return table.columns.map((column) => {
    const width = (WIDTH * column.share) / total;
    const place = { x, width, right: column.align === 'right' };
    x += width;
    return place;
  });
}

function inner(place: Place | undefined): number {
  return (place?.width ?? 0) - 2 * PAD.x;
}

function inkOf(table: Table, row: number): Ink {
  return table.look === 'counts' && row === 0 ? COUNT : CELL;
}

function firstRowHeight(flow: Flow, table: Table, places: readonly Place[]): number {
  const row = table.rows[0] ?? [];
  return Math.max(0, ...row.map((held, i) => heightOf(layOutAll(held, i === 0 ? CELL : inkOf(table, 0), inner(places[i]), flow.measure)))) + 2 * PAD.y;
}

function rowOf(flow: Flow, table: Table, places: readonly Place[], row: Table['rows'][number], index: number): (parent: Element) => Set[] {
  return (parent) => row.map((held, i) => {
    const place = places[i] ?? { x: PAGE.left, width: WIDTH, right: false };
    const ink = i === 0 ? CELL : inkOf(table, index);
    const cell = i === 0 ? element(flow, parent, 'TH', { scope: 'Row' }) : element(flow, parent, 'TD');
    return { cell, place, lines: layOutAll(held, ink, inner(place), flow.measure) };
  });
}

/** Cells are drawn in reading order and stay open until the row's last page, so that a split row is still one row. */
function drawRow(flow: Flow, body: Element, make: (parent: Element) => Set[], foot: boolean, headAgain: () => void): void {
  const tr = element(flow, body, 'TR');
  let rest = make(tr);
  const cells = rest.map((set) => set.cell);
  const height = () => Math.max(0, ...rest.map((set) => heightOf(set.lines))) + 2 * PAD.y;
  if (height() > room(flow) && (height() <= BOTTOM - PAGE.top - 60 || room(flow) < 80)) { newPage(flow); headAgain(); }
  for (;;) {
    const available = room(flow) - 2 * PAD.y;
    const here = rest.map((set) => ({ ...set, lines: fitting(set.lines, available) }));
    const tallest = Math.max(0, ...here.map((set) => heightOf(set.lines)));
    for (const { cell, lines, place } of here) {
      const down = foot ? (tallest - heightOf(lines)) * 0.8 : 0;
      drawLines(flow, cell, lines.map((line) => aligned(line, place)), place.x + PAD.x, flow.y + PAD.y + down);
    }
    flow.y += tallest + 2 * PAD.y;
    rule(flow, flow.y, RULE, 0.6);
    rest = rest.map((set, i) => ({ ...set, lines: set.lines.slice(here[i]?.lines.length ?? 0) }));
    if (rest.every((set) => set.lines.length === 0)) break;
    newPage(flow);
    headAgain();
  }
  for (const cell of cells) cell.end();
  tr.end();
}

function fitting(lines: readonly LaidLine[], available: number): LaidLine[] {
  let height = 0;
  const over = lines.findIndex((line) => (height += line.leading + line.gapBefore) > available);
  return lines.slice(0, over === -1 ? lines.length : over);
}

function aligned(line: LaidLine, place: Place): LaidLine {
  if (!place.right) return line;
  const wide = line.runs.reduce((sum, run) => sum + run.width, 0);
  return { ...line, runs: line.runs.map((run) => ({ ...run, x: run.x + inner(place) - wide })) };
}

function drawHead(flow: Flow, whole: Element, head: readonly LaidLine[][], places: readonly Place[], height: number): void {
  ground(flow, height);
  const thead = element(flow, whole, 'THead');
  const tr = element(flow, thead, 'TR');
  for (const [i, lines] of head.entries()) {
    const place = places[i];
    const th = element(flow, tr, 'TH', { scope: 'Column' });
    if (place) drawLines(flow, th, lines.map((line) => aligned(line, place)), place.x + PAD.x, flow.y + height - PAD.y - heightOf(lines));
    th.end();
  }
  tr.end();
  thead.end();
  flow.y += height;
}

function drawHeadAgain(flow: Flow, head: readonly LaidLine[][], places: readonly Place[], height: number): void {
  ground(flow, height);
  decoration(flow, () => {
    for (const [i, lines] of head.entries()) {
      const place = places[i];
      if (!place) continue;
      let y = flow.y + height - PAD.y - heightOf(lines);
      for (const line of lines.map((one) => aligned(one, place))) {
        for (const run of line.runs) flow.doc.font(run.font).fontSize(run.size).fillColor(run.colour).text(run.text, place.x + PAD.x + run.x, y, { lineBreak: false });
        y += line.leading;
      }
    }
  }, 'Pagination');
  flow.y += height;
}

function ground(flow: Flow, height: number): void {
  decoration(flow, () => flow.doc.rect(PAGE.left, flow.y, WIDTH, height).fill(TINT));
  rule(flow, flow.y + height, INK, 0.9);
}
