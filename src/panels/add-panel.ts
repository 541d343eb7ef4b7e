// Add a panel under a code that is permanent.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { isPanelCode, type Panel } from './panel.ts';
import { mayChangePanels } from './panel.policy.ts';
import { addPanel as keepPanel, findPanelByCode } from './panel.store.ts';

export type AddPanelOrder = Pick<Panel, 'code' | 'name' | 'venue'>;
export type AddPanelRefusal = 'not-a-code' | 'code-taken';

export async function addPanel(deps: Deps, by: Doer, order: AddPanelOrder): Promise<Outcome<{ panelId: string; code: string }, AddPanelRefusal>> {
  if (!mayChangePanels(by.person)) throw new NotAllowed('Only an administrator adds panels.');
  return await transact(deps, by, async (tx) => {
    if (!isPanelCode(order.code)) return { ok: false as const, because: 'not-a-code' as const };
    if ((await findPanelByCode(tx, order.code)) !== undefined) return { ok: false as const, because: 'code-taken' as const };
    const panel: Panel = { id: randomUUID(), ...order, leadTimes: {}, chairMayDecide: false, directorsSignOff: false, directorsCopied: false, endedOn: null, successorId: null, nextEditionNumber: 1, version: 1 };
    await keepPanel(tx, panel);
    await record(tx, deps, by, {
      what: 'panel.added', about: { kind: 'panels', id: panel.id, label: panel.code }, changes: { code: [null, panel.code], name: [null, panel.name], venue: [null, panel.venue] },
    });
    return { ok: true as const, panelId: panel.id, code: panel.code };
  });
}
