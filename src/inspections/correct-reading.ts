// Correct a reading that was wrong, or withdraw it: the old one is kept with its words, and why it no longer stands.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Day } from '../calendar/day.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { getFinding, listFollowingPanelIds } from './inspection.store.ts';
import { addReading, findReading, listReadings, lockMeasure } from './measure.store.ts';

export interface CorrectionOrder { readingId: string; why: string; /** Null withdraws it. */ become: { value: number; readOn: Day; source: string } | null }
export type CorrectionRefusal = 'changed-since' | 'in-the-future' | 'nothing-changed';

export async function correctReading(deps: Deps, by: Doer, { readingId, why, become }: CorrectionOrder): Promise<Outcome<{ measureId: string }, CorrectionRefusal>> {
  return await transact(deps, by, async (tx) => {
    const was = await findReading(tx, readingId);
    if (was === undefined) throw new NotFound(`reading ${readingId}`);
    const measure = await lockMeasure(tx, was.measureId);
    const finding = await getFinding(tx, measure.findingId);
    if (!mayChangeInspection(by.person, await listFollowingPanelIds(tx, finding.inspectionId))) throw new NotAllowed('Only the clerk of a panel that follows an inspection corrects its readings.');
    // Asked under the measure's lock: two clerks who correct the same reading meet here.
    if (!(await listReadings(tx, [measure.id])).some(({ id }) => id === was.id)) return { ok: false as const, because: 'changed-since' as const };
    if (become !== null && become.readOn > deps.clock.today()) return { ok: false as const, because: 'in-the-future' as const };
    if (become !== null && become.value === was.value && become.readOn === was.readOn && become.source === was.source) return { ok: false as const, because: 'nothing-changed' as const };
    await addReading(tx, { ...was, ...become, id: randomUUID(), replacesId: was.id, why, withdrawn: become === null, byName: by.person.name }, deps.clock.now());
    await record(tx, deps, by, {
      what: become === null ? 'measure.reading-withdrawn' : 'measure.reading-corrected', about: { kind: 'measures', id: measure.id, label: measure.name },
      changes: { [was.readOn]: [was.value, become === null ? null : become.value], ...(become !== null && become.readOn !== was.readOn ? { day: [was.readOn, become.readOn] } : {}), why: [null, why] },
    });
    return { ok: true as const, measureId: measure.id };
  });
}
