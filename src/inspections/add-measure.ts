// Hang a measure on a finding, and add a dated reading to it: impact is shown apart from completion.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import type { Measure, Reading } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { addMeasure as keepMeasure, addReading as keepReading, getMeasure } from './measure.store.ts';

export async function addMeasure(deps: Deps, by: Doer, order: Omit<Measure, 'id' | 'version' | 'readEvery'> & Partial<Pick<Measure, 'readEvery'>>): Promise<{ ok: true; measureId: string; inspectionId: string }> {
  return await transact(deps, by, async (tx) => {
    const finding = await getFinding(tx, order.findingId);
    if (!mayChangeInspection(by.person, await listFollowingPanelIds(tx, finding.inspectionId))) throw new NotAllowed('Only the clerk of a panel that follows an inspection adds its measures.');
    const id = randomUUID();
    await keepMeasure(tx, { readEvery: null, ...order, id, version: 1 });
    await record(tx, deps, by, { what: 'finding.measure-added', about: { kind: 'findings', id: finding.id }, changes: { measure: [null, order.name] } });
    return { ok: true as const, measureId: id, inspectionId: finding.inspectionId };
  });
}

export async function addReading(deps: Deps, by: Doer, order: Omit<Reading, 'id'>): Promise<Outcome<{ inspectionId: string; findingId: string }, 'in-the-future'>> {
  return await transact(deps, by, async (tx) => {
    const measure = await getMeasure(tx, order.measureId);
    const finding = await getFinding(tx, measure.findingId);
    if (!mayChangeInspection(by.person, await listFollowingPanelIds(tx, finding.inspectionId))) throw new NotAllowed('Only the clerk of a panel that follows an inspection adds readings.');
    if (order.readOn > deps.clock.today()) return { ok: false as const, because: 'in-the-future' as const };
    await keepReading(tx, { ...order, id: randomUUID(), byName: by.person.name }, deps.clock.now());
    await record(tx, deps, by, { what: 'measure.reading-added', about: { kind: 'measures', id: measure.id, label: measure.name }, changes: { [order.readOn]: [null, order.value] } });
    return { ok: true as const, inspectionId: finding.inspectionId, findingId: finding.id };
  });
}
