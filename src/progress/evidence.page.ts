// A file of evidence, handed out as what it is and never shown by us: to whoever may know of the action.
import type { Request, Response } from 'express';
import { seeAction } from '../actions/see-action.ts';
import { NotFound } from '../database/errors.ts';
import { safeFileName } from '../documents/document.ts';
import { getBytes, getDocument } from '../documents/document.store.ts';
import { personOf } from '../web/guards.ts';
import { listEvidence } from './update.store.ts';

export async function downloadEvidence(req: Request<{ reference: string; id: string }>, res: Response): Promise<void> {
  const { db } = req.deps;
  const action = await seeAction(db, personOf(req), req.params.reference);
  const evidence = (await listEvidence(db, [action.id])).find(({ id }) => id === req.params.id);
  if (evidence === undefined) throw new NotFound(`evidence ${req.params.id}`);
  const document = await getDocument(db, evidence.documentId);
  const bytes = await getBytes(db, document.sha256);
  // `attachment` writes the name for old and new browsers; nosniff is among the headers of every answer.
  res.attachment(safeFileName(document.fileName)).type(document.mediaType);
  res.set({ 'Cache-Control': 'private, no-store', 'Content-Security-Policy': "default-src 'none'; sandbox" }).send(bytes);
}
