// The table corrections: wording that was wrong, kept beside what it became.
import { randomUUID } from 'node:crypto';
import type { Db, Transaction } from '../database/db.ts';

export interface Correction {
  aboutKind: 'findings' | 'resolutions' | 'undertakings' | 'actions' | 'measures';
  aboutId: string;
  field: string;
  was: string;
  became: string;
  why: string;
  byPersonId: string;
  at: Date;
}

export async function addCorrection(tx: Transaction, c: Correction): Promise<void> {
  await tx('corrections').insert({ id: randomUUID(), about_kind: c.aboutKind, about_id: c.aboutId, field: c.field, was: c.was, became: c.became, why: c.why, by_person_id: c.byPersonId, at: c.at });
}

/** Newest first, each with the name of whoever made it. */
export async function listCorrections(db: Db, aboutKind: Correction['aboutKind'], aboutId: string): Promise<(Correction & { byName: string })[]> {
  return await db('corrections as c').join('people as p', 'p.id', 'c.by_person_id').where({ 'c.about_kind': aboutKind, 'c.about_id': aboutId }).orderBy('c.at', 'desc')
    .select<(Correction & { byName: string })[]>({ aboutKind: 'c.about_kind', aboutId: 'c.about_id', field: 'c.field', was: 'c.was', became: 'c.became', why: 'c.why', byPersonId: 'c.by_person_id', byName: 'p.name', at: 'c.at' });
}
