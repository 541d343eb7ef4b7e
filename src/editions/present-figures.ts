// Judgement histories and measures: each as a chart, as its conclusion in words, and as a table of the same figures.
import { day } from '../calendar/day.ts';
import { judgementChart } from '../inspections/judgement-chart.ts';
import { historySays, notComparableSays, overallSays, rankOf, type Judged } from '../inspections/judgement-history.ts';
import { measureChart } from '../inspections/measure-chart.ts';
import type { Figures } from '../inspections/measure.ts';
import type { BodyContent, Dated, JudgementRow, MeasureContent } from './edition-content.ts';
import { type Block, type Cell, cell, heading, paragraph, strong } from './edition-document.ts';
import { sentence } from './wording.ts';

export function judgementBlocks(bodies: readonly BodyContent[]): Block[] {
  return bodies.flatMap((body, i): Block[] => {
    const history = body.rows.map(judgedOf);
    const chart = judgementChart(body.body, history);
    const says = historySays(history);
    return [
      heading(3, body.body, `body-${i + 1}`),
      ...(chart ? [{ kind: 'figure', chart, title: `Overall judgements of ${body.body}`, alt: `Chart of the overall judgements of ${body.body}: ${says}`, caption: sentence(`Overall judgements: ${body.says}`) } as const] : [paragraph(sentence(`Overall judgements: ${body.says}`))]),
      {
        kind: 'table', look: 'plain', caption: `Judgements of ${body.body}, oldest first`,
        columns: [{ head: 'Inspection', share: 30 }, { head: 'Overall', share: 24 }, { head: 'By area', share: 46 }],
        rows: body.rows.map((row, n) => [cell([strong(row.dates)], row.title), cell(...overallLines(row, history, n)), row.areas.length > 0 ? cell(...row.areas.map((a) => `${a.area}: ${a.grade}`)) : cell('Not given')]),
      },
    ];
  });
}

export function measureBlocks(measure: MeasureContent): Block[] {
  const figures = figuresOf(measure);
  const chart = measureChart(figures);
  const rows: Cell[][] = [
    ...(measure.baseline ? [[cell('Start'), cell(measure.baseline.on?.short ?? 'No date'), cell(measure.baseline.says), cell('Baseline')]] : []),
    ...measure.readings.flatMap((r) => [...(measure.gaps ?? []).filter(({ before }) => before === r.on.on).map(({ days }) => [cell('No reading'), cell(days), cell('–'), cell('Not given')]), [cell('Reading'), cell(r.on.short), cell(r.says), cell(r.source)]]),
    ...(measure.target ? [[cell('Target'), cell(measure.target.on?.short ?? 'No date'), cell([strong(measure.target.says)]), cell(`${measure.better} is better`)]] : []),
  ];
  return [
    ...(chart ? [{ kind: 'figure', chart, title: measure.name, alt: `Line chart. ${measure.says}.`, caption: sentence(measure.says) } as const] : [paragraph(sentence(measure.says))]),
    ...(rows.length > 0 ? [{
      kind: 'table', look: 'plain', caption: `Figures: ${measure.name}`,
      columns: [{ head: 'What', share: 16 }, { head: 'Date', share: 20 }, { head: 'Value', share: 18, align: 'right' }, { head: 'Source', share: 46 }], rows,
    } as const] : []),
  ];
}

function judgedOf(row: JudgementRow): Judged {
  return { id: row.inspectionId, when: row.on?.on.slice(0, 4) ?? row.dates, on: row.on === null ? null : day(row.on.on), framework: row.framework ?? null, overall: row.overall, areas: row.areas };
}

/** What was frozen before frameworks were kept says no more than it did. */
function overallLines(row: JudgementRow, history: readonly Judged[], at: number): string[] {
  const judged = history[at];
  if (row.framework === undefined || judged === undefined) return [row.overall ?? 'No overall judgement'];
  const apart = notComparableSays(history.slice(0, at).findLast((before) => rankOf(before) !== null), judged);
  return [overallSays(judged), ...(apart === undefined ? [] : [apart])];
}

function figuresOf(measure: MeasureContent): Figures {
  const value = (given: { on: Dated | null; value: number } | null) => given && { value: given.value, on: given.on === null ? null : day(given.on.on) };
  return {
    name: measure.name, unit: measure.unit, better: measure.better, readEvery: measure.readEvery ?? null, baseline: value(measure.baseline), target: value(measure.target),
    readings: measure.readings.map((r) => ({ on: day(r.on.on), value: r.value })),
  };
}
