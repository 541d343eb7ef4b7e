// A measure as a chart: baseline and readings by their days against the target. Where readings are missing there is no line.
import { scaleLinear } from 'd3-scale';
import { dayShort, daysBetween, type Day } from '../calendar/day.ts';
import { across, rounded, through, type Chart, type Mark } from '../web/chart.ts';
import { amount, isPercentage } from './amount.ts';
import { gapsOf, type Figures } from './measure.ts';

const WIDTH = 560;
const BOX = { left: 56, right: 530, top: 26, bottom: 176 };
/** Room for the words of one day under the axis, and for a value beside its point. */
const [DAY_ROOM, VALUE_ROOM] = [78, 44];

interface Point { on: Day; value: number; isBaseline: boolean; run: number; x: number; y: number }

/** Nothing to draw with fewer than two dated values. */
export function measureChart(measure: Figures): Chart | null {
  const values = [...(measure.baseline?.on ? [{ on: measure.baseline.on, value: measure.baseline.value, isBaseline: true }] : []), ...measure.readings.map((reading) => ({ ...reading, isBaseline: false }))];
  const first = values[0];
  if (first === undefined || values.length < 2) return null;
  const { target } = measure;
  const since = (on: Day) => daysBetween(first.on, on);
  const end = Math.max(1, ...values.map(({ on }) => since(on)), target?.on ? since(target.on) : 0);
  const x = scaleLinear([0, end], [BOX.left + 24, BOX.right - 36]);
  const y = scaleLinear(around([...values.map(({ value }) => value), ...(target ? [target.value] : [])], measure.unit), [BOX.bottom, BOX.top]).nice(4);
  const breaks = gapsOf(measure).map(({ before }) => before);
  const points = values.map((value, i): Point => ({ ...value, run: breaks.filter((on) => on <= value.on && i > 0).length, x: rounded(x(since(value.on))), y: rounded(y(value.value)) }));
  const say = (value: number) => inUnit(value, measure.unit);
  return {
    width: WIDTH, height: BOX.bottom + 34, marks: [
      ...y.ticks(4).flatMap((tick): Mark[] => [{ kind: 'path', look: 'grid', d: across(y(tick), BOX.left, BOX.right) }, label('axis', BOX.left - 8, y(tick) + 4, 'end', say(tick))]),
      ...(target ? targetMarks(y(target.value), `target ${say(target.value)}`) : []), ...lines(points), ...points.map((p): Mark => ({ kind: 'dot', look: p.isBaseline ? 'hollow' : 'full', x: p.x, y: p.y })),
      ...valueLabels(points, target ? y(target.value) : null, say), ...dayLabels(points, target?.on ? { on: target.on, x: x(since(target.on)) } : null),
    ],
    series: {
      name: measure.name, points: points.map((p, i) => ({ at: dayShort(p.on), value: p.value, run: p.run, label: i === 0 || i === points.length - 1 ? say(p.value) : undefined })),
      target: target ? { value: target.value, label: `target ${say(target.value)}` } : null, range: null,
    },
  };
}

function label(look: 'axis' | 'value', x: number, y: number, anchor: 'start' | 'middle' | 'end', text: string): Mark {
  return { kind: 'label', look, x: rounded(x), y: rounded(y), anchor, text };
}

function targetMarks(y: number, text: string): Mark[] {
  return [{ kind: 'path', look: 'target', d: across(y, BOX.left, BOX.right) }, label('value', BOX.right, y - 6, 'end', text)];
}

/** One line a run: across a gap nothing is known, and nothing is drawn. */
function lines(points: readonly Point[]): Mark[] {
  const runs = [...new Set(points.map(({ run }) => run))].map((run) => through(points.filter((p) => p.run === run).map((p) => [p.x, p.y])));
  return runs.filter((d) => d !== '').map((d): Mark => ({ kind: 'path', look: 'series', d }));
}

/** The last and the first value always, those between where there is room: all of them stand in the table. */
function valueLabels(points: readonly Point[], target: number | null, say: (value: number) => string): Mark[] {
  const told: Point[] = [];
  for (const point of [...points.slice(-1), ...points.slice(0, -1)]) if (told.every((other) => Math.abs(other.x - point.x) >= VALUE_ROOM)) told.push(point);
  return told.map((p) => label('value', p.x, beside(p.y, target), 'middle', say(p.value)));
}

function dayLabels(points: readonly Point[], target: { on: Day; x: number } | null): Mark[] {
  const ends = [points[0], points.at(-1)].filter((p) => p !== undefined);
  const told: { text: string; x: number }[] = [];
  for (const one of [...ends.map(({ on, x }) => ({ text: dayShort(on), x })), ...(target === null ? [] : [{ text: `by ${dayShort(target.on)}`, x: target.x }])]) {
    if (told.every((other) => Math.abs(other.x - one.x) >= DAY_ROOM)) told.push(one);
  }
  return told.map(({ text, x }) => label('axis', x, BOX.bottom + 22, 'middle', text));
}

/** Above the point, unless the target's line runs there or its words would. */
function beside(y: number, target: number | null): number {
  return target !== null && target <= y && y - target < 24 ? y + 19 : y - 10;
}

/** Other units are named in the sentence beside it: at each point there is no room for them. */
function inUnit(value: number, unit: string): string {
  return amount(value, isPercentage(unit) ? '%' : '').trim();
}

/** A little air above and below; percentages start at nought unless all of them are high. */
function around(values: readonly number[], unit: string): [number, number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || Math.abs(high) || 1) * 0.2;
  return isPercentage(unit) ? [low < 50 ? 0 : Math.max(0, low - air), Math.min(100, high + air)] : [Math.min(low, low >= 0 ? Math.max(0, low - air) : low - air), high + air];
}
