// A clock that an inspection or a recommendation has started: what it counts, its arithmetic, and how near its day is. Pure.
import { daysBetween, type Day } from '../calendar/day.ts';
import { areaSendDraft, partnerResponse, statutoryClocks, type StatutoryClock } from '../calendar/statutory-clock.ts';
import type { Framework } from '../inspections/inspection.ts';

export interface RunningClock {
  id: string;
  inspectionId: string | null;
  resolutionId: string | null;
  ruleKey: ClockKey;
  name: string;
  rule: string;
  startedWhat: string;
  startedOn: Day;
  /** What the count gave; it is never counted again. */
  computedOn: Day;
  /** The printed date where one overruled the count. */
  dueOn: Day;
  arithmetic: string[];
  overruledByName: string | null;
  overruledWhy: string | null;
  metOn: Day | null;
  version: number;
}

export const clockKeys = ['statementOfProposedAction', 'publishReport', 'focusedVisitDraft', 'focusedVisitPlan', 'jointStatement', 'areaSendDraft', 'executiveResponse', 'partnerResponse'] as const;
export type ClockKey = (typeof clockKeys)[number];

export function clockOf(key: ClockKey): StatutoryClock {
  return key === 'areaSendDraft' ? areaSendDraft() : key === 'partnerResponse' ? partnerResponse() : statutoryClocks[key];
}

/** Those an inspection of this kind may start; the clerk says which it does. */
export function clocksFor(framework: Framework): ClockKey[] {
  switch (framework) {
    case 'focused-visit': return ['focusedVisitDraft', 'focusedVisitPlan'];
    case 'area-SEND': return ['areaSendDraft', 'jointStatement'];
    case 'JTAI': return ['jointStatement'];
    case 'ILACS':
    case 'SIF':
    case 'monitoring-visit':
    case 'other': return ['statementOfProposedAction', 'publishReport', 'focusedVisitDraft', 'focusedVisitPlan', 'jointStatement', 'areaSendDraft'];
  }
}

export type Nearness = 'met' | 'passed' | 'near' | 'far';

/** Four weeks: what still takes a meeting and its papers. */
const NEAR_DAYS = 28;

export function nearness(clock: Pick<RunningClock, 'dueOn' | 'metOn'>, today: Day): Nearness {
  if (clock.metOn !== null) return 'met';
  const left = daysBetween(today, clock.dueOn);
  return left < 0 ? 'passed' : left <= NEAR_DAYS ? 'near' : 'far';
}

/** "due in 12 days", "3 days past", "met 2 days early" */
export function nearnessSays(clock: Pick<RunningClock, 'dueOn' | 'metOn'>, today: Day): string {
  const days = (n: number): string => `${n} day${n === 1 ? '' : 's'}`;
  if (clock.metOn !== null) {
    const early = daysBetween(clock.metOn, clock.dueOn);
    return early === 0 ? 'met on the day' : early > 0 ? `met ${days(early)} early` : `met ${days(-early)} late`;
  }
  const left = daysBetween(today, clock.dueOn);
  return left === 0 ? 'due today' : left > 0 ? `due in ${days(left)}` : `${days(-left)} past`;
}

export function clockPath(id: string): string {
  return `/clocks/${id}`;
}
