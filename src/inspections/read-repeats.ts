// What findings repeat of earlier inspections, and which later ones repeat them: told in both directions.
import type { Db } from '../database/db.ts';
import { findingKindNames, type Finding, type Inspection } from './inspection.ts';
import { listFindingsById, listInspectionsById, listRepeating } from './inspection.store.ts';

export interface Repeat { href: string; text: string }
export interface Repeats { earlier: Repeat | undefined; later: readonly Repeat[] }

/** Only of inspections that somebody may see, the one at hand among them. */
export async function readRepeats(db: Db, findings: readonly Finding[], maySee: (inspection: Inspection) => Promise<boolean>): Promise<(finding: Finding) => Repeats> {
  const earlier = await listFindingsById(db, findings.flatMap((f) => f.repeatsId ?? []));
  const later = await listRepeating(db, findings.map(({ id }) => id));
  const inspections = new Map<string, Inspection>();
  for (const one of await listInspectionsById(db, [...new Set([...earlier, ...later].map(({ inspectionId }) => inspectionId))])) if (await maySee(one)) inspections.set(one.id, one);
  const told = (f: Finding): Repeat[] => {
    const inspection = inspections.get(f.inspectionId);
    return inspection === undefined ? [] : [{ href: `/inspections/${inspection.id}#${f.id}`, text: `${findingKindNames[f.kind]} of ${inspection.title}: ${f.text}` }];
  };
  return (f) => ({ earlier: earlier.filter(({ id }) => id === f.repeatsId).flatMap(told)[0], later: later.filter(({ repeatsId }) => repeatsId === f.id).flatMap(told) });
}
