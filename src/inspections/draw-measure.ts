// A measure as people see it: its sentence, its chart and the same figures as a table; on its own page and beside the actions it will prove.
import { dayShort } from '../calendar/day.ts';
import type { Html } from '../web/html.ts';
import type { ChartPart } from '../web/ui.ts';
import { view } from '../web/view.ts';
import type { Words } from '../web/words.ts';
import { amount } from './amount.ts';
import type { Measure, Reading } from './inspection.ts';
import { measureChart } from './measure-chart.ts';
import { againstTarget, figuresOf, gapDays, gapsOf, measureSays, type Figures } from './measure.ts';

export interface FigureRow { what: string; day: string; value: string; against: string; source: string; correct: { href: string; of: string } | undefined }
export interface MeasureFigures { name: string; /** Undefined on its own page. */ href: string | undefined; says: string; chart: ChartPart | undefined; rows: readonly FigureRow[]; /** Whether the last column leads to corrections. */ corrects: boolean }

const figuresView = view<MeasureFigures>('inspections/measure-figures');

export interface MeasureGiven { measure: Measure; readings: readonly Reading[]; /** On its own page there is no link to it, and the clerk is offered corrections. */ isItsPage?: boolean; corrects?: boolean }

export function drawMeasure(given: MeasureGiven, words: Words): Html {
  return figuresView(presentMeasure(given))(words);
}

function presentMeasure({ measure, readings, isItsPage = false, corrects = false }: MeasureGiven): MeasureFigures {
  const figures = figuresOf(measure, readings);
  const says = `${measureSays(figures)}.`;
  const chart = measureChart(figures);
  return {
    name: measure.name, href: isItsPage ? undefined : measurePath(measure.id), says, rows: rowsOf(figures, readings, corrects), corrects,
    chart: chart === null ? undefined : { id: `measure-${measure.id}`, chart, title: `${measure.name}, in ${measure.unit}`, description: `Line chart of the readings by their days. ${says}` },
  };
}

export function measurePath(id: string, page?: string): string {
  return page === undefined ? `/measures/${id}` : `/measures/${id}/${page}`;
}

/** Oldest first, as the chart has them: the baseline, each reading with the gap before it, and what is to be reached. */
function rowsOf(figures: Figures, readings: readonly Reading[], corrects: boolean): FigureRow[] {
  const { unit, baseline, target } = figures;
  const gaps = gapsOf(figures);
  const against = (value: number): string => againstTarget(figures, value) ?? 'no target';
  const row = (what: string, day: string, value: string, told: string, source: string): FigureRow => ({ what, day, value, against: told, source, correct: undefined });
  return [
    ...(baseline === null ? [] : [row('Baseline', baseline.on === null ? 'day not given' : dayShort(baseline.on), amount(baseline.value, unit), against(baseline.value), 'where it began')]),
    ...readings.flatMap((reading) => [
      ...gaps.filter(({ before }) => before === reading.readOn).map((gap) => row('No reading', gapDays(gap), 'none', '', '')),
      { ...row('Reading', dayShort(reading.readOn), amount(reading.value, unit), against(reading.value), reading.source), correct: corrects ? { href: `/readings/${reading.id}/correct`, of: dayShort(reading.readOn) } : undefined },
    ]),
    ...(target === null ? [] : [row('Target', target.on === null ? 'day not given' : dayShort(target.on), amount(target.value, unit), '', `${figures.better} is better`)]),
  ];
}
