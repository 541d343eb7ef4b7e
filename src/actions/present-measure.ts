// A measure and its readings as figures in words: impact, shown apart from completion. Pure.
import { dayShort } from '../calendar/day.ts';
import type { Measure, Reading } from '../inspections/inspection.ts';

export interface MeasureModel {
  name: string;
  /** "61 % to 84 % since 31 Mar 2015; target 95 % by 31 Mar 2016; higher is better" */
  summary: string;
  readings: readonly { day: string; value: string; source: string }[];
}

export function presentMeasure(measure: Measure & { readings: readonly Reading[] }): MeasureModel {
  const { readings, baselineValue, baselineOn, targetValue, targetOn } = measure;
  const say = (value: number): string => (measure.unit === '%' ? `${value.toLocaleString('en-GB')} %` : `${value.toLocaleString('en-GB')} ${measure.unit}`);
  const latest = readings.at(-1);
  const parts = [
    baselineValue === null ? undefined : `at first ${say(baselineValue)}${baselineOn === null ? '' : ` (${dayShort(baselineOn)})`}`,
    latest === undefined ? 'no reading yet' : `now ${say(latest.value)} (${dayShort(latest.readOn)})`,
    targetValue === null ? undefined : `target ${say(targetValue)}${targetOn === null ? '' : ` by ${dayShort(targetOn)}`}`, `${measure.better} is better`,
  ];
  return {
    name: measure.name, summary: parts.filter((part) => part !== undefined).join('; '),
    readings: readings.map((reading) => ({ day: dayShort(reading.readOn), value: say(reading.value), source: reading.source })),
  };
}
