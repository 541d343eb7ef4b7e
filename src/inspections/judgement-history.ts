// The overall judgements of one body across frameworks: what each was, why there is none, and which may be compared with which. Pure.
import { day, type Day } from '../calendar/day.ts';
import { frameworkNames, type Framework } from './inspection.ts';

export interface Judged {
  id: string;
  /** As it is told: the year, or the words for one. */
  when: string;
  on: Day | null;
  /** Not known in reports frozen before it was kept. */
  framework: Framework | null;
  overall: string | null;
  areas: readonly { area: string; grade: string }[];
}

/** Ofsted's grades, worst first; "Adequate" (until 2013) stood where "requires improvement" stands now. Outcomes and letters have no rank. */
const GRADES: readonly (readonly [RegExp, number])[] = [[/^inadequate/i, 1], [/^requires improvement/i, 2], [/^adequate/i, 2], [/^good/i, 3], [/^outstanding/i, 4]];
export const RANK_WORDS: Record<number, string> = { 1: 'Inadequate', 2: 'Requires improvement', 3: 'Good', 4: 'Outstanding' };

export function gradeRank(grade: string): number | null {
  return GRADES.find(([pattern]) => pattern.test(grade.trim()))?.[1] ?? null;
}

/** Full inspections that grade on four steps by criteria of their own; every other kind is told, not compared. */
const GRADING: readonly Framework[] = ['SIF', 'ILACS'];

/** Whether a line may join them: one framework, and a grade in both. Earlier frameworks differed among themselves. */
function isComparable(a: Judged, b: Judged): boolean {
  return a.framework !== null && a.framework === b.framework && GRADING.includes(a.framework) && rankOf(a) !== null && rankOf(b) !== null;
}

export function rankOf({ overall }: Judged): number | null {
  return overall === null ? null : gradeRank(overall);
}

/** Each with its run: grades that may be compared with each other share one. Ungraded visits between them part nothing. */
export function runsOf(history: readonly Judged[]): (Judged & { run: number })[] {
  let run = -1;
  let last: Judged | undefined;
  return history.map((judged) => {
    if (rankOf(judged) === null) return { ...judged, run: -1 };
    if (last === undefined || !isComparable(last, judged)) run++;
    last = judged;
    return { ...judged, run };
  });
}

/** Inspections begun from April 2026 under ILACS have four judgements and no overall one. */
const WITHOUT_OVERALL = day('2026-04-01');
const LETTERS: readonly Framework[] = ['focused-visit', 'monitoring-visit', 'JTAI'];

/** The grade as printed; or why there is none. */
export function overallSays({ overall, framework, on, areas }: Judged): string {
  if (overall !== null) return /^adequate/i.test(overall.trim()) ? `${overall} (a grade used until 2013)` : overall;
  if (framework !== null && LETTERS.includes(framework)) return 'No grade: a letter carries none';
  if (framework === 'area-SEND') return 'No grade: an outcome in words';
  if (framework === 'ILACS' && on !== null && on >= WITHOUT_OVERALL) return 'No overall grade: none is given since April 2026';
  return areas.length > 0 ? 'No overall grade given' : 'No grade entered';
}

/** Why this grade cannot be set beside the one before it; undefined where it can, and for the first. */
export function notComparableSays(before: Judged | undefined, judged: Judged): string | undefined {
  if (before === undefined || rankOf(judged) === null || isComparable(before, judged)) return undefined;
  if (before.framework === judged.framework) return `Not comparable with ${before.when}: the criteria of earlier inspections differed`;
  return `Not comparable with ${before.when}: judged by other criteria`;
}

/** "2013 Inadequate · 2016 Inadequate, by the single inspection framework; 2019 …": one part for each set of criteria. */
export function historySays(history: readonly Judged[]): string {
  const graded = runsOf(history).filter(({ run }) => run >= 0);
  if (graded.length === 0) return 'No overall judgement has been entered.';
  const parts = [...new Set(graded.map(({ run }) => run))].map((run) => {
    const own = graded.filter((judged) => judged.run === run);
    return `${own.map(({ when, overall }) => `${when} ${overall ?? ''}`).join(', ')} (${criteriaName(own[0]?.framework ?? null)})`;
  });
  return `${parts.join('; ')}.${parts.length > 1 ? ' Grades of different frameworks cannot be compared, and no line joins them.' : ''}`;
}

export function criteriaName(framework: Framework | null): string {
  return framework === null ? 'criteria not recorded' : framework === 'ILACS' ? 'ILACS' : framework === 'other' ? 'earlier criteria' : frameworkNames[framework].toLowerCase();
}
