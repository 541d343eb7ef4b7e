// The charts drawn in the PDF from the same shapes as on the web, legible without colour.
import type { Figure, Picture } from './edition-document.ts';
import { type Flow, keep, type StructOptions } from './pdf-flow.ts';
import { INK, PAGE, QUIET, RULE } from './pdf-paper.ts';

export function drawFigure(flow: Flow, { chart, alt }: Figure): void {
  keep(flow, chart.height + 40);
  const { doc } = flow;
  const x = PAGE.left;
  const y = flow.y;
  const figure = doc.struct('Figure', { alt, bbox: [x, y, x + chart.width, y + chart.height], placement: 'Block' } as StructOptions);
  flow.root.add(figure);
  figure.add(() => {
    doc.save().translate(x, y);
    for (const mark of chart.marks) {
      if (mark.kind === 'dot') drawDot(flow, mark);
      else if (mark.kind === 'label') drawLabel(flow, mark);
      else {
        doc.lineWidth(mark.look === 'series' ? 1.8 : mark.look === 'target' ? 1.1 : 0.5).strokeColor(mark.look === 'grid' ? RULE : INK);
        if (mark.look === 'target' || mark.look === 'break') doc.dash(4, { space: 3 });
        doc.path(mark.d).stroke();
        doc.undash();
      }
    }
    doc.restore();
  });
  figure.end();
  flow.y += chart.height + 2;
}

function drawDot({ doc }: Flow, { look, x, y }: { look: 'full' | 'hollow'; x: number; y: number }): void {
  if (look === 'full') doc.circle(x, y, 3.2).fillColor(INK).fill();
  else doc.circle(x, y, 3.2).lineWidth(1.2).fillAndStroke('#ffffff', INK);
}

function drawLabel(flow: Flow, mark: { look: 'axis' | 'value'; x: number; y: number; anchor: 'start' | 'middle' | 'end'; text: string }): void {
  const font = mark.look === 'value' ? 'B' : 'R';
  const size = 9;
  const width = flow.measure(mark.text, font, size);
  const left = mark.anchor === 'end' ? mark.x - width : mark.anchor === 'middle' ? mark.x - width / 2 : mark.x;
  flow.doc.font(font).fontSize(size).fillColor(mark.look === 'value' ? INK : QUIET).text(mark.text, left, mark.y - size * 0.95, { lineBreak: false });
}

export function drawPicture(flow: Flow, { bytes, alt, width, height }: Picture): void {
  if (bytes === null) return;
  const { doc, y } = flow;
  const figure = doc.struct('Figure', { alt, bbox: [PAGE.left, y, PAGE.left + width, y + height], placement: 'Block' } as StructOptions);
  flow.root.add(figure);
  figure.add(() => { doc.image(bytes, PAGE.left, y, { width, height }); });
  figure.end();
  flow.y += height + 12;
}
