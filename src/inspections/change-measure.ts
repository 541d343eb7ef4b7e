// Change what a measure is called, or its unit, baseline, target or rhythm: the old wording is kept with the reason.
import { record } from '../audit/record.ts';
import { dayLong } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { amount } from './amount.ts';
import { addCorrection } from './correction.store.ts';
import type { Measure } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { lockMeasure, saveMeasure } from './measure.store.ts';

export type MeasureWords = Omit<Measure, 'id' | 'findingId' | 'version'>;
export interface ChangeMeasureOrder { measureId: string; version: number; become: MeasureWords; why: string }

export async function changeMeasure(deps: Deps, by: Doer, order: ChangeMeasureOrder): Promise<Outcome<object, 'changed-since' | 'nothing-changed'>> {
  return await transact(deps, by, async (tx) => {
    const measure = await lockMeasure(tx, order.measureId);
    const finding = await getFinding(tx, measure.findingId);
    if (!mayChangeInspection(by.person, await listFollowingPanelIds(tx, finding.inspectionId))) throw new NotAllowed('Only the clerk of a panel that follows an inspection changes its measures.');
    if (measure.version !== order.version) return { ok: false as const, because: 'changed-since' as const };
    const changed = fieldsOf(measure).map(({ field, says }, at) => ({ field, was: says, became: fieldsOf(order.become)[at]?.says ?? '' })).filter(({ was, became }) => was !== became);
    if (changed.length === 0) return { ok: false as const, because: 'nothing-changed' as const };
    await saveMeasure(tx, { ...measure, ...order.become });
    for (const one of changed) await addCorrection(tx, { aboutKind: 'measures', aboutId: measure.id, ...one, why: order.why, byPersonId: by.person.id, at: deps.clock.now() });
    await record(tx, deps, by, { what: 'finding.measure-changed', about: { kind: 'findings', id: finding.id, label: measure.name }, changes: { ...Object.fromEntries(changed.map(({ field, was, became }): [string, [string, string]] => [field, [was, became]])), why: [null, order.why] } });
    return { ok: true as const };
  });
}

/** Each as it is read: "The target: 12 days by 30 June 2026". */
function fieldsOf(m: MeasureWords): { field: string; says: string }[] {
  const value = (given: number | null, on: Measure['targetOn'], word: string): string => (given === null ? 'none' : `${amount(given, m.unit)}${on === null ? '' : ` ${word} ${dayLong(on)}`}`);
  return [
    { field: 'name', says: m.name }, { field: 'unit', says: m.unit }, { field: 'better when', says: m.better }, { field: 'baseline', says: value(m.baselineValue, m.baselineOn, 'on') },
    { field: 'target', says: value(m.targetValue, m.targetOn, 'by') }, { field: 'read', says: m.readEvery === null ? 'not regularly' : `every ${m.readEvery}` },
  ];
}
