// The two charts as plain shapes in a box, drawn as SVG on the web and by the same figures in the PDF. No meaning hangs on colour.
import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { day, daysBetween } from '../calendar/day.ts';
import { RANK_WORDS } from './build-inspections.ts';
import type { BodyContent, MeasureContent } from './edition-content.ts';
import { amount } from './wording.ts';

export type Mark =
  | { kind: 'path'; look: 'grid' | 'series' | 'target'; d: string }
  | { kind: 'dot'; x: number; y: number }
  | { kind: 'label'; look: 'axis' | 'value'; x: number; y: number; anchor: 'start' | 'middle' | 'end'; text: string };

/** The figures themselves, for programs that draw charts of their own. A label stands for the value where one is given, as grades do. */
export interface Series { name: string; points: { at: string; value: number; label: string | undefined }[]; target: { value: number; label: string } | null; range: [number, number] | null }

export interface Chart { width: number; height: number; marks: Mark[]; series: Series }

const WIDTH = 480;
const BOX = { left: 120, right: 460, top: 22, bottom: 112 };
/** Figures need less room than the words of grades. */
const FIGURES = 44;

/** Overall judgements of one body, oldest first; nothing to draw with fewer than two graded ones. */
export function judgementChart(body: BodyContent): Chart | null {
  const rows = body.rows.filter((row) => row.overallRank !== null);
  if (rows.length < 2) return null;
  const y = scaleLinear([1, 4], [BOX.bottom, BOX.top]);
  const x = scalePoint(rows.map((row) => row.inspectionId), [BOX.left + 30, BOX.right - 30]);
  const points = rows.map((row): [number, number] => [x(row.inspectionId) ?? BOX.left, y(row.overallRank ?? 1)]);
  const grades = [1, 2, 3, 4].flatMap((rank): Mark[] => [
    { kind: 'path', look: 'grid', d: across(y(rank)) },
    { kind: 'label', look: 'axis', x: BOX.left - 10, y: y(rank) + 4, anchor: 'end', text: RANK_WORDS[rank] ?? '' },
  ]);
  const years = rows.map((row, i): Mark => ({ kind: 'label', look: 'axis', x: points[i]?.[0] ?? 0, y: BOX.bottom + 20, anchor: 'middle', text: yearOf(row) }));
  return { width: WIDTH, height: BOX.bottom + 30, marks: [...grades, ...years, ...marksOf(points)], series: {
    name: body.body, points: rows.map((row, i) => ({ at: yearOf(row), value: row.overallRank ?? 1, label: i === 0 || rows[i - 1]?.overallRank !== row.overallRank ? RANK_WORDS[row.overallRank ?? 1] : undefined })), target: null, range: [0, 5],
  } };
}

/** Baseline and readings against the target; nothing to draw with fewer than two values. */
export function measureChart(measure: MeasureContent): Chart | null {
  const values = [...(measure.baseline?.on ? [{ on: measure.baseline.on, value: measure.baseline.value }] : []), ...measure.readings];
  const [first, ...rest] = values;
  if (!first || rest.length === 0) return null;
  const target = measure.target;
  const start = day(first.on.on);
  const since = (on: string) => daysBetween(start, day(on));
  const end = Math.max(...values.map((v) => since(v.on.on)), target?.on ? since(target.on.on) : 0);
  const heights = [...values.map((v) => v.value), ...(target ? [target.value] : [])];
  const x = scaleLinear([0, Math.max(1, end)], [FIGURES + 24, BOX.right - 30]);
  const y = scaleLinear(around(heights, measure.unit), [BOX.bottom, BOX.top]).nice(4);
  const points = values.map((v): [number, number] => [x(since(v.on.on)), y(v.value)]);
  const ticks = y.ticks(4).flatMap((tick): Mark[] => [
    { kind: 'path', look: 'grid', d: across(y(tick), FIGURES) },
    { kind: 'label', look: 'axis', x: FIGURES - 8, y: y(tick) + 4, anchor: 'end', text: inUnit(tick, measure) },
  ]);
  const last = values.at(-1) ?? first;
  const labels = [[first, points[0]], [last, points.at(-1)]] as const;
  return { width: WIDTH, height: BOX.bottom + 30, marks: [
    ...ticks, ...targetMarks(measure, y), ...marksOf(points),
    ...labels.flatMap(([value, point]): Mark[] => (point ? [
      { kind: 'label', look: 'value', x: point[0], y: beside(point[1], target ? y(target.value) : null), anchor: 'middle', text: inUnit(value.value, measure) },
      { kind: 'label', look: 'axis', x: point[0], y: BOX.bottom + 20, anchor: 'middle', text: value.on.short },
    ] : [])),
  ], series: {
    name: measure.name, points: values.map((value, i) => ({ at: value.on.short, value: value.value, label: i === 0 || i === values.length - 1 ? inUnit(value.value, measure) : undefined })),
    target: target ? { value: target.value, label: `target ${inUnit(target.value, measure)}` } : null, range: null,
  } };
}

function yearOf(row: BodyContent['rows'][number]): string {
  return row.on?.on.slice(0, 4) ?? row.dates;
}

/** Other units are named in the sentence beneath: beside each point there is no room for them. */
function inUnit(value: number, { unit }: MeasureContent): string {
  return amount(value, unit === '%' ? '%' : '').trim();
}

/** Above the point, unless the target's line runs there. */
function beside(y: number, target: number | null): number {
  return target !== null && target < y && y - target < 22 ? y + 17 : y - 9;
}

function targetMarks(measure: MeasureContent, y: (value: number) => number): Mark[] {
  if (!measure.target) return [];
  const at = y(measure.target.value);
  return [{ kind: 'path', look: 'target', d: across(at, FIGURES) }, { kind: 'label', look: 'value', x: BOX.right, y: at - 5, anchor: 'end', text: `target ${inUnit(measure.target.value, measure)}` }];
}

function marksOf(points: readonly [number, number][]): Mark[] {
  const d = line()([...points]) ?? '';
  return [{ kind: 'path', look: 'series', d }, ...points.map(([x, y]): Mark => ({ kind: 'dot', x: rounded(x), y: rounded(y) }))];
}

/** A little air above and below; percentages start at nought unless all of them are high. */
function around(values: readonly number[], unit: string): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || Math.abs(high) || 1) * 0.2;
  return unit === '%' ? [low < 50 ? 0 : Math.max(0, low - air), Math.min(100, high + air)] : [Math.min(low, low >= 0 ? Math.max(0, low - air) : low - air), high + air];
}

function across(y: number, left = BOX.left): string {
  return `M${left},${rounded(y)}L${BOX.right},${rounded(y)}`;
}

function rounded(n: number): number {
  return Math.round(n * 100) / 100;
}
