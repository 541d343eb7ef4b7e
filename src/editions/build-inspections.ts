// The judgement history of each inspected body, and the measures hung on findings, with what they show in a sentence.
import { amount, figure } from '../inspections/amount.ts';
import { gradeRank } from '../inspections/judgement-history.ts';
import { gapDays, gapsOf, measureSays } from '../inspections/measure.ts';
import { type Building, findingName } from './building.ts';
import type { BodyContent, JudgementRow, MeasureContent, ReadingContent } from './edition-content.ts';
import type { RegisterInspection, RegisterMeasure } from './register.ts';
import { capital, dated, datedOrNull } from './wording.ts';

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
    inspectionId: inspection.id, on: datedOrNull(on), ...(inspection.framework === undefined ? {} : { framework: inspection.framework }), dates: capital(inspection.datesWords ?? (on ? dated(on).long : 'date not given')), title: inspection.title,
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
  const content = { id: measure.id, name: measure.name, unit: measure.unit, better: measure.better, ...(measure.readEvery ? { readEvery: measure.readEvery } : {}), findingSays: finding, baseline: value(measure.baseline), target: value(measure.target), readings };
  const figures = { ...measure, readEvery: measure.readEvery ?? null, readings: [...measure.readings].sort((a, b) => (a.on < b.on ? -1 : 1)) };
  const gaps = gapsOf(figures).map((gap) => ({ before: gap.before, days: gapDays(gap) }));
  return { ...content, ...(gaps.length > 0 ? { gaps } : {}), says: `${measure.name}: ${measureSays(figures)}` };
}
type BaselineDay = NonNullable<RegisterMeasure['baseline']>['on'];
