// How much one person, or one address nobody is signed in from, may send and fetch at once: enough for any day's work, too little to wear the service out.
import type { NextFunction, Request, Response } from 'express';
import { TooOften } from '../web/refusals.ts';
import { countGuess } from './guess.store.ts';
import { guessKey, networkOf } from './known-browser.ts';

/** Reading is cheap but for these: a whole file or table is made for the asking. */
const DEAR = /\.(?:csv|pdf|docx|xlsx|zip)$|\/files\/|^\/search$/;

export async function notTooMuch(req: Request, _res: Response, next: NextFunction): Promise<void> {
  const isRead = req.method === 'GET' || req.method === 'HEAD';
  if (isRead && !DEAR.test(req.path)) { next(); return; }
  const { db, council } = req.deps;
  const who = req.person?.id ?? networkOf(req.ip ?? '');
  const counted = await countGuess(db, isRead ? 'files' : req.person === undefined ? 'sent-from' : 'sent', guessKey(council.secret, 'requests', who));
  next(counted.ok ? undefined : new TooOften('Too much was asked for at once'));
}
