// Start the clock of an inspection or a recommendation: counted once from the day that set it going, and stored with its arithmetic.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import { YearNotKnown } from '../calendar/bank-holidays.ts';
import type { Day } from '../calendar/day.ts';
import { startClock, type ClockReading } from '../calendar/statutory-clock.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayKeepClock } from './resolution.policy.ts';
import { clockOf, type ClockKey, type RunningClock } from './running-clock.ts';
import { addClock, listPanelIdsOfClock } from './running-clock.store.ts';

export interface StartClockOrder {
  about: { inspectionId: string } | { resolutionId: string };
  ruleKey: ClockKey;
  /** "receipt of the final report" */
  what: string;
  on: Day;
}

export type StartClockRefusal = 'runs-already' | 'year-not-known';

export async function startTheClock(deps: Deps, by: Doer, order: StartClockOrder): Promise<Outcome<{ clockId: string }, StartClockRefusal>> {
  return await transact(deps, by, async (tx) => {
    const started = await keepClock(tx, deps, by, order);
    return started.ok ? { ok: true as const, clockId: started.clock.id } : started;
  });
}

/** In the transaction of whoever asks. */
export async function keepClock(tx: Transaction, deps: Deps, by: Doer, order: StartClockOrder): Promise<Outcome<{ clock: RunningClock }, StartClockRefusal>> {
  const about = { inspectionId: null, resolutionId: null, ...order.about };
  if (!mayKeepClock(by.person, await listPanelIdsOfClock(tx, about))) throw new NotAllowed('Only the clerk of a panel whose business it is starts its clocks.');
  const reading = readingOf(order);
  if (reading === undefined) return { ok: false, because: 'year-not-known' };
  const clock: RunningClock = {
    id: randomUUID(), ...about, ruleKey: order.ruleKey, name: reading.name, rule: reading.rule, startedWhat: order.what, startedOn: order.on, computedOn: reading.dueOn, dueOn: reading.dueOn,
    arithmetic: [...reading.arithmetic], overruledByName: null, overruledWhy: null, metOn: null, version: 1,
  };
  if (!(await addClock(tx, clock))) return { ok: false, because: 'runs-already' };
  await record(tx, deps, by, { what: 'clock.started', about: { kind: 'clocks', id: clock.id, label: clock.name }, changes: { startedOn: [null, clock.startedOn], dueOn: [null, clock.dueOn] } });
  return { ok: true, clock };
}

/** Undefined where the bank holidays of a year are not known yet: a day is never guessed. */
function readingOf({ ruleKey, what, on }: StartClockOrder): ClockReading | undefined {
  try {
    return startClock(clockOf(ruleKey), { what, on });
  } catch (error) {
    if (error instanceof YearNotKnown) return undefined;
    throw error;
  }
}
