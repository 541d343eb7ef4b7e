// What the figures of a measure say, in words and with their gaps: a sentence that stands without its chart. Pure.
import { addDays, dayLong, dayShort, daysBetween, type Day } from '../calendar/day.ts';
import { amount, difference } from './amount.ts';
import type { Measure, Reading } from './inspection.ts';

export interface Value { value: number; on: Day | null }
export interface Figures extends Pick<Measure, 'name' | 'unit' | 'better' | 'readEvery'> {
  baseline: Value | null;
  target: Value | null;
  /** Oldest first. */
  readings: readonly { on: Day; value: number }[];
}

export type Rhythm = NonNullable<Measure['readEvery']>;

/** With the days of the longest such period. */
export const rhythms: Record<Rhythm, number> = { month: 31, quarter: 92, 'half-year': 184, year: 366 };

export function figuresOf(measure: Measure, readings: readonly Reading[]): Figures {
  const value = (given: number | null, on: Day | null): Value | null => (given === null ? null : { value: given, on });
  return {
    name: measure.name, unit: measure.unit, better: measure.better, readEvery: measure.readEvery, baseline: value(measure.baselineValue, measure.baselineOn), target: value(measure.targetValue, measure.targetOn),
    readings: readings.map(({ readOn, value: read }) => ({ on: readOn, value: read })),
  };
}

/** Two readings between which one or more are missing. */
export interface Gap { after: Day; before: Day }

/** Longer than half as long again as the rhythm: the one given, else the usual interval, where there are enough of them to know one. */
export function gapsOf({ readings, readEvery }: Pick<Figures, 'readings' | 'readEvery'>): Gap[] {
  const pairs = readings.slice(1).map((reading, i): Gap => ({ after: readings[i]?.on ?? reading.on, before: reading.on }));
  const lengths = pairs.map(({ after, before }) => daysBetween(after, before)).sort((a, b) => a - b);
  const usual = readEvery !== null ? rhythms[readEvery] : lengths.length >= 3 ? lengths[Math.floor((lengths.length - 1) / 2)] ?? 0 : undefined;
  return usual === undefined ? [] : pairs.filter(({ after, before }) => daysBetween(after, before) > usual * 1.5);
}

function gapSays({ after, before }: Gap): string {
  return `no reading between ${dayLong(after)} and ${dayLong(before)}`;
}

/** The days without a reading: "2 Jan 2026 to 30 Apr 2026". */
export function gapDays({ after, before }: Gap): string {
  return `${dayShort(addDays(after, 1))} to ${dayShort(addDays(before, -1))}`;
}

/** "12 days above the target", "the target is met": undefined where there is no target. */
export function againstTarget({ better, unit, target }: Pick<Figures, 'better' | 'unit' | 'target'>, value: number): string | undefined {
  if (target === null) return undefined;
  const short = better === 'higher' ? target.value - value : value - target.value;
  if (short <= 0) return 'the target is met';
  return `${difference(target.value, value, unit)} ${better === 'higher' ? 'below' : 'above'} the target`;
}

/** "24 days on 31 March 2026, from 40 days on 1 May 2025, better than the reading before; lower is better; target 12 days by 30 June 2026; 12 days above the target" */
export function measureSays(m: Figures): string {
  const [latest, before] = [m.readings.at(-1), m.readings.at(-2)];
  const at = ({ value, on }: Value): string => `${amount(value, m.unit)}${on === null ? '' : ` on ${dayLong(on)}`}`;
  const now = latest === undefined ? 'no reading yet' : at(latest);
  const step = latest !== undefined && before !== undefined ? `, ${stepSays(m.better, latest.value, before.value)}` : '';
  const target = m.target === null ? 'no target is set' : `target ${amount(m.target.value, m.unit)}${m.target.on === null ? '' : ` by ${dayLong(m.target.on)}`}`;
  const distance = latest && againstTarget(m, latest.value);
  return [
    `${now}${m.baseline === null ? '' : `, from ${at(m.baseline)}`}${step}`, `${m.better} is better`, target, ...(distance === undefined ? [] : [distance]), ...gapsOf(m).map(gapSays),
  ].join('; ');
}

function stepSays(better: Measure['better'], latest: number, before: number): string {
  if (latest === before) return 'the same as the reading before';
  return (latest > before) === (better === 'higher') ? 'better than the reading before' : 'worse than the reading before';
}
