// What Ofsted did, graded and asked for. Judgements are data by framework and date: overall may be absent (it is, since
// April 2026), "Adequate" is a real old grade, letters have none.
import type { Day } from '../calendar/day.ts';
import type { Judged } from './judgement-history.ts';

export type Framework = 'SIF' | 'ILACS' | 'focused-visit' | 'monitoring-visit' | 'area-SEND' | 'JTAI' | 'other';

export interface Inspection {
  id: string;
  organisationId: string;
  organisationName: string;
  framework: Framework;
  title: string;
  beganOn: Day | null;
  endedOn: Day | null;
  publishedOn: Day | null;
  receivedOn: Day | null;
  /** The dates as printed, where they are not plain days: "14 January to 1 February [year not given]". */
  datesWords: string | null;
  /** Where a fact is known from; a source may give two dates for one event, so fact and source stay together. */
  sourceNote: string | null;
  documentId: string | null;
  version: number;
}

export interface Judgement {
  id: string;
  inspectionId: string;
  position: number;
  area: string;
  grade: string;
}

export type FindingKind = 'priority-and-immediate-action' | 'area-for-priority-action' | 'area-for-improvement' | 'recommendation';

export interface Finding {
  id: string;
  inspectionId: string;
  position: number;
  /** As printed; many frameworks print none. */
  label: string | null;
  kind: FindingKind;
  /** The inspector's words, verbatim. */
  text: string;
  /** The heading or responsible body it stands under. */
  heading: string | null;
  frameworkTag: string | null;
  responsibleOrganisationId: string | null;
  /** A finding of an earlier inspection that this one repeats. */
  repeatsId: string | null;
  sourceStart: number | null;
  sourceEnd: number | null;
}

export interface Measure {
  id: string;
  findingId: string;
  name: string;
  unit: string;
  better: 'higher' | 'lower';
  baselineValue: number | null;
  baselineOn: Day | null;
  targetValue: number | null;
  targetOn: Day | null;
  /** How often it is read: what comes later than that leaves a gap. Null where nobody has said. */
  readEvery: 'month' | 'quarter' | 'half-year' | 'year' | null;
  version: number;
}

export interface Reading {
  id: string;
  measureId: string;
  readOn: Day;
  value: number;
  source: string;
}

/** One that was added, and what became of it: nothing is overwritten. */
export interface KeptReading extends Reading {
  /** The reading that this one stands for, or withdraws. */
  replacesId: string | null;
  why: string | null;
  withdrawn: boolean;
  byName: string | null;
  addedAt: Date;
}

export const frameworkNames: Record<Framework, string> = {
  SIF: 'Single inspection framework', ILACS: 'Inspection of local authority children’s services', 'focused-visit': 'Focused visit',
  'monitoring-visit': 'Monitoring visit', 'area-SEND': 'Area SEND inspection', JTAI: 'Joint targeted area inspection', other: 'Earlier or other inspection',
};

export const findingKindNames: Record<FindingKind, string> = {
  'priority-and-immediate-action': 'Priority and immediate action', 'area-for-priority-action': 'Area for priority action',
  'area-for-improvement': 'Area for improvement', recommendation: 'Recommendation',
};

/** What a person calls a finding: "Recommendation 7", "Area for improvement 3" (by its place where none is printed). */
export function findingLabel(finding: Pick<Finding, 'label' | 'kind' | 'position'>): string {
  return `${findingKindNames[finding.kind]} ${finding.label ?? finding.position + 1}`;
}

/** The newest day known of an inspection, by which a body's history is told. */
export function dayToTellBy(inspection: Pick<Inspection, 'publishedOn' | 'endedOn' | 'beganOn'>): Day | null {
  return inspection.publishedOn ?? inspection.endedOn ?? inspection.beganOn;
}

/** One inspection of a body's history: its overall grade apart from those of its areas. */
export function judgedOf(inspection: Inspection, judgements: readonly Judgement[]): Judged {
  const on = dayToTellBy(inspection);
  const overall = judgements.find(({ area }) => isOverall(area));
  return {
    id: inspection.id, on: inspection.beganOn ?? on, when: on === null ? inspection.datesWords ?? 'day not known' : on.slice(0, 4), framework: inspection.framework,
    overall: overall?.grade ?? null, areas: judgements.filter(({ area }) => !isOverall(area)).map(({ area, grade }) => ({ area, grade })),
  };
}

function isOverall(area: string): boolean {
  return /^overall/i.test(area);
}
