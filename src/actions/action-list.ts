// What can be asked of a list of actions, and what it shows of each.
import type { Day } from '../calendar/day.ts';
import type { ActionState } from './action.ts';

export interface ActionFilter {
  text?: string | undefined;
  /** One state, or 'open' and 'ended' for all before and after the panel's decision. */
  state?: ActionState | 'open' | 'ended' | undefined;
  isOverdue?: boolean | undefined;
  panelId?: string | undefined;
  leadPostId?: string | undefined;
  inspectionId?: string | undefined;
  findingId?: string | undefined;
  resolutionId?: string | undefined;
  undertakingId?: string | undefined;
}

export const actionSorts = ['reference', 'target', 'state', 'lead', 'update'] as const;
export type ActionSort = (typeof actionSorts)[number];

export interface ListedAction {
  reference: string;
  wording: string;
  state: ActionState;
  targetOn: Day | null;
  /** Newest first. */
  earlierTargets: Day[];
  leadPostTitle: string | null;
  holderName: string | null;
  updatedAt: Date | null;
  supersededBy: string | null;
  /** Of its exempt notes; null where nobody has named the paragraph yet. */
  exemptParagraphs: (number | null)[];
}

export interface ActionCounts { all: number; open: number; overdue: number; atRisk: number; proposed: number; ended: number }
