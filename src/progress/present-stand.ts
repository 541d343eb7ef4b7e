// What stands against each step of a cycle, and what became of it, in words. Pure.
import type { Step } from '../calendar/cycle-steps.ts';
import type { CycleStep } from '../calendar/cycle-steps.ts';
import type { Day } from '../calendar/day.ts';
import type { CycleStand } from './read-cycle.ts';

/** Beside the step of a cycle line: "14 letters", "waits: 2 actions stand against it". */
export function standOf({ step, on }: Pick<CycleStep, 'step' | 'on'>, { runs, against }: Pick<CycleStand, 'runs' | 'against'>, today: Day): string | undefined {
  const done = runs.filter((run) => run.step === step && run.dueOn === on).at(-1);
  if (done?.outcome === 'sent') return done.letters === 1 ? '1 letter' : `${done.letters} letters`;
  if (done?.outcome === 'nothing owed') return 'nobody owed anything';
  if (done?.outcome === 'lapsed') return 'could not go out in time';
  const isRequest = (['first-request', 'reminder', 'last-call'] satisfies Step[] as Step[]).includes(step);
  if (!isRequest || against.length === 0) return undefined;
  const actions = new Set(against.map(({ reference }) => reference)).size;
  return `${on <= today ? 'waits' : 'would wait'}: ${actions === 1 ? '1 action stands' : `${actions} actions stand`} against it`;
}
