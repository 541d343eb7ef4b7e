// One meeting worked backwards: the dated steps from the first request to the day the papers must be out.
import { englandAndWales, type BankHolidays } from './bank-holidays.ts';
import { FIVE_CLEAR_DAYS, latestPublicationDay, usuallyLeftOut, type LeftOut } from './clear-days.ts';
import type { Day } from './day.ts';
import { addWorkingDays } from './working-days.ts';

export const STEPS = ['first-request', 'reminder', 'update-deadline', 'last-call', 'chairs-draft', 'publication'] as const;
export type Step = (typeof STEPS)[number];

/** Working days before the meeting; a panel has its own. */
export type LeadTimes = Readonly<Record<Step, number>>;

export const usualLeadTimes: LeadTimes = {
  'first-request': 18, reminder: 13, 'update-deadline': 11, 'last-call': 10, 'chairs-draft': 8, publication: 6,
};

/** One date moved for one meeting. It belongs to the meeting's day as well: when the meeting is moved, its moves fall away. */
export interface MovedStep {
  step: Step;
  to: Day;
  because: string;
}

export interface CycleOrder {
  meetingOn: Day;
  leadTimes?: LeadTimes;
  clearDays?: number;
  leftOut?: LeftOut;
  moves?: readonly MovedStep[];
  /** The day a meeting was called at short notice: steps before it are left out, and papers are lawful from that day (LGA 1972 s.100B(3)). */
  calledOn?: Day;
  holidays?: BankHolidays;
}

export interface CycleStep {
  step: Step;
  on: Day;
  /** What the lead time gave, and why it was moved. */
  moved?: { from: Day; because: string };
}

/** The steps in order of their dates. Publication is always among them and, unless moved, never later than the clear days allow. */
export function cycleSteps(order: CycleOrder): CycleStep[] {
  const { calledOn, moves = [] } = order;
  return STEPS
    .map((step): CycleStep => {
      const usual = usualDay(step, order);
      const move = moves.find((one) => one.step === step);
      return move === undefined ? { step, on: usual } : { step, on: move.to, moved: { from: usual, because: move.because } };
    })
    .filter(({ step, on }) => step === 'publication' || calledOn === undefined || on >= calledOn)
    .sort((a, b) => (a.on === b.on ? STEPS.indexOf(a.step) - STEPS.indexOf(b.step) : a.on < b.on ? -1 : 1));
}

/** The last lawful day for the papers: so many clear days before the meeting or, if it was called later than that, the day it was called. */
export function latestLawfulPublication(order: CycleOrder): Day {
  const latest = latestPublicationDay(order.meetingOn, order.clearDays ?? FIVE_CLEAR_DAYS, order.leftOut ?? usuallyLeftOut, order.holidays);
  return order.calledOn !== undefined && order.calledOn > latest ? order.calledOn : latest;
}

export type MoveRefusal = 'no-reason' | 'misses-clear-days' | 'after-publication' | 'not-before-the-meeting' | 'before-the-meeting-was-called';

/** May this one date be moved so? The moves already made are taken into account; the same step moved again replaces its earlier move. */
export function moveStep(order: CycleOrder, move: MovedStep): { ok: true; moves: MovedStep[] } | { ok: false; because: MoveRefusal } {
  if (move.because.trim() === '') return { ok: false, because: 'no-reason' };
  if (move.to >= order.meetingOn) return { ok: false, because: 'not-before-the-meeting' };
  if (order.calledOn !== undefined && move.to < order.calledOn) return { ok: false, because: 'before-the-meeting-was-called' };
  if (move.step === 'publication' && move.to > latestLawfulPublication(order)) return { ok: false, because: 'misses-clear-days' };
  const moves = [...(order.moves ?? []).filter(({ step }) => step !== move.step), { ...move, because: move.because.trim() }];
  const steps = cycleSteps({ ...order, moves });
  const publication = steps.find(({ step }) => step === 'publication');
  const isAfter = publication !== undefined && steps.some(({ on }) => on > publication.on);
  return isAfter ? { ok: false, because: 'after-publication' } : { ok: true, moves };
}

function usualDay(step: Step, order: CycleOrder): Day {
  const publication = usualPublication(order);
  const lead = leadDay(step, order);
  // Where a council leaves breaks out of its clear days the papers go out sooner than the lead times think; nothing comes after them.
  return step === 'publication' || lead > publication ? publication : lead;
}

function usualPublication(order: CycleOrder): Day {
  const latest = latestLawfulPublication(order);
  const lead = leadDay('publication', order);
  // A lead shorter than the law allows is cut back to it; one that lies before the call is no longer possible.
  const asked = order.calledOn !== undefined && lead < order.calledOn ? order.calledOn : lead;
  return asked < latest ? asked : latest;
}

function leadDay(step: Step, order: CycleOrder): Day {
  return addWorkingDays(order.meetingOn, -(order.leadTimes ?? usualLeadTimes)[step], order.holidays ?? englandAndWales);
}
