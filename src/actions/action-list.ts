// What can be asked of a list of actions, and what it shows of each.
import type { Day } from '../calendar/day.ts';
import type { ActionState } from './action.ts';

export interface ActionFilter {
  text?: string | undefined;
  /** One state, or 'open' and 'ended' for all before and after the panel's decision. */
  state?: ActionState | 'open' | 'ended' | undefined;
  isOverdue?: boolean | undefined;
  /** Asked in the panel's present cycle by a letter that arrived, and nothing has been heard since: what a report prints as "no update received". */
  isSilent?: boolean | undefined;
  panelId?: string | undefined;
  leadPostId?: string | undefined;
  /** The organisation of the lead post. */
  organisationId?: string | undefined;
  inspectionId?: string | undefined;
  findingId?: string | undefined;
  resolutionId?: string | undefined;
  undertakingId?: string | undefined;
  /** The meeting whose resolutions and undertakings caused it. */
  meetingId?: string | undefined;
}

export const actionSorts = ['reference', 'target', 'state', 'lead', 'update'] as const;
export type ActionSort = (typeof actionSorts)[number];
export interface ActionOrderBy { sort: ActionSort; isDescending: boolean }

/** '-target' is the targets, latest first. */
export function sortOf(given: ActionSort | `-${ActionSort}`): ActionOrderBy {
  const isDescending = given.startsWith('-');
  return { sort: (isDescending ? given.slice(1) : given) as ActionSort, isDescending };
}

export interface ListedAction {
  reference: string;
  wording: string;
  state: ActionState;
  targetOn: Day | null;
  /** Newest first. */
  earlierTargets: Day[];
  leadPostTitle: string | null;
  holderName: string | null;
  /** The day of the last update. */
  updatedOn: Day | null;
  supersededBy: string | null;
  /** Of its exempt notes; null where nobody has named the paragraph yet. */
  exemptParagraphs: (number | null)[];
}

/** A row of the exported list: what the page shows, and what there is no room for on it. */
export interface ExportedAction extends ListedAction {
  stateSinceOn: Day;
  targetWords: string | null;
  organisationName: string | null;
  lastText: string | null;
  /** The sentences that caused it, verbatim. */
  causes: string[];
}

export interface ActionCounts { all: number; open: number; overdue: number; silent: number; atRisk: number; proposed: number; ended: number }

/** Above it nothing is counted: a figure of that size is "more than", and a list is narrowed and not leafed through. What a count costs then no longer grows with the register. */
export const COUNTED_AT_MOST = 2000;

export interface Choice { id: string; text: string; on: Day | null }
/** What the actions somebody may see can be narrowed to; findings only of the inspection chosen. */
export interface ListChoices { leads: Choice[]; organisations: Choice[]; inspections: Choice[]; meetings: Choice[]; findings: Choice[] }
