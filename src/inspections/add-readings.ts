// Add many readings at once, from a table: every one of them or none.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { addReading, listReadings, lockMeasure } from './measure.store.ts';

export interface ReadingsOrder { measureId: string; readings: readonly { on: Day; value: number; source: string }[] }
export type ReadingsRefusal = 'in-the-future' | 'says-otherwise';

/** What stands already with the same value is passed over, so that the same table may come twice. */
export async function addReadings(deps: Deps, by: Doer, order: ReadingsOrder): Promise<Outcome<{ added: number }, ReadingsRefusal>> {
  return await transact(deps, by, async (tx) => {
    const measure = await lockMeasure(tx, order.measureId);
    const finding = await getFinding(tx, measure.findingId);
    if (!mayChangeInspection(by.person, await listFollowingPanelIds(tx, finding.inspectionId))) throw new NotAllowed('Only the clerk of a panel that follows an inspection adds readings.');
    const standing = new Map((await listReadings(tx, [measure.id])).map((reading) => [reading.readOn, reading.value]));
    if (order.readings.some(({ on }) => on > deps.clock.today())) return { ok: false as const, because: 'in-the-future' as const };
    if (order.readings.some(({ on, value }) => standing.has(on) && standing.get(on) !== value)) return { ok: false as const, because: 'says-otherwise' as const };
    const fresh = order.readings.filter(({ on }) => !standing.has(on));
    for (const { on, value, source } of fresh) await addReading(tx, { id: randomUUID(), measureId: measure.id, readOn: on, value, source, byName: by.person.name }, deps.clock.now());
    if (fresh.length > 0) await record(tx, deps, by, { what: 'measure.readings-added', about: { kind: 'measures', id: measure.id, label: measure.name }, changes: Object.fromEntries(fresh.map(({ on, value }) => [on, [null, value]])) });
    return { ok: true as const, added: fresh.length };
  });
}
