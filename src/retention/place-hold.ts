// Keep a panel's business, or an inspection's, beyond its date, with the reason: a claim, a complaint, an inquiry.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { getInspection } from '../inspections/inspection.store.ts';
import { getPanel } from '../panels/panel.store.ts';
import type { Doer } from '../people/person.ts';
import { isInForce } from './hold.ts';
import { mayChangeRetention } from './retention.policy.ts';
import { addHold, listHolds, lockRetention } from './run.store.ts';

export interface PlaceHoldOrder { panelId: string | null; inspectionId: string | null; why: string }
export type PlaceHoldRefusal = 'held-already' | 'nothing-named';

export async function placeHold(deps: Deps, by: Doer, { panelId, inspectionId, why }: PlaceHoldOrder): Promise<Outcome<{ holdId: string }, PlaceHoldRefusal>> {
  if (!mayChangeRetention(by.person)) throw new NotAllowed('Only an administrator decides what is kept.');
  return await transact(deps, by, async (tx) => {
    // A run that is under way is waited for: whoever reads "it is kept" can rely on it.
    await lockRetention(tx);
    if ((panelId === null) === (inspectionId === null)) return { ok: false as const, because: 'nothing-named' as const };
    const inForce = (await listHolds(tx)).filter(isInForce);
    if (inForce.some((one) => one.panelId === panelId && one.inspectionId === inspectionId)) return { ok: false as const, because: 'held-already' as const };
    const label = panelId === null ? (await getInspection(tx, inspectionId ?? '')).title : (await getPanel(tx, panelId)).name;
    const hold = { id: randomUUID(), panelId, inspectionId, why, placedAt: deps.clock.now(), placedByPersonId: by.person.id };
    await addHold(tx, hold);
    await record(tx, deps, by, { what: 'retention.hold-placed', about: { kind: 'retention_holds', id: hold.id, label }, changes: { kept: [null, label], why: [null, why] } });
    return { ok: true as const, holdId: hold.id };
  });
}
