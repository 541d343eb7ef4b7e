// Enter an inspection with its judgements and findings, as printed, all at once.
import { randomUUID } from 'node:crypto';
import { record } from '../audit/record.ts';
import type { Deps } from '../councils/deps.ts';
import { NotAllowed } from '../database/errors.ts';
import { transact } from '../database/transact.ts';
import type { Doer } from '../people/person.ts';
import type { Finding, Inspection, Judgement } from './inspection.ts';
import { mayEnterInspections } from './inspection.policy.ts';
import { addFindings, addInspection, addJudgements } from './inspection.store.ts';

export interface InspectionOrder {
  panelId: string;
  inspection: Omit<Inspection, 'id' | 'organisationName' | 'version'>;
  judgements: readonly Pick<Judgement, 'area' | 'grade'>[];
  findings: readonly (Pick<Finding, 'kind' | 'text'> & Partial<Finding>)[];
}

/** `findingIds` are in the order given, so that actions can be made from them in the same transaction. */
export async function enterInspection(deps: Deps, by: Doer, order: InspectionOrder): Promise<{ ok: true; inspectionId: string; findingIds: string[] }> {
  if (!mayEnterInspections(by.person, order.panelId)) throw new NotAllowed('Only the clerk of a panel enters inspections.');
  return await transact(deps, by, async (tx) => {
    const id = randomUUID();
    const findings = order.findings.map((finding, position): Finding => ({
      label: null, heading: null, frameworkTag: null, responsibleOrganisationId: null, repeatsId: null, sourceStart: null, sourceEnd: null, ...finding,
      id: randomUUID(), inspectionId: id, position,
    }));
    await addInspection(tx, { ...order.inspection, id, version: 1 }, [order.panelId]);
    await addJudgements(tx, order.judgements.map((j, position) => ({ ...j, id: randomUUID(), inspectionId: id, position })));
    await addFindings(tx, findings);
    await record(tx, deps, by, {
      what: 'inspection.entered', about: { kind: 'inspections', id, label: order.inspection.title },
      changes: { framework: [null, order.inspection.framework], publishedOn: [null, order.inspection.publishedOn], judgements: [null, order.judgements.length], findings: [null, findings.length] },
    });
    return { ok: true as const, inspectionId: id, findingIds: findings.map((f) => f.id) };
  });
}
