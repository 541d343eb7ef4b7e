// Charts against their tables (A-14): the numbers read back out of the drawing are those of the table; what may not be compared is not joined.
import { describe, expect, test } from 'vitest';
import { day } from '../../src/calendar/day.ts';
import { drawMeasure } from '../../src/inspections/draw-measure.ts';
import type { Measure, Reading } from '../../src/inspections/inspection.ts';
import { judgementChart } from '../../src/inspections/judgement-chart.ts';
import { historySays, notComparableSays, overallSays, runsOf, type Judged } from '../../src/inspections/judgement-history.ts';
import { measureChart } from '../../src/inspections/measure-chart.ts';
import { figuresOf, gapsOf, measureSays } from '../../src/inspections/measure.ts';
import type { Mark } from '../../src/web/chart.ts';
import { wordsOf } from '../../src/web/words.ts';
import { all, attribute, is, readPage, words, type Element } from '../support/html.ts';

const measure = (given: Partial<Measure> = {}): Measure => ({
  id: 'a1', findingId: 'f1', name: 'Days to the first visit', unit: 'days', better: 'lower', baselineValue: 40, baselineOn: day('2025-01-31'), targetValue: 12, targetOn: day('2026-06-30'), readEvery: 'month', version: 1, ...given,
});
const readings = (...given: [string, number][]): Reading[] => given.map(([on, value], i) => ({ id: `r${i}`, measureId: 'a1', readOn: day(on), value, source: 'Duty log' }));
const monthly = readings(['2025-02-28', 38], ['2025-03-31', 36.5], ['2025-04-30', 30], ['2025-08-31', 26], ['2025-09-30', 24]);

/** What the drawing says, read back: two labelled grid lines give the scale, each dot its value. */
function valuesDrawn(svg: Element): number[] {
  const grid = all(svg, is('path')).filter((path) => attribute(path, 'class') === 'chart-grid').map((path) => Number(/,(-?[\d.]+)L/.exec(attribute(path, 'd') ?? '')?.[1]));
  const ticks = all(svg, is('text')).filter((text) => attribute(text, 'class') === 'chart-axis' && attribute(text, 'text-anchor') === 'end').map((text) => ({ y: Number(attribute(text, 'y')) - 4, value: numberOf(words(text)) }));
  expect(ticks.map(({ y }) => Math.round(y))).toEqual(grid.map(Math.round));
  const [low, high] = [ticks[0], ticks.at(-1)];
  if (low === undefined || high === undefined) throw new Error('There is no scale');
  return all(svg, is('circle')).map((dot) => low.value + ((Number(attribute(dot, 'cy')) - low.y) / (high.y - low.y)) * (high.value - low.value));
}

const numberOf = (text: string): number => Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));

describe('a measure', () => {
  const drawn = (given: Measure, read: Reading[]) => readPage(drawMeasure({ measure: given, readings: read }, wordsOf()).toString(), { status: 200, path: '/', headers: new Headers() }).document;

  test.each([
    ['lower is better, with a gap', measure(), monthly],
    ['percentages', measure({ unit: '%', better: 'higher', baselineValue: 61, targetValue: 95 }), readings(['2025-03-31', 66], ['2025-06-30', 84.5])],
    ['thousands and below nought', measure({ unit: '£', baselineValue: -1250, targetValue: 4000, readEvery: null }), readings(['2025-03-31', 1200], ['2025-06-30', 3500.5])],
  ])('%s: the numbers of the chart are the numbers of the table', (_name, given, read) => {
    const page = drawn(given, read);
    const rows = all(page, is('tr')).slice(1).map((row) => [...all(row, is('th')), ...all(row, is('td'))].map(words));
    const told = rows.filter(([what]) => what === 'Baseline' || what === 'Reading').map(([, , value]) => numberOf(value ?? ''));
    const svg = all(page, is('svg'))[0];
    if (svg === undefined) throw new Error('There is no chart');
    const seen = valuesDrawn(svg);
    expect(seen).toHaveLength(told.length);
    const span = Math.max(...told) - Math.min(...told);
    seen.forEach((value, i) => { expect(Math.abs(value - (told[i] ?? NaN))).toBeLessThan(span / 100); });
    const target = numberOf(rows.find(([what]) => what === 'Target')?.[2] ?? '');
    expect(all(svg, is('text')).map(words)).toContain(`target ${given.unit === '%' ? `${target}%` : target.toLocaleString('en-GB')}`);
    const [title, desc] = (attribute(svg, 'aria-labelledby') ?? '').split(' ');
    expect([attribute(svg, 'role'), words(all(svg, is('title'))[0] as Element), attribute(all(svg, is('title'))[0] as Element, 'id'), attribute(all(svg, is('desc'))[0] as Element, 'id')]).toEqual(['img', `${given.name}, in ${given.unit}`, title, desc]);
  });

  test('says in words what lower means, how far the target is, and where nothing was read', () => {
    expect(measureSays(figuresOf(measure(), monthly))).toBe('24 days on 30 September 2025, from 40 days on 31 January 2025, better than the reading before; lower is better; target 12 days by 30 June 2026; 12 days above the target; no reading between 30 April 2025 and 31 August 2025');
    expect(measureSays(figuresOf(measure({ targetValue: null, baselineValue: null }), []))).toBe('no reading yet; lower is better; no target is set');
    expect(measureSays(figuresOf(measure(), readings(['2025-09-30', 12])))).toContain('the target is met');
    expect(measureSays(figuresOf(measure(), readings(['2025-09-30', 13])))).toContain('1 day above the target');
  });

  test('draws no line across a gap, and knows a rhythm nobody gave', () => {
    const series = (marks: readonly Mark[] = []) => marks.flatMap((mark) => (mark.kind === 'path' && mark.look === 'series' ? [mark.d.match(/[ML]/g)?.length] : []));
    expect(series(measureChart(figuresOf(measure(), monthly))?.marks)).toEqual([4, 2]);
    expect(series(measureChart(figuresOf(measure({ readEvery: 'year' }), monthly))?.marks)).toEqual([6]);
    expect(gapsOf(figuresOf(measure({ readEvery: null }), monthly))).toEqual([{ after: '2025-04-30', before: '2025-08-31' }]);
    expect(gapsOf(figuresOf(measure({ readEvery: null }), monthly.slice(2)))).toEqual([]);
  });
});

