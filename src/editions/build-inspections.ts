// The judgement history of each inspected body, and the measures hung on findings, with what they show in a sentence.
import { type Building, findingName } from './building.ts';
import type { BodyContent, JudgementRow, MeasureContent, ReadingContent } from './edition-content.ts';
import type { RegisterInspection, RegisterMeasure } from './register.ts';
import { amount, capital, dated, datedOrNull, figure } from './wording.ts';

/** Ofsted's grades, worst first; "Adequate" (until 2013) stood where "requires improvement" stands now. Outcomes and letters have no rank. */
const GRADES: readonly (readonly [RegExp, number])[] = [[/^inadequate/i, 1], [/^requires improvement/i, 2], [/^adequate/i, 2], [/^good/i, 3], [/^outstanding/i, 4]];
export const RANK_WORDS: Record<number, string> = { 1: 'Inadequate', 2: 'Requires improvement', 3: 'Good', 4: 'Outstanding' };

export function gradeRank(grade: string): number | null {
  return GRADES.find(([pattern]) => pattern.test(grade.trim()))?.[1] ?? null;
}

export function bodiesOf(by: Building): BodyContent[] {
  const judged = by.register.inspections.filter((inspection) => inspection.judgements.length > 0);
  const names = [...new Set(judged.map((inspection) => inspection.body))];
  return names.map((body) => {
    const rows = judged.filter((inspection) => inspection.body === body).map(rowOf).sort((a, b) => (whenOf(a) < whenOf(b) ? -1 : 1));
    return { body, rows, says: trajectory(rows) };
  });
}

function whenOf(row: JudgementRow): string {
  return row.on?.on ?? row.dates;
}

function rowOf(inspection: RegisterInspection): JudgementRow {
  const overall = inspection.judgements.find((j) => /^overall/i.test(j.area))?.grade ?? null;
  const on = inspection.endedOn ?? inspection.publishedOn;
  return {
    inspectionId: inspection.id, on: datedOrNull(on), dates: capital(inspection.datesWords ?? (on ? dated(on).long : 'date not given')), title: inspection.title,
    overall, overallRank: overall === null ? null : gradeRank(overall),
    areas: inspection.judgements.filter((j) => !/^overall/i.test(j.area)).map((j) => ({ area: j.area, grade: j.grade, rank: gradeRank(j.grade) })),
  };
}

function trajectory(rows: readonly JudgementRow[]): string {
  const graded = rows.filter((row) => row.overall !== null);
  const without = rows.length - graded.length;
  const said = graded.map((row) => `${row.on?.on.slice(0, 4) ?? row.dates} ${row.overall ?? ''}`).join(' · ');
  const rest = without === 0 ? '' : `${said ? '. ' : ''}${figure(without)} without an overall judgement`;
  return `${said}${rest}`;
}

export function measuresOf(by: Building): MeasureContent[] {
  return [...by.findings.values()].flatMap((found) => found.finding.measures.map((measure) => measureOf(measure, findingName(found))));
}

function measureOf(measure: RegisterMeasure, finding: string): MeasureContent {
  const value = (v: { value: number; on: BaselineDay } | null) => v && { on: datedOrNull(v.on), value: v.value, says: amount(v.value, measure.unit) };
  const readings = [...measure.readings].sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((r): ReadingContent => ({ id: r.id, on: dated(r.on), value: r.value, says: amount(r.value, measure.unit), source: r.source }));
  const content = { id: measure.id, name: measure.name, unit: measure.unit, better: measure.better, findingSays: finding, baseline: value(measure.baseline), target: value(measure.target), readings };
  return { ...content, says: measureSays(content) };
}
type BaselineDay = NonNullable<RegisterMeasure['baseline']>['on'];

/** Baseline, latest, target, and how far is left: in words, because a chart may not be seen. */
function measureSays(m: Omit<MeasureContent, 'says'>): string {
  const latest = m.readings.at(-1);
  const now = latest ? `${latest.says} on ${latest.on.long}` : 'no reading yet';
  const from = m.baseline ? `, from ${m.baseline.says}${m.baseline.on ? ` on ${m.baseline.on.long}` : ''}` : '';
  const target = m.target ? `target ${m.target.says}${m.target.on ? ` by ${m.target.on.long}` : ''}` : 'no target';
  return `${m.name}: ${now}${from}; ${target}${distance(m, latest?.value)}`;
}

function distance(m: Omit<MeasureContent, 'says'>, latest: number | undefined): string {
  if (latest === undefined || !m.target) return '';
  const short = m.better === 'higher' ? m.target.value - latest : latest - m.target.value;
  if (short <= 0) return ', which is met';
  const gap = Math.round(short * 100) / 100;
  const points = gap === 1 ? '1 percentage point' : `${figure(gap)} percentage points`;
  return `, ${m.unit === '%' ? points : amount(gap, m.unit)} ${m.better === 'higher' ? 'short of it' : 'above it'}`;
}
