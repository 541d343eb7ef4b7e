// The only SQL about delivery reports that came back: each kept once, however often it was delivered to us.
import { randomUUID } from 'node:crypto';
import type { Db, Transaction } from '../database/db.ts';
import type { Finding } from './delivery-report.ts';

export interface KeptReport { letterId: string; sha256: string; finding: Exclude<Finding, 'nothing'>; status: string | null; said: string; receivedAt: Date }

/** False when this very report was kept before. */
export async function addReport(tx: Transaction, report: KeptReport): Promise<boolean> {
  const added = await tx('letter_reports').insert({
    id: randomUUID(), letter_id: report.letterId, report_sha256: report.sha256, finding: report.finding, status: report.status, said: report.said, received_at: report.receivedAt,
  }).onConflict(['letter_id', 'report_sha256']).ignore().returning('id');
  return added.length > 0;
}

/** Letters to this address that came back softly since: three in a row are no passing trouble any more. */
export async function countSoftSince(db: Db, address: string, since: Date): Promise<number> {
  const row = await db('letter_reports').join('letters', 'letters.id', 'letter_reports.letter_id')
    .whereRaw('lower(letters.to_address) = lower(?)', [address]).where('finding', 'soft').where('received_at', '>=', since)
    .countDistinct<{ n: number }[]>('letters.id as n');
  return row[0]?.n ?? 0;
}
