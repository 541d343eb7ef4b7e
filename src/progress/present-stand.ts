// What stands against each step of a cycle, and what became of it, in words. Pure.
import type { Step } from '../calendar/cycle-steps.ts';
import type { CycleStep } from '../calendar/cycle-steps.ts';
import type { Day } from '../calendar/day.ts';
import type { CycleStand } from './read-cycle.ts';

export interface Stand { note: string; /** It did not go out, or will not. */ isTrouble: boolean }

/** Beside the step of a cycle line: "14 letters", "waits: 2 actions stand against it". */
export function standOf({ step, on }: Pick<CycleStep, 'step' | 'on'>, { runs, against }: Pick<CycleStand, 'runs' | 'against'>, today: Day): Stand | undefined {
  const done = runs.filter((run) => run.step === step && run.dueOn === on).at(-1);
  if (done?.outcome === 'sent') return { note: done.letters === 1 ? '1 letter' : `${done.letters} letters`, isTrouble: false };
  if (done?.outcome === 'nothing owed') return { note: 'nobody owed anything', isTrouble: false };
  if (done?.outcome === 'lapsed') return { note: 'could not go out in time', isTrouble: true };
  const isRequest = (['first-request', 'reminder', 'last-call'] satisfies Step[] as Step[]).includes(step);
  if (!isRequest || against.length === 0) return undefined;
  const actions = new Set(against.map(({ reference }) => reference)).size;
  return { note: `${on <= today ? 'waits' : 'would wait'}: ${actions === 1 ? '1 action stands' : `${actions} actions stand`} against it`, isTrouble: true };
}
