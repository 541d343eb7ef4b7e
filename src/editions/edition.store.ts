// The tables editions, edition_actions, edition_recipients, edition_files, edition_overrides and edition_withdrawals: added and read, never changed.
import { randomUUID } from 'node:crypto';
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Audience, Edition, EditionSummary, FileFormat, Recipient } from './edition.ts';

const summary = {
  id: 'e.id', panelId: 'e.panel_id', meetingId: 'e.meeting_id', number: 'e.number', kind: 'e.kind', followsId: 'e.follows_id', reason: 'e.reason',
  comparedWithId: 'e.compared_with_id', contentVersion: 'e.content_version', contentSha256: 'e.content_sha256', asAt: 'e.as_at', publishAt: 'e.publish_at',
  dispatchedAt: 'e.dispatched_at', dispatchedByPersonId: 'e.dispatched_by_person_id', meetsOn: 'm.meets_on', withdrawnAt: 'w.at', withdrawnWhy: 'w.why',
} as const;

function summaries(db: Db) {
  return db('editions as e').join('meetings as m', 'm.id', 'e.meeting_id').leftJoin('edition_withdrawals as w', 'w.edition_id', 'e.id')
    .select<EditionSummary[]>(summary, db.raw('e.exempt_content is not null as "hasExempt"'));
}

/** Newest first. */
export async function listEditions(db: Db, panelIds: readonly string[]): Promise<EditionSummary[]> {
  return await summaries(db).whereIn('e.panel_id', panelIds).orderByRaw('e.dispatched_at desc, e.number desc');
}

export async function listEditionsOfMeeting(db: Db, meetingId: string): Promise<EditionSummary[]> {
  return await summaries(db).where('e.meeting_id', meetingId).orderBy('e.number');
}

export async function findEditionSummary(db: Db, id: string): Promise<EditionSummary | undefined> {
  return (await summaries(db).where('e.id', id))[0];
}

/** The last one dispatched: what the next is compared with (not a date, and not whichever meeting came before). */
export async function findLastEdition(db: Db, panelId: string): Promise<EditionSummary | undefined> {
  return (await summaries(db).where('e.panel_id', panelId).whereNull('w.at').orderByRaw('e.dispatched_at desc, e.number desc').limit(1))[0];
}

/** The frozen public text. */
export async function getPublicText(db: Db, id: string): Promise<string> {
  const row = await db('editions').where({ id }).first<{ content: string } | undefined>('content');
  if (row === undefined) throw new NotFound(`edition ${id}`);
  return row.content;
}

/** For readers entitled to it, and for the job that draws its files; null when no note was exempt. */
export async function getExemptText(tx: Transaction, id: string): Promise<string | null> {
  const row = await tx('editions').where({ id }).first<{ text: string | null } | undefined>({ text: 'exempt_content' });
  if (row === undefined) throw new NotFound(`edition ${id}`);
  return row.text;
}

export async function addEdition(tx: Transaction, e: Edition): Promise<void> {
  await tx('editions').insert({
    id: e.id, panel_id: e.panelId, meeting_id: e.meetingId, number: e.number, kind: e.kind, follows_id: e.followsId, reason: e.reason, compared_with_id: e.comparedWithId,
    content_version: e.contentVersion, content: e.content, content_sha256: e.contentSha256, exempt_content: e.exemptContent, as_at: e.asAt, publish_at: e.publishAt,
    dispatched_at: e.dispatchedAt, dispatched_by_person_id: e.dispatchedByPersonId,
  });
}

/** Which actions it shows, for the question asked from the other side: in which reports was this action? And what it says of each, for whoever looks for words. */
export async function addActionsShown(tx: Transaction, editionId: string, actions: readonly { reference: string; passage: string }[]): Promise<void> {
  if (actions.length > 0) await tx('edition_actions').insert(actions.map(({ reference, passage }) => ({ edition_id: editionId, reference, passage })));
}

/** The edition and all that belongs to it stay: only this says that it no longer counts. */
export async function addWithdrawal(tx: Transaction, w: { editionId: string; why: string; byPersonId: string; at: Date }): Promise<void> {
  await tx('edition_withdrawals').insert({ edition_id: w.editionId, why: w.why, by_person_id: w.byPersonId, at: w.at });
}

export async function addRecipients(tx: Transaction, recipients: readonly Recipient[]): Promise<void> {
  if (recipients.length === 0) return;
  await tx('edition_recipients').insert(recipients.map((r) => ({ id: randomUUID(), edition_id: r.editionId, person_id: r.personId, name: r.name, address: r.address, part: r.part, way: r.way, letter_key: r.letterKey })));
}

export async function listRecipients(db: Db, editionId: string): Promise<Recipient[]> {
  return await db('edition_recipients').where({ edition_id: editionId }).orderByRaw('name collate "en-GB-x-icu"')
    .select<Recipient[]>({ editionId: 'edition_id', personId: 'person_id', name: 'name', address: 'address', part: 'part', way: 'way', letterKey: 'letter_key' });
}

export async function addOverride(tx: Transaction, override: { editionId: string; blocker: string; why: string }): Promise<void> {
  await tx('edition_overrides').insert({ id: randomUUID(), edition_id: override.editionId, blocker: override.blocker, why: override.why });
}

export async function listOverrides(db: Db, editionId: string): Promise<{ blocker: string; why: string }[]> {
  return await db('edition_overrides').where({ edition_id: editionId }).select({ blocker: 'blocker', why: 'why' });
}

export interface EditionFile { editionId: string; format: FileFormat; audience: Audience; sha256: string; fileName: string; madeAt: Date }
/** `length` in bytes. */
export type KeptFile = EditionFile & { length: number };

/** A rendering that is there already is left as it is: the job that makes it may run twice. */
export async function addFile(tx: Transaction, file: EditionFile): Promise<boolean> {
  const added = await tx('edition_files').insert({ edition_id: file.editionId, format: file.format, audience: file.audience, sha256: file.sha256, file_name: file.fileName, made_at: file.madeAt })
    .onConflict(['edition_id', 'format', 'audience']).ignore().returning('format');
  return added.length === 1;
}

export async function listFiles(db: Db, editionId: string): Promise<KeptFile[]> {
  return await db('edition_files as f').join('document_bytes as b', 'b.sha256', 'f.sha256').where('f.edition_id', editionId)
    .select<KeptFile[]>({ editionId: 'f.edition_id', format: 'f.format', audience: 'f.audience', sha256: 'f.sha256', fileName: 'f.file_name', madeAt: 'f.made_at', length: 'b.length' });
}
