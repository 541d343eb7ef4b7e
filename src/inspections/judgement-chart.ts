// The judgement history of a body as a chart: a column an inspection, a ladder of four grades, and a break wherever the criteria changed.
import { scaleLinear, scalePoint } from 'd3-scale';
import { across, labelLines, rounded, through, type Chart, type Mark } from '../web/chart.ts';
import { criteriaName, gradeRank, rankOf, RANK_WORDS, runsOf, type Judged } from './judgement-history.ts';

const WIDTH = 560;
const BOX = { left: 132, right: 550, top: 64, bottom: 204 };
const LINE = 13;

type Placed = Judged & { run: number; x: number };

/** Nothing to draw with fewer than two inspections that graded anything. */
export function judgementChart(name: string, history: readonly Judged[]): Chart | null {
  const shown = columnsOf(history);
  if (shown.filter((judged) => rankOf(judged) !== null || judged.areas.some(({ grade }) => gradeRank(grade) !== null)).length < 2) return null;
  const y = scaleLinear([1, 4], [BOX.bottom, BOX.top]);
  const step = (BOX.right - BOX.left) / shown.length;
  const x = scalePoint(shown.map(({ id }) => id), [BOX.left + step / 2, BOX.right - step / 2]);
  const placed = runsOf(shown).map((judged): Placed => ({ ...judged, x: x(judged.id) ?? BOX.left }));
  const letters = Math.max(9, Math.floor(step / 6.4));
  return {
    width: WIDTH, height: BOX.bottom + 48, marks: [
      ...[1, 2, 3, 4].flatMap((rank) => ladder(rank, y(rank), shown)), ...placed.flatMap((judged, i) => breakBefore(judged, lastGraded(placed, i), step)), ...criteria(placed, step),
      ...runLines(placed, y), ...placed.flatMap((judged) => columnMarks(judged, y, letters)),
    ],
    series: {
      name, points: placed.flatMap((judged) => { const rank = rankOf(judged); return rank === null ? [] : [{ at: judged.when, value: rank, run: judged.run, label: judged.overall ?? undefined }]; }), target: null, range: [0, 5],
    },
  };
}

/** Letters stand among them while there is room; in the table they always do. */
function columnsOf(history: readonly Judged[]): readonly Judged[] {
  return history.length <= 7 ? history : history.filter(({ overall, areas }) => overall !== null || areas.length > 0).slice(-7);
}

/** The third step has another name where an old "Adequate" stands on it. */
function ladder(rank: number, y: number, shown: readonly Judged[]): Mark[] {
  const isOld = rank === 2 && shown.some(({ overall }) => /^adequate/i.test(overall ?? ''));
  return [{ kind: 'path', look: 'grid', d: across(y, BOX.left, BOX.right) }, ...stack('axis', BOX.left - 10, y + 4, 'end', isOld ? ['Requires improvement,', 'until 2013 Adequate'] : [RANK_WORDS[rank] ?? ''])];
}

function lastGraded(placed: readonly Placed[], before: number): Placed | undefined {
  return placed.slice(0, before).findLast(({ run }) => run >= 0);
}

/** A dashed upright between grades that cannot be compared. */
function breakBefore(judged: Placed, before: Placed | undefined, step: number): Mark[] {
  if (judged.run < 0 || before === undefined || before.run === judged.run) return [];
  const at = rounded(judged.x - step / 2);
  return [{ kind: 'path', look: 'break', d: `M${at},8L${at},${BOX.bottom + 12}` }];
}

/** The name of the criteria over the first column of each run. */
function criteria(placed: readonly Placed[], step: number): Mark[] {
  return [...new Set(placed.map(({ run }) => run))].filter((run) => run >= 0).flatMap((run) => {
    const own = placed.filter((judged) => judged.run === run);
    const [first, last] = [own[0], own.at(-1)];
    return first === undefined || last === undefined ? [] : stack('axis', (first.x + last.x) / 2, 18, 'middle', labelLines(criteriaName(first.framework), Math.floor((last.x - first.x + step) / 6.4)).slice(0, 3));
  });
}

function runLines(placed: readonly Placed[], y: (rank: number) => number): Mark[] {
  const runs = [...new Set(placed.map(({ run }) => run))].filter((run) => run >= 0);
  return runs.map((run) => through(placed.filter((judged) => judged.run === run).map((judged) => [judged.x, y(rankOf(judged) ?? 1)]))).filter((d) => d !== '').map((d): Mark => ({ kind: 'path', look: 'series', d }));
}

function columnMarks(judged: Placed, y: (rank: number) => number, letters: number): Mark[] {
  const rank = rankOf(judged);
  const year = stack('axis', judged.x, BOX.bottom + 26, 'middle', labelLines(judged.when, letters).slice(0, 2));
  if (rank !== null) return [{ kind: 'dot', look: 'full', x: rounded(judged.x), y: rounded(y(rank)) }, ...stack('value', judged.x, y(rank) - 10, 'middle', labelLines((judged.overall ?? '').replace(/ to be good$/i, ''), letters), 'up'), ...year];
  const areas = [1, 2, 3, 4].map((step) => ({ step, count: judged.areas.filter(({ grade }) => gradeRank(grade) === step).length })).filter(({ count }) => count > 0);
  if (areas.length === 0) return [...stack('axis', judged.x, (y(2) + y(3)) / 2, 'middle', labelLines('no grade', letters)), ...year];
  return [...areas.flatMap(({ step, count }): Mark[] => [{ kind: 'dot', look: 'hollow', x: rounded(judged.x), y: rounded(y(step)) }, ...stack('axis', judged.x, y(step) - 10, 'middle', [count === 1 ? '1 area' : `${count} areas`])]), ...year];
}

function stack(look: 'axis' | 'value', x: number, y: number, anchor: 'middle' | 'end', lines: readonly string[], grows: 'down' | 'up' = 'down'): Mark[] {
  const top = grows === 'up' ? y - LINE * (lines.length - 1) : y;
  return lines.map((text, i): Mark => ({ kind: 'label', look, x: rounded(x), y: rounded(top + LINE * i), anchor, text }));
}
