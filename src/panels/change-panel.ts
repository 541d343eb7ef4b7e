// Change a panel's name, venue, lead times and standing rules; never its code.
import { changesBetween, record } from '../audit/record.ts';
import { STEPS } from '../calendar/cycle-steps.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import type { Panel } from './panel.ts';
import { mayChangePanels } from './panel.policy.ts';
import { lockPanel, savePanel } from './panel.store.ts';

export type ChangePanelOrder = Omit<Panel, 'code' | 'nextEditionNumber' | 'successorId'>;
export type ChangePanelRefusal = 'changed-since' | 'steps-out-of-order';

export async function changePanel(deps: Deps, by: Doer, order: ChangePanelOrder): Promise<Outcome<{ changed: boolean }, ChangePanelRefusal>> {
  if (!mayChangePanels(by.person)) throw new NotAllowed('Only an administrator changes panels.');
  return await transact(deps, by, async (tx) => {
    const before = await lockPanel(tx, order.id);
    if (before.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    if (!areInOrder(order.leadTimes)) return { ok: false as const, because: 'steps-out-of-order' as const };
    const changes = changesBetween({ ...before, leadTimes: sorted(before.leadTimes) }, { ...order, leadTimes: sorted(order.leadTimes) });
    if (Object.keys(changes).length === 0) return { ok: true as const, changed: false };
    await savePanel(tx, { ...before, ...order });
    await record(tx, deps, by, { what: 'panel.changed', about: { kind: 'panels', id: order.id, label: before.code }, changes });
    return { ok: true as const, changed: true };
  });
}

/** Each step at least as many working days before the meeting as the next; steps left to the council's own are not compared. */
export function areInOrder(times: Panel['leadTimes']): boolean {
  const given = STEPS.flatMap((step) => times[step] ?? []);
  return given.every((days, i) => i === 0 || days <= (given[i - 1] ?? days));
}

/** jsonb keeps its own order of names; sorted, two equal ones are equal as text. */
function sorted(times: Panel['leadTimes']): Panel['leadTimes'] {
  return Object.fromEntries(Object.entries(times).sort(([a], [b]) => (a < b ? -1 : 1)));
}
