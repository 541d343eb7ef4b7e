// The only SQL about letters as they were written: added once, read often, never changed.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Attachment, Lane, Letter } from './letter.ts';

export interface LetterRow {
  id: string; kind: string; dedupe_key: string; message_id: string; person_id: string | null;
  to_name: string; to_address: string; from_name: string; from_address: string;
  reply_to_name: string | null; reply_to_address: string | null;
  subject: string; text: string; html: string; about_kind: string | null; about_id: string | null; panel_id: string | null;
  lane: Lane; queued_at: Date; expires_at: Date | null;
  attachments: { file_name: string; media_type: string; sha256: string }[] | null;
}

/** For a select over `letters l`: the letter with what is attached to it. */
export const LETTER_COLUMNS = `l.*, (select json_agg(json_build_object('file_name', a.file_name, 'media_type', a.media_type, 'sha256', a.sha256) order by a.position)
  from letter_attachments a where a.letter_id = l.id) as attachments`;

export function letterFrom(row: LetterRow): Letter {
  return {
    id: row.id, kind: row.kind, dedupeKey: row.dedupe_key, messageId: row.message_id,
    from: { name: row.from_name, address: row.from_address },
    to: { personId: row.person_id, name: row.to_name, address: row.to_address },
    replyTo: row.reply_to_address === null ? null : { name: row.reply_to_name ?? '', address: row.reply_to_address },
    subject: row.subject, text: row.text, html: row.html,
    attachments: (row.attachments ?? []).map((a): Attachment => ({ fileName: a.file_name, mediaType: a.media_type, sha256: a.sha256 })),
    about: row.about_kind === null || row.about_id === null ? null : { kind: row.about_kind, id: row.about_id }, panelId: row.panel_id,
    lane: row.lane, queuedAt: row.queued_at, expiresAt: row.expires_at,
  };
}

/** False when a letter with this key is there already (a concurrent order of the same key is waited for). */
export async function addLetter(tx: Transaction, letter: Letter): Promise<boolean> {
  const added = await tx('letters').insert({
    id: letter.id, kind: letter.kind, dedupe_key: letter.dedupeKey, message_id: letter.messageId, person_id: letter.to.personId,
    to_name: letter.to.name, to_address: letter.to.address, from_name: letter.from.name, from_address: letter.from.address,
    reply_to_name: letter.replyTo?.name ?? null, reply_to_address: letter.replyTo?.address ?? null,
    subject: letter.subject, text: letter.text, html: letter.html, about_kind: letter.about?.kind ?? null, about_id: letter.about?.id ?? null, panel_id: letter.panelId,
    lane: letter.lane, queued_at: letter.queuedAt, expires_at: letter.expiresAt,
    // Without a target: of two orders at once either unique index, the key's or the Message-ID's, may be the first to notice.
  }).onConflict().ignore().returning('id');
  if (added.length === 0) return false;
  if (letter.attachments.length > 0) {
    await tx('letter_attachments').insert(letter.attachments.map((a, position) => ({
      letter_id: letter.id, position, file_name: a.fileName, media_type: a.mediaType, sha256: a.sha256,
    })));
  }
  return true;
}

export async function findLetterByKey(db: Db, dedupeKey: string): Promise<Letter | undefined> {
  return await findWhere(db, 'l.dedupe_key = ?', dedupeKey);
}

export async function findLetter(db: Db, id: string): Promise<Letter | undefined> {
  return await findWhere(db, 'l.id = ?', id);
}

export async function getLetter(db: Db, id: string): Promise<Letter> {
  const letter = await findLetter(db, id);
  if (letter === undefined) throw new NotFound('letter');
  return letter;
}

async function findWhere(db: Db, condition: string, value: string): Promise<Letter | undefined> {
  const { rows } = await db.raw<{ rows: LetterRow[] }>(`select ${LETTER_COLUMNS} from letters l where ${condition}`, [value]);
  return rows[0] && letterFrom(rows[0]);
}

/** The bytes of what is attached, by content hash. */
export async function findBytes(db: Db, sha256: string): Promise<Buffer | undefined> {
  const row = await db('document_bytes').where({ sha256 }).first<{ bytes: Buffer } | undefined>('bytes');
  return row?.bytes;
}
