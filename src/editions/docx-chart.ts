// A chart in the Word document: Word's own, drawn from the same figures, with the same alternative text, and legible in black and white.
import { ChartRun } from 'docx/charts';
import type { Series } from '../web/chart.ts';
import type { Figure } from './edition-document.ts';

const INK = '0B0C0C';
const QUIET = '454D52';

/** @param font the document's */
export function chartRun({ chart, alt, caption }: Figure, font: string, index: number): ChartRun {
  const { points, target, range } = chart.series;
  return new ChartRun({
    type: 'line', categories: points.map((point) => point.at), series: [...runsOf(chart.series).map((run) => readings(chart.series, run, font)), ...(target ? [targetLine(chart.series, target, font)] : [])],
    legend: false, font: { name: font, color: QUIET }, chartArea: { fill: 'FFFFFF', border: 'none' }, transformation: { width: 600, height: 190 }, altText: { id: String(index), name: `Chart ${index}`, description: alt, title: caption },
    // Grades are words: they stand beside their points, and numbers for them would say nothing.
    valueAxis: range === null ? { gridlines: true } : { minimum: range[0], maximum: range[1], interval: 1, visible: false, gridlines: true },
  });
}

/** A line joins what may be compared and nothing else: each run is a series of its own, empty where the others stand. */
function runsOf({ points }: Series): number[] {
  return [...new Set(points.map(({ run }) => run))];
}

function readings({ name, points, target }: Series, run: number, font: string) {
  const bold = { name: font, bold: true, color: INK, size: 8 };
  return {
    name, values: points.map((point) => (point.run === run ? point.value : null)), color: INK, line: { color: INK, width: 1.75 }, markers: { shape: 'circle' as const, size: 6 },
    pointLabels: points.map((point) => (point.label === undefined || point.run !== run ? false as const : { text: point.label, position: target !== null && target.value > (point.value ?? 0) ? 'below' as const : 'above' as const, font: bold })),
  };
}

/** Its label stands where the figures are farthest from it, on the side they are not. */
function targetLine({ points }: Series, target: NonNullable<Series['target']>, font: string) {
  const away = (i: number) => Math.abs((points[i]?.value ?? target.value) - target.value);
  const at = away(0) > away(points.length - 1) ? 0 : points.length - 1;
  const label = { text: target.label, position: (points[at]?.value ?? 0) > target.value ? 'below' as const : 'above' as const, font: { name: font, bold: true, color: INK, size: 8 } };
  return {
    name: target.label, values: points.map(() => target.value), color: INK, line: { color: INK, width: 1, dash: 'dash' as const }, markers: false, pointLabels: points.map((_, i) => (i === at ? label : false as const)),
  };
}
