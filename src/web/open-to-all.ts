// Answers that are the same for everybody, and may therefore be kept on the way: for a few minutes, so that what is withdrawn is soon gone.
import { createHash } from 'node:crypto';
import type { Response } from 'express';

const FOR_MINUTES = 5;

/** Only where no person is known: what is drawn for one reader must never be kept for another. */
export function openToAll(res: Response): Response {
  if (res.req.person !== undefined) throw new Error('A page that anybody may keep was about to be drawn for one person');
  return res.set('Cache-Control', `public, max-age=${FOR_MINUTES * 60}`);
}

/** Data that other sites' pages may read too; a reader that has it already is told so (304). */
export function sendToAll(res: Response, mediaType: string, bytes: Buffer): void {
  openToAll(res).set('ETag', `"${createHash('sha256').update(bytes).digest('base64url')}"`).set('Access-Control-Allow-Origin', '*').set('Cross-Origin-Resource-Policy', 'cross-origin').set('Content-Type', mediaType);
  if (res.req.fresh) res.status(304).end();
  else res.send(bytes);
}
