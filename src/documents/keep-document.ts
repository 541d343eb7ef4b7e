// Keep a paper byte for byte, inside the transaction of whatever it came in for.
import { randomUUID } from 'node:crypto';
import { record, type AuditDoer } from '../audit/record.ts';
import type { Clock } from '../calendar/clock.ts';
import type { Transaction } from '../database/db.ts';
import { safeFileName, sha256Of } from './document.ts';
import { addBytes, addDocument } from './document.store.ts';

export interface KeepOrder {
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
  /** The text read from it, and why there is none or less than all. */
  text?: string | null;
  textNote?: string | null;
}

export async function keepDocument(tx: Transaction, deps: { clock: Clock }, by: AuditDoer, order: KeepOrder): Promise<{ documentId: string; sha256: string }> {
  const id = randomUUID();
  const sha256 = sha256Of(order.bytes);
  const fileName = safeFileName(order.fileName);
  await addBytes(tx, sha256, order.bytes);
  await addDocument(tx, {
    id, sha256, fileName, mediaType: order.mediaType, text: order.text ?? null, textNote: order.textNote ?? null,
    keptAt: deps.clock.now(), keptByPersonId: by.person?.id ?? null,
  });
  await record(tx, deps, by, { what: 'document.kept', about: { kind: 'documents', id, label: fileName }, changes: { sha256: [null, sha256] } });
  return { documentId: id, sha256 };
}
