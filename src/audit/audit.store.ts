// The audit trail's tables: entries are added and read, never changed.
import type { Knex } from 'knex';
import type { Day } from '../calendar/day.ts';
import type { Db, Transaction } from '../database/db.ts';
import { inPieces } from '../database/in-pieces.ts';

export interface AuditRow {
  id: string;
  at: Date;
  personId: string | null;
  personName: string;
  way: string;
  onBehalfOfName: string | null;
  what: string;
  aboutKind: string;
  aboutId: string;
  aboutLabel: string | null;
  changes: string;
  /** When and under which rule its values were erased; the chain still has their digest. */
  erasedOn?: Day | null;
  erasedBy?: string | null;
}

export type NewAuditRow = AuditRow & { detailsDigest: Buffer; salt: Buffer };

export async function addAuditEntries(tx: Transaction, rows: readonly NewAuditRow[]): Promise<void> {
  for (const some of inPieces(rows)) {
    await tx('audit_entries').insert(some.map((row) => ({
      id: row.id, at: row.at, person_id: row.personId, person_name: row.personName, way: row.way, on_behalf_of_name: row.onBehalfOfName,
      what: row.what, about_kind: row.aboutKind, about_id: row.aboutId, about_label: row.aboutLabel, details_digest: row.detailsDigest,
    })));
    await tx('audit_details').insert(some.map((row) => ({ entry_id: row.id, salt: row.salt, changes: row.changes })));
  }
}

/** The trail of one record, newest first. `changes` is '{}' once its values have been erased. */
export async function listAuditEntriesAbout(db: Db, about: { kind: string; id: string }, limit = 200): Promise<AuditRow[]> {
  return withErased(await entries(db).where({ about_kind: about.kind, about_id: about.id }).limit(limit));
}

export interface AuditFilter {
  personId?: string | undefined;
  /** From the first instant to before the second. */
  between?: { from: Date; until: Date } | undefined;
}

/** The newest entries of the whole council. */
export async function listAuditEntries(db: Db, filter: AuditFilter, page: { limit: number; offset: number }): Promise<AuditRow[]> {
  return withErased(await entries(db).modify(narrowed, filter).limit(page.limit).offset(page.offset));
}

export async function countAuditEntries(db: Db, filter: AuditFilter): Promise<number> {
  const row = await db('audit_entries as e').modify(narrowed, filter).count<{ n: number }[]>({ n: '*' });
  return row[0]?.n ?? 0;
}

function narrowed(query: Knex.QueryBuilder, { personId, between }: AuditFilter): void {
  if (personId !== undefined) void query.where('e.person_id', personId);
  if (between !== undefined) void query.where('e.at', '>=', between.from).where('e.at', '<', between.until);
}

function entries(db: Db) {
  return db('audit_entries as e').leftJoin('audit_details as d', 'd.entry_id', 'e.id').leftJoin('audit_links as l', 'l.entry_id', 'e.id').leftJoin('audit_erasures as x', 'x.entry_id', 'e.id')
    .select<(Omit<AuditRow, 'changes'> & { changes: string | null })[]>({
      id: 'e.id', at: 'e.at', personId: 'e.person_id', personName: 'e.person_name', way: 'e.way', onBehalfOfName: 'e.on_behalf_of_name',
      what: 'e.what', aboutKind: 'e.about_kind', aboutId: 'e.about_id', aboutLabel: 'e.about_label', changes: 'd.changes',
      erasedOn: 'x.erased_on', erasedBy: 'x.rule',
    })
    .orderByRaw('e.at desc, l.position desc');
}

function withErased(rows: (Omit<AuditRow, 'changes'> & { changes: string | null })[]): AuditRow[] {
  return rows.map((row) => ({ ...row, changes: row.changes ?? '{}' }));
}
