// Judgement histories and measures: each as a chart, as its conclusion in words, and as a table of the same figures.
import { judgementChart, measureChart } from './chart.ts';
import type { BodyContent, MeasureContent } from './edition-content.ts';
import { type Block, type Cell, cell, heading, paragraph, strong } from './edition-document.ts';
import { sentence } from './wording.ts';

export function judgementBlocks(bodies: readonly BodyContent[]): Block[] {
  return bodies.flatMap((body, i): Block[] => {
    const chart = judgementChart(body);
    return [
      heading(3, body.body, `body-${i + 1}`),
      ...(chart ? [{ kind: 'figure', chart, alt: `Line chart of the overall judgements of ${body.body}: ${body.says}.`, caption: sentence(`Overall judgements: ${body.says}`) } as const] : [paragraph(sentence(`Overall judgements: ${body.says}`))]),
      {
        kind: 'table', look: 'plain', caption: `Judgements of ${body.body}, oldest first`,
        columns: [{ head: 'Inspection', share: 30 }, { head: 'Overall', share: 24 }, { head: 'By area', share: 46 }],
        rows: body.rows.map((row) => [cell([strong(row.dates)], row.title), cell(row.overall ?? 'No overall judgement'), row.areas.length > 0 ? cell(...row.areas.map((a) => `${a.area}: ${a.grade}`)) : cell('Not given')]),
      },
    ];
  });
}

export function measureBlocks(measure: MeasureContent): Block[] {
  const chart = measureChart(measure);
  const rows: Cell[][] = [
    ...(measure.baseline ? [[cell('Start'), cell(measure.baseline.on?.short ?? 'No date'), cell(measure.baseline.says), cell('Baseline')]] : []),
    ...measure.readings.map((r) => [cell('Reading'), cell(r.on.short), cell(r.says), cell(r.source)]),
    ...(measure.target ? [[cell('Target'), cell(measure.target.on?.short ?? 'No date'), cell([strong(measure.target.says)]), cell(`${measure.better} is better`)]] : []),
  ];
  return [
    ...(chart ? [{ kind: 'figure', chart, alt: `Line chart. ${measure.says}.`, caption: sentence(measure.says) } as const] : [paragraph(sentence(measure.says))]),
    ...(rows.length > 0 ? [{
      kind: 'table', look: 'plain', caption: `Figures: ${measure.name}`,
      columns: [{ head: 'What', share: 16 }, { head: 'Date', share: 20 }, { head: 'Value', share: 18, align: 'right' }, { head: 'Source', share: 46 }], rows,
    } as const] : []),
  ];
}
