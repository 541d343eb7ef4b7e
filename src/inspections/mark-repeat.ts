// Mark a finding as one that an earlier inspection had made already, or take that back.
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import type { Db } from '../database/db.ts';
import { NotAllowed, NotFound } from '../database/errors.ts';
import { transact, type Outcome } from '../database/transact.ts';
import { isClerkOf, type Doer, type Person } from '../people/person.ts';
import { findingLabel, type Finding, type Inspection } from './inspection.ts';
import { mayChangeInspection } from './inspection.policy.ts';
import { listFindings, listFollowingPanelIds, listInspections, lockFinding, saveRepeat } from './inspection.store.ts';

export async function markRepeat(deps: Deps, by: Doer, order: { findingId: string; repeatsId: string | null }): Promise<Outcome<object, 'not-earlier'>> {
  return await transact(deps, by, async (tx) => {
    const finding = await lockFinding(tx, order.findingId);
    if (!mayChangeInspection(by.person, await listFollowingPanelIds(tx, finding.inspectionId))) throw new NotAllowed('Only the clerk of a panel that follows an inspection says what its findings repeat.');
    if (order.repeatsId === finding.repeatsId) return { ok: true as const };
    const earlier = await listEarlier(tx, by.person, finding);
    const named = (id: string | null): string | null => { const one = earlier.find((other) => other.finding.id === id); return one === undefined ? id : earlierSays(one); };
    if (order.repeatsId !== null && !earlier.some((one) => one.finding.id === order.repeatsId)) return { ok: false as const, because: 'not-earlier' as const };
    await saveRepeat(tx, finding.id, order.repeatsId);
    await record(tx, deps, by, { what: 'finding.repeat-marked', about: { kind: 'inspections', id: finding.inspectionId, label: findingLabel(finding) }, changes: { repeats: [named(finding.repeatsId), named(order.repeatsId)] } });
    return { ok: true as const };
  });
}

export interface Earlier { inspection: Inspection; finding: Finding }

/** Those of inspections before its own that the clerk's panels follow, the newest inspection first: so that no two repeat each other. */
export async function listEarlier(db: Db, clerk: Person, finding: Finding): Promise<Earlier[]> {
  const followed = await listInspections(db, clerk.parts.flatMap(({ panelId }) => (isClerkOf(clerk, panelId) ? [panelId] : [])));
  const own = followed.findIndex(({ id }) => id === finding.inspectionId);
  if (own < 0) throw new NotFound(`inspection ${finding.inspectionId}`);
  const before = followed.slice(0, own).toReversed();
  const findings = await listFindings(db, before.map(({ id }) => id));
  return before.flatMap((inspection) => findings.filter(({ inspectionId }) => inspectionId === inspection.id).map((one) => ({ inspection, finding: one })));
}

export function earlierSays({ inspection, finding }: Earlier): string {
  return `${inspection.title}, ${findingLabel(finding)}: ${finding.text}`;
}