describe('a judgement history', () => {
  const judged = (when: string, framework: Judged['framework'], overall: string | null, areas: Judged['areas'] = []): Judged => ({ id: `${when} ${framework ?? ''}`, when, on: day(`${when}-05-01`), framework, overall, areas });
  const history = [
    judged('2009', 'other', 'Adequate'), judged('2011', 'other', 'Inadequate'), judged('2013', 'SIF', 'Inadequate'), judged('2014', 'monitoring-visit', null), judged('2016', 'SIF', 'Good'),
    judged('2019', 'ILACS', 'Requires improvement to be good'), judged('2026', 'ILACS', null, [{ area: 'Leaders', grade: 'Good' }, { area: 'Help', grade: 'Good' }, { area: 'Care', grade: 'Inadequate' }]),
  ];

  test('joins grades of one framework and no others; earlier frameworks are not one', () => {
    expect(runsOf(history).map(({ run }) => run)).toEqual([0, 1, 2, -1, 2, 3, -1]);
    const marks = judgementChart('The council', history)?.marks ?? [];
    expect(marks.flatMap((mark) => (mark.kind === 'path' && mark.look === 'series' ? [mark.d.match(/[ML]/g)?.length] : []))).toEqual([2]);
    expect(marks.filter((mark) => mark.kind === 'path' && mark.look === 'break')).toHaveLength(3);
  });

  test('an old “Adequate” keeps its name, letters and reports without an overall grade say why, and areas stand as hollow dots', () => {
    expect(history.map(overallSays)).toEqual(['Adequate (a grade used until 2013)', 'Inadequate', 'Inadequate', 'No grade: a letter carries none', 'Good', 'Requires improvement to be good', 'No overall grade: none is given since April 2026']);
    const labels = (judgementChart('The council', history)?.marks ?? []).flatMap((mark) => (mark.kind === 'label' ? [mark.text] : []));
    expect(labels).toEqual(expect.arrayContaining(['Adequate', 'until 2013 Adequate', '2 areas', '1 area', 'no grade']));
    expect(judgementChart('The council', history)?.marks.filter((mark) => mark.kind === 'dot' && mark.look === 'hollow')).toHaveLength(2);
    expect(notComparableSays(history[1], history[2] as Judged)).toBe('Not comparable with 2011: judged by other criteria');
    expect(notComparableSays(history[2], history[4] as Judged)).toBeUndefined();
  });

  test('the words name the criteria of each part', () => {
    expect(historySays(history)).toBe('2009 Adequate (earlier criteria); 2011 Inadequate (earlier criteria); 2013 Inadequate, 2016 Good (single inspection framework); 2019 Requires improvement to be good (ILACS). Grades of different frameworks cannot be compared, and no line joins them.');
    expect(historySays([])).toBe('No overall judgement has been entered.');
    expect(judgementChart('The council', history.slice(0, 1))).toBeNull();
  });
});
