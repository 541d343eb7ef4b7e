// The date printed in the letter overrules a clock's count; or what it waited for has come. Nothing else moves it.
import { record } from '../audit/record.ts';
import { dayWithWeekday, type Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import type { Transaction } from '../database/db.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayKeepClock } from './resolution.policy.ts';
import { listResponses, saveResponse } from './resolution.store.ts';
import type { RunningClock } from './running-clock.ts';
import { listPanelIdsOfClock, lockClock, saveClock } from './running-clock.store.ts';

export type ChangeClockOrder = { clockId: string; version: number } & ({ printedOn: Day; because: string } | { metOn: Day });
export type ChangeClockRefusal = 'changed-since' | 'in-the-future' | 'before-it-began';

export async function changeClock(deps: Deps, by: Doer, order: ChangeClockOrder): Promise<Outcome<object, ChangeClockRefusal>> {
  return await transact(deps, by, async (tx) => {
    const clock = await lockClock(tx, order.clockId);
    if (!mayKeepClock(by.person, await listPanelIdsOfClock(tx, clock))) throw new NotAllowed('Only the clerk of a panel whose business it is changes its clocks.');
    if (clock.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const day = 'metOn' in order ? order.metOn : order.printedOn;
    if (day < clock.startedOn) return { ok: false as const, because: 'before-it-began' as const };
    if ('metOn' in order && day > deps.clock.today()) return { ok: false as const, because: 'in-the-future' as const };
    const after = 'metOn' in order ? { ...clock, metOn: order.metOn } : overruled(clock, by.person.name, order);
    await saveClock(tx, after);
    await record(tx, deps, by, {
      what: 'metOn' in order ? 'clock.met' : 'clock.overruled', about: { kind: 'clocks', id: clock.id, label: clock.name },
      changes: 'metOn' in order ? { metOn: [clock.metOn, after.metOn] } : { dueOn: [clock.dueOn, after.dueOn], why: [clock.overruledWhy, after.overruledWhy] },
    });
    if (clock.resolutionId !== null && after.dueOn !== clock.dueOn) await moveResponse(tx, deps, by, clock.resolutionId, after.dueOn);
    return { ok: true as const };
  });
}

/** What the count gave stays, and the sentences say who put the printed date in its place, and why. */
function overruled(clock: RunningClock, by: string, order: { printedOn: Day; because: string }): RunningClock {
  const sentence = `Overruled by ${by}: the date is ${dayWithWeekday(order.printedOn)}, not ${dayWithWeekday(clock.computedOn)}. ${order.because}`;
  return { ...clock, dueOn: order.printedOn, arithmetic: [...clock.arithmetic, sentence], overruledByName: by, overruledWhy: order.because };
}

async function moveResponse(tx: Transaction, deps: Deps, by: Doer, resolutionId: string, dueOn: Day): Promise<void> {
  const [response] = await listResponses(tx, [resolutionId]);
  if (response === undefined) return;
  await saveResponse(tx, { ...response, dueOn });
  await record(tx, deps, by, { what: 'response.due-day-overruled', about: { kind: 'resolutions', id: resolutionId }, changes: { dueOn: [response.dueOn, dueOn] } });
}
