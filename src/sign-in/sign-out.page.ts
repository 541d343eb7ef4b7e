// Sign out: the session ends in the database, and the browser is told to forget the pages it has seen.
import type { Request, Response } from 'express';
import { goTo } from '../web/session.ts';

export async function signOutPosted(req: Request, res: Response): Promise<void> {
  const { byProvider } = req.session;
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error: unknown) => { if (error) reject(error instanceof Error ? error : new Error('the session could not be ended', { cause: error })); else resolve(); });
  });
  // Not "cookies": the one by which this browser is known protects the person from strangers' guesses.
  res.set('Clear-Site-Data', '"cache", "storage"');
  goTo(res, '/sign-in', byProvider === undefined ? 'You have signed out.' : `You have signed out here. You may still be signed in at ${byProvider}: on a computer that others use, sign out there too.`);
}
