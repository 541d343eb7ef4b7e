// The table edition_paper_deliveries: reports handed over on paper; added and read, never changed.
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';

export interface PaperDelivery { editionId: string; personId: string; deliveredOn: Day; note: string | null; byPersonId: string; at: Date }
export type PaperDeliveryLine = PaperDelivery & { byName: string };

/** False when it was said before: the first word stands. */
export async function addPaperDelivery(tx: Transaction, d: PaperDelivery): Promise<boolean> {
  const added = await tx('edition_paper_deliveries').insert({ edition_id: d.editionId, person_id: d.personId, delivered_on: d.deliveredOn, note: d.note, by_person_id: d.byPersonId, at: d.at })
    .onConflict(['edition_id', 'person_id']).ignore().returning('person_id');
  return added.length === 1;
}

export async function listPaperDeliveries(db: Db, editionIds: readonly string[]): Promise<PaperDeliveryLine[]> {
  return await db('edition_paper_deliveries as d').join('people as p', 'p.id', 'd.by_person_id').whereIn('d.edition_id', editionIds)
    .select<PaperDeliveryLine[]>({ editionId: 'd.edition_id', personId: 'd.person_id', deliveredOn: 'd.delivered_on', note: 'd.note', byPersonId: 'd.by_person_id', at: 'd.at', byName: 'p.name' });
}
