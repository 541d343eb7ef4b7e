// The tables inspections, inspection_panels, judgements and findings.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Finding, Inspection, Judgement } from './inspection.ts';

const columns = {
  id: 'i.id', organisationId: 'i.organisation_id', organisationName: 'o.name', framework: 'i.framework', title: 'i.title', beganOn: 'i.began_on', endedOn: 'i.ended_on',
  publishedOn: 'i.published_on', receivedOn: 'i.received_on', datesWords: 'i.dates_words', sourceNote: 'i.source_note', documentId: 'i.document_id', version: 'i.version',
} as const;

function inspections(db: Db) {
  return db('inspections as i').join('organisations as o', 'o.id', 'i.organisation_id').select<Inspection[]>(columns);
}

/** Inspections that any of these panels follows, oldest first. */
export async function listInspections(db: Db, panelIds: readonly string[]): Promise<Inspection[]> {
  return await inspections(db).whereIn('i.id', db('inspection_panels').whereIn('panel_id', panelIds).select('inspection_id'))
    .orderByRaw(`coalesce(i.published_on, i.ended_on, i.began_on, (substring(i.dates_words from '[12][0-9]{3}') || '-01-01')::date), i.title`);
}

export async function findInspection(db: Db, id: string): Promise<Inspection | undefined> {
  return (await inspections(db).where('i.id', id))[0];
}

export async function listInspectionsById(db: Db, ids: readonly string[]): Promise<Inspection[]> {
  return await inspections(db).whereIn('i.id', ids);
}

export async function getInspection(db: Db, id: string): Promise<Inspection> {
  const inspection = await findInspection(db, id);
  if (inspection === undefined) throw new NotFound(`inspection ${id}`);
  return inspection;
}

export async function listFollowingPanelIds(db: Db, inspectionId: string): Promise<string[]> {
  return await db('inspection_panels').where({ inspection_id: inspectionId }).pluck('panel_id');
}

export async function addInspection(tx: Transaction, inspection: Omit<Inspection, 'organisationName'>, panelIds: readonly string[]): Promise<void> {
  await tx('inspections').insert({ id: inspection.id, ...asRow(inspection) });
  await tx('inspection_panels').insert(panelIds.map((panelId) => ({ inspection_id: inspection.id, panel_id: panelId })));
}

function asRow(i: Omit<Inspection, 'organisationName'>): Record<string, unknown> {
  return {
    organisation_id: i.organisationId, framework: i.framework, title: i.title, began_on: i.beganOn, ended_on: i.endedOn, published_on: i.publishedOn,
    received_on: i.receivedOn, dates_words: i.datesWords, source_note: i.sourceNote, document_id: i.documentId, version: i.version,
  };
}

export async function listJudgements(db: Db, inspectionIds: readonly string[]): Promise<Judgement[]> {
  return await db('judgements').whereIn('inspection_id', inspectionIds).orderBy(['inspection_id', 'position'])
    .select<Judgement[]>({ id: 'id', inspectionId: 'inspection_id', position: 'position', area: 'area', grade: 'grade' });
}

export async function addJudgements(tx: Transaction, judgements: readonly Judgement[]): Promise<void> {
  if (judgements.length > 0) await tx('judgements').insert(judgements.map((j) => ({ id: j.id, inspection_id: j.inspectionId, position: j.position, area: j.area, grade: j.grade })));
}

/** Whoever takes over a panel's actions follows the inspections they answer. Returns those that are new to it. */
export async function followInspections(tx: Transaction, from: string, to: string): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { inspection_id: string }[] }>('insert into inspection_panels (inspection_id, panel_id) select inspection_id, ? from inspection_panels where panel_id = ? on conflict do nothing returning inspection_id', [to, from]);
  return rows.map((row) => row.inspection_id);
}

const findingColumns = {
  id: 'id', inspectionId: 'inspection_id', position: 'position', label: 'label', kind: 'kind', text: 'text', heading: 'heading', frameworkTag: 'framework_tag',
  responsibleOrganisationId: 'responsible_organisation_id', repeatsId: 'repeats_id', sourceStart: 'source_start', sourceEnd: 'source_end',
} as const;

/** In the order printed. */
export async function listFindings(db: Db, inspectionIds: readonly string[]): Promise<Finding[]> {
  return await db('findings').whereIn('inspection_id', inspectionIds).orderBy(['inspection_id', 'position']).select<Finding[]>(findingColumns);
}

export async function listFindingsById(db: Db, ids: readonly string[]): Promise<Finding[]> {
  return await db('findings').whereIn('id', ids).select<Finding[]>(findingColumns);
}

/** Findings that say they repeat one of these, in the order printed. */
export async function listRepeating(db: Db, ids: readonly string[]): Promise<Finding[]> {
  return await db('findings').whereIn('repeats_id', ids).orderBy(['inspection_id', 'position']).select<Finding[]>(findingColumns);
}

/** Those of these findings that stand in an inspection the panel follows. */
export async function listFollowedFindingIds(db: Db, panelId: string, ids: readonly string[]): Promise<string[]> {
  return await db('findings as f').join('inspection_panels as p', 'p.inspection_id', 'f.inspection_id').whereIn('f.id', ids).where('p.panel_id', panelId).pluck('f.id');
}

export async function getFinding(db: Db, id: string): Promise<Finding> {
  const row = await db('findings').where({ id }).first<Finding | undefined>(findingColumns);
  if (row === undefined) throw new NotFound(`finding ${id}`);
  return row;
}

/** Who changes it comes one after the other. */
export async function lockFinding(tx: Transaction, id: string): Promise<Finding> {
  await tx('findings').where({ id }).forUpdate().select('id');
  return await getFinding(tx, id);
}

export async function addFindings(tx: Transaction, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return;
  await tx('findings').insert(findings.map((f) => ({
    id: f.id, inspection_id: f.inspectionId, position: f.position, label: f.label, kind: f.kind, text: f.text, heading: f.heading, framework_tag: f.frameworkTag,
    responsible_organisation_id: f.responsibleOrganisationId, repeats_id: f.repeatsId, source_start: f.sourceStart, source_end: f.sourceEnd,
  })));
}

/** False when its words are others than those that were to be replaced. */
export async function saveFindingText(tx: Transaction, id: string, text: { was: string; became: string }): Promise<boolean> {
  return (await tx('findings').where({ id, text: text.was }).update({ text: text.became })) === 1;
}

export async function saveRepeat(tx: Transaction, findingId: string, repeatsId: string | null): Promise<void> {
  await tx('findings').where({ id: findingId }).update({ repeats_id: repeatsId });
}
