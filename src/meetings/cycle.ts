// One meeting's cycle: its dated steps from the council's lead times, the panel's own and the dates moved for this meeting.
import { FIVE_CLEAR_DAYS, givesClearDays, usuallyLeftOut, type LeftOut } from '../calendar/clear-days.ts';
import { cycleSteps, latestLawfulPublication, usualLeadTimes, type CycleStep, type LeadTimes, type Step } from '../calendar/cycle-steps.ts';
import type { Day } from '../calendar/day.ts';
import type { Panel } from '../panels/panel.ts';
import type { Settings } from '../settings/settings.ts';
import type { Meeting } from './meeting.ts';

export interface Cycle {
  steps: CycleStep[];
  /** The last lawful day for the papers. */
  publishBy: Day;
  updateDeadline: Day;
}

export interface MovedDate { step: string; movedToOn: Day; why: string }

export function cycleOf(meeting: Pick<Meeting, 'meetsOn'>, panel: Pick<Panel, 'leadTimes'>, settings: Pick<Settings, 'leadTimes' | 'clearDays'>, moved: readonly MovedDate[] = []): Cycle {
  const order = {
    meetingOn: meeting.meetsOn, leadTimes: leadTimesOf(panel, settings), leftOut: leftOutOf(settings),
    moves: moved.map((m) => ({ step: m.step as Step, to: m.movedToOn, because: m.why })),
  };
  const steps = cycleSteps(order);
  const publishBy = latestLawfulPublication(order);
  return { steps, publishBy, updateDeadline: steps.find(({ step }) => step === 'update-deadline')?.on ?? publishBy };
}

/** Whether papers published on this day give the meeting its five clear days. */
export function givesFiveClearDays(publishedOn: Day, meetsOn: Day, settings: Pick<Settings, 'clearDays'>): boolean {
  return givesClearDays(publishedOn, meetsOn, FIVE_CLEAR_DAYS, leftOutOf(settings));
}

export function leadTimesOf(panel: Pick<Panel, 'leadTimes'>, settings: Pick<Settings, 'leadTimes'>): LeadTimes {
  return Object.fromEntries(Object.entries(usualLeadTimes).map(([step, usual]) => [step, panel.leadTimes[step] ?? settings.leadTimes[step] ?? usual])) as unknown as LeadTimes;
}

function leftOutOf(settings: Pick<Settings, 'clearDays'>): LeftOut {
  return { ...usuallyLeftOut, ...settings.clearDays };
}

export const stepNames: Record<Step, string> = {
  'first-request': 'First request', reminder: 'Reminder', 'update-deadline': 'Updates due', 'last-call': 'Last call', 'chairs-draft': 'Draft to the chair', publication: 'Papers out by',
};
