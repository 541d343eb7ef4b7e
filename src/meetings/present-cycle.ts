// The cycle of a meeting as a line of dated steps, for the meeting's page and the clerk's home. Pure.
import type { Step } from '../calendar/cycle-steps.ts';
import { dayShort, type Day } from '../calendar/day.ts';
import type { CycleLine } from '../web/ui.ts';
import { stepNames, type Cycle } from './cycle.ts';
import type { Meeting } from './meeting.ts';

/** What stands against a step or became of it, and where its date is moved. */
export interface StepMore { note?: string | undefined; isTrouble?: boolean | undefined; href: string | undefined }

/** The whole cycle as dated steps, the meeting itself last. */
export function presentCycle(cycle: Cycle, meeting: Pick<Meeting, 'meetsOn'>, today: Day, more: ReadonlyMap<Step, StepMore> = new Map()): CycleLine {
  const steps: { on: Day; text: string; note?: string | undefined; isTrouble?: boolean | undefined; href?: string | undefined }[] = cycle.steps.map(({ step, on, moved }) => ({
    on, text: stepNames[step satisfies Step], href: more.get(step)?.href, isTrouble: more.get(step)?.isTrouble,
    note: [moved && `moved from ${dayShort(moved.from)}: ${moved.because}`, more.get(step)?.note].filter((part) => part !== undefined).join('; ') || undefined,
  }));
  steps.push({ on: meeting.meetsOn, text: 'Meeting' });
  const now = steps.findIndex(({ on }) => on >= today);
  return { label: 'The cycle of this meeting', steps: steps.map(({ on, text, note, isTrouble, href }, i) => ({ day: on === today ? `${dayShort(on)}, today` : dayShort(on), text, note, isTrouble, href, stands: i < now ? 'done' : i === now ? 'now' : 'coming' })) };
}
