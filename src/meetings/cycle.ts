// One meeting's cycle: its dated steps from the council's lead times, the panel's own and the dates moved for this meeting.
import { FIVE_CLEAR_DAYS, givesClearDays, usuallyLeftOut, type LeftOut } from '../calendar/clear-days.ts';
import { cycleSteps, latestLawfulPublication, usualLeadTimes, type CycleOrder, type CycleStep, type LeadTimes, type Step } from '../calendar/cycle-steps.ts';
import { dayShort, instantOf, type Day } from '../calendar/day.ts';
import { addWorkingDays } from '../calendar/working-days.ts';
import type { Panel } from '../panels/panel.ts';
import type { Settings } from '../settings/settings.ts';
import type { Meeting } from './meeting.ts';

export interface Cycle {
  steps: CycleStep[];
  /** The last lawful day for the papers. */
  publishBy: Day;
  updateDeadline: Day;
  /** The meeting was planned or moved when its first request was due already: what was answered for the day before it was moved stands. */
  isUnderWayWhenCalled: boolean;
}

export interface MovedDate { step: string; movedToOn: Day; why: string }

export type CycleMeeting = Pick<Meeting, 'meetsOn' | 'kind' | 'calledOn'>;

export function cycleOf(meeting: CycleMeeting, panel: Pick<Panel, 'leadTimes'>, settings: Pick<Settings, 'leadTimes' | 'clearDays'>, moved: readonly MovedDate[] = []): Cycle {
  const order = cycleOrderOf(meeting, panel, settings, moved);
  const all = cycleSteps(order);
  const steps = meeting.kind === 'extraordinary' ? all.filter(({ step }) => step === 'chairs-draft' || step === 'publication') : startedLate(all, meeting.calledOn, moved);
  const publishBy = latestLawfulPublication(order);
  const first = all.find(({ step }) => step === 'first-request');
  return {
    steps, publishBy, updateDeadline: steps.find(({ step }) => step === 'update-deadline')?.on ?? publishBy,
    isUnderWayWhenCalled: meeting.calledOn !== null && first !== undefined && first.on <= meeting.calledOn,
  };
}

/** An extraordinary meeting is called at short notice: its papers are lawful from the day of the call, and no new requests are made. */
export function cycleOrderOf(meeting: CycleMeeting, panel: Pick<Panel, 'leadTimes'>, settings: Pick<Settings, 'leadTimes' | 'clearDays'>, moved: readonly MovedDate[] = []): CycleOrder {
  return {
    meetingOn: meeting.meetsOn, leadTimes: leadTimesOf(panel, settings), leftOut: leftOutOf(settings),
    moves: moved.map((m) => ({ step: m.step as Step, to: m.movedToOn, because: m.why })),
    ...(meeting.kind === 'extraordinary' && meeting.calledOn !== null ? { calledOn: meeting.calledOn } : {}),
  };
}

/**
 * Planned or moved when its first request was due already: the request goes on the next working day, so that a mistyped date can still be
 * mended, unless updates are due by then; a reminder that would fall on or before it is left out.
 */
function startedLate(steps: CycleStep[], calledOn: Day | null, moved: readonly MovedDate[]): CycleStep[] {
  const first = steps.find(({ step }) => step === 'first-request');
  if (calledOn === null || first === undefined || first.on > calledOn || moved.some(({ step }) => step === 'first-request')) return steps;
  const startOn = addWorkingDays(calledOn, 1);
  const isTooLate = steps.some(({ step, on }) => step === 'update-deadline' && on <= startOn);
  const late: CycleStep = { step: 'first-request', on: startOn, moved: { from: first.on, because: `the meeting was arranged on ${dayShort(calledOn)}` } };
  const rest = steps.filter(({ step, on }) => step !== 'first-request' && !(step === 'reminder' && on <= startOn));
  return isTooLate ? rest.filter(({ on }) => on >= calledOn) : [late, ...rest];
}

/** What counts as an answer for a meeting. */
export interface AnsweredFor {
  /** It, and those it was moved from where its cycle was under way. */
  meetingIds: readonly string[];
  /** When its first request was due. */
  since: Date | undefined;
}

export function answeredFor(meeting: Pick<Meeting, 'id'>, meetings: readonly Pick<Meeting, 'id' | 'movedToId'>[], cycle: Pick<Cycle, 'isUnderWayWhenCalled' | 'steps'>): AnsweredFor {
  const meetingIds = [meeting.id];
  if (cycle.isUnderWayWhenCalled) for (const id of meetingIds) meetingIds.push(...meetings.filter(({ movedToId }) => movedToId === id).map((before) => before.id));
  const first = cycle.steps.find(({ step }) => step === 'first-request');
  return { meetingIds, since: first && instantOf(first.on, '00:00') };
}

/** Whether papers published on this day give the meeting its five clear days. */
export function givesFiveClearDays(publishedOn: Day, meetsOn: Day, settings: Pick<Settings, 'clearDays'>): boolean {
  return givesClearDays(publishedOn, meetsOn, FIVE_CLEAR_DAYS, leftOutOf(settings));
}

function leadTimesOf(panel: Pick<Panel, 'leadTimes'>, settings: Pick<Settings, 'leadTimes'>): LeadTimes {
  return Object.fromEntries(Object.entries(usualLeadTimes).map(([step, usual]) => [step, panel.leadTimes[step] ?? settings.leadTimes[step] ?? usual])) as unknown as LeadTimes;
}

function leftOutOf(settings: Pick<Settings, 'clearDays'>): LeftOut {
  return { ...usuallyLeftOut, ...settings.clearDays };
}

export const stepNames: Record<Step, string> = {
  'first-request': 'First request', reminder: 'Reminder', 'update-deadline': 'Updates due', 'last-call': 'Last call', 'chairs-draft': 'Draft to the chair', publication: 'Papers out by',
};
