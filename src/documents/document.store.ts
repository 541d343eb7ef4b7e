// The tables document_bytes and documents: bytes once a hash, a document each time one was handed in.
import type { Db, Transaction } from '../database/db.ts';
import { NotFound } from '../database/errors.ts';
import type { Document } from './document.ts';

const columns = {
  id: 'd.id', sha256: 'd.sha256', fileName: 'd.file_name', mediaType: 'd.media_type', length: 'b.length', text: 'd.text',
  textNote: 'd.text_note', keptAt: 'd.kept_at', keptByPersonId: 'd.kept_by_person_id',
} as const;

function documents(db: Db) {
  return db('documents as d').join('document_bytes as b', 'b.sha256', 'd.sha256').select<Document[]>(columns);
}

async function findDocument(db: Db, id: string): Promise<Document | undefined> {
  return await documents(db).where('d.id', id).first();
}

export async function getDocument(db: Db, id: string): Promise<Document> {
  const found = await findDocument(db, id);
  if (found === undefined) throw new NotFound(`document ${id}`);
  return found;
}

export async function getBytes(db: Db, sha256: string): Promise<Buffer> {
  const row = await db('document_bytes').where({ sha256 }).first<{ bytes: Buffer } | undefined>('bytes');
  if (row === undefined) throw new NotFound(`bytes ${sha256}`);
  return row.bytes;
}

/** The database checks the hash against the bytes. Bytes that are there already are left as they are. */
export async function addBytes(tx: Transaction, sha256: string, bytes: Uint8Array): Promise<void> {
  await tx('document_bytes').insert({ sha256, bytes: Buffer.from(bytes) }).onConflict('sha256').ignore();
}

export async function addDocument(tx: Transaction, document: Omit<Document, 'length'>): Promise<void> {
  await tx('documents').insert({
    id: document.id, sha256: document.sha256, file_name: document.fileName, media_type: document.mediaType, text: document.text,
    text_note: document.textNote, kept_at: document.keptAt, kept_by_person_id: document.keptByPersonId,
  });
}
