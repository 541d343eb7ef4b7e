// The tables intakes and intake_reviews.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Intake } from './intake.ts';
import type { Review } from './review.ts';

const withoutProposal = {
  id: 'i.id', panelId: 'i.panel_id', kind: 'i.kind', documentId: 'i.document_id', fileName: 'd.file_name', meetingId: 'i.meeting_id', inspectionId: 'i.inspection_id',
  state: 'i.state', startedAt: 'i.started_at', confirmedAt: 'i.confirmed_at', likeIntakeId: 'i.like_intake_id', version: 'i.version',
} as const;
const columns = { ...withoutProposal, proposal: 'i.proposal' } as const;

function intakes(db: Db) {
  return db('intakes as i').join('documents as d', 'd.id', 'i.document_id').select<Intake[]>(columns);
}

/** Newest first, without what was read from them. */
export async function listIntakes(db: Db, panelIds: readonly string[]): Promise<Omit<Intake, 'proposal'>[]> {
  return await db('intakes as i').join('documents as d', 'd.id', 'i.document_id').whereIn('i.panel_id', panelIds).orderBy('i.started_at', 'desc').limit(200).select<Omit<Intake, 'proposal'>[]>(withoutProposal);
}

/** Papers that wait for the clerk, oldest first, without what was read from them. */
export async function listInReview(db: Db, panelId: string): Promise<Pick<Intake, 'id' | 'kind' | 'fileName'>[]> {
  return await db('intakes as i').join('documents as d', 'd.id', 'i.document_id').where({ 'i.panel_id': panelId, 'i.state': 'in review' }).orderBy('i.started_at')
    .select<Pick<Intake, 'id' | 'kind' | 'fileName'>[]>({ id: 'i.id', kind: 'i.kind', fileName: 'd.file_name' });
}

export async function findIntake(db: Db, id: string): Promise<Intake | undefined> {
  return (await intakes(db).where('i.id', id))[0];
}

export async function lockIntake(tx: Transaction, id: string): Promise<Intake> {
  await tx('intakes').where({ id }).forUpdate().first('id');
  const intake = await findIntake(tx, id);
  if (intake === undefined) throw new NotFound(`intake ${id}`);
  return intake;
}

/** The same bytes taken in for this panel before and not dropped. */
export async function findIntakeOfContent(db: Db, panelId: string, sha256: string): Promise<Intake | undefined> {
  return (await intakes(db).where('i.panel_id', panelId).where('d.sha256', sha256).whereNot('i.state', 'dropped').orderBy('i.started_at'))[0];
}

/** What the panel's papers of a kind are made of, the newest first. */
export async function listSketches(db: Db, panelId: string, kind: Intake['kind']): Promise<{ id: string; sketch: number[] }[]> {
  const rows = await db('intakes').where({ panel_id: panelId, kind }).whereNot('state', 'dropped').orderBy('started_at', 'desc').limit(500).select<{ id: string; sketch: number[] | null }[]>({ id: 'id', sketch: 'sketch' });
  return rows.flatMap(({ id, sketch }) => (sketch === null ? [] : [{ id, sketch }]));
}

export async function addIntake(tx: Transaction, intake: Omit<Intake, 'fileName'> & { sketch: readonly number[] | null }, startedByPersonId: string): Promise<void> {
  await tx('intakes').insert({
    id: intake.id, panel_id: intake.panelId, kind: intake.kind, document_id: intake.documentId, meeting_id: intake.meetingId, inspection_id: intake.inspectionId,
    proposal: JSON.stringify(intake.proposal), state: intake.state, started_at: intake.startedAt, started_by_person_id: startedByPersonId, confirmed_at: intake.confirmedAt, version: intake.version,
    like_intake_id: intake.likeIntakeId, sketch: intake.sketch === null ? null : JSON.stringify(intake.sketch),
  });
}

/** False when somebody else saved it first. */
export async function saveIntake(tx: Transaction, intake: Pick<Intake, 'id' | 'state' | 'meetingId' | 'inspectionId' | 'confirmedAt' | 'version'>): Promise<boolean> {
  return (await tx('intakes').where({ id: intake.id, version: intake.version }).update({
    state: intake.state, meeting_id: intake.meetingId, inspection_id: intake.inspectionId, confirmed_at: intake.confirmedAt, version: intake.version + 1,
  })) === 1;
}

export interface KeptReview { sequence: number; review: Review; at: Date; byPersonId: string | null }

export async function getReview(db: Db, intakeId: string): Promise<KeptReview> {
  const row = await db('intake_reviews').where({ intake_id: intakeId }).first<{ sequence: number; body: Review; at: Date; byPersonId: string | null } | undefined>({ sequence: 'sequence', body: 'body', at: 'at', byPersonId: 'by_person_id' });
  if (row === undefined) throw new NotFound(`review of ${intakeId}`);
  return { sequence: row.sequence, review: row.body, at: row.at, byPersonId: row.byPersonId };
}

/** False when a newer review is there already: a draft never goes backwards. */
export async function saveReview(tx: Transaction, intakeId: string, kept: KeptReview): Promise<boolean> {
  const saved = await tx('intake_reviews').insert({ intake_id: intakeId, sequence: kept.sequence, body: JSON.stringify(kept.review), at: kept.at, by_person_id: kept.byPersonId })
    .onConflict('intake_id').merge(['sequence', 'body', 'at', 'by_person_id']).whereRaw('intake_reviews.sequence < excluded.sequence').returning('sequence');
  return saved.length === 1;
}
