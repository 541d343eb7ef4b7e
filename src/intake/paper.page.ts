// The paper as it came in, byte for byte: handed out as what it is and never shown by us.
import type { Request, Response } from 'express';
import { NotFound } from '../database/errors.ts';
import { safeFileName } from '../documents/document.ts';
import { getBytes, getDocument } from '../documents/document.store.ts';
import { personOf } from '../web/guards.ts';
import { mayReview } from './intake.policy.ts';
import { findIntake } from './intake.store.ts';

export async function downloadPaper(req: Request<{ id: string }>, res: Response): Promise<void> {
  const intake = await findIntake(req.deps.db, req.params.id);
  if (intake === undefined || !mayReview(personOf(req), intake)) throw new NotFound(`paper ${req.params.id}`);
  const document = await getDocument(req.deps.db, intake.documentId);
  res.attachment(safeFileName(document.fileName)).type(document.mediaType);
  res.set({ 'Cache-Control': 'private, no-store', 'Content-Security-Policy': "default-src 'none'; sandbox" }).send(await getBytes(req.deps.db, document.sha256));
}
