// Sign out: the session ends in the database, and the browser is told to forget the pages it has seen.
import type { Request, Response } from 'express';
import { goTo } from '../web/session.ts';
import { signOutAddress } from './ask-provider.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';
import { providerOf } from './sign-in-settings.ts';

export async function signOutPosted(req: Request, res: Response): Promise<void> {
  const { byProvider } = req.session;
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((error: unknown) => { if (error) reject(error instanceof Error ? error : new Error('the session could not be ended', { cause: error })); else resolve(); });
  });
  // Not "cookies": the one by which this browser is known protects the person from strangers' guesses.
  res.set('Clear-Site-Data', '"cache", "storage"');
  if (byProvider === undefined) { goTo(res, '/sign-in', 'You have signed out.'); return; }
  const provider = providerOf(await getSignInSettings(req.deps.db));
  const href = provider?.name === byProvider ? await signOutAddress(req.deps, provider) : undefined;
  // A link and no redirect: at one's own desk one stays signed in there, for everything else it opens.
  goTo(res, '/sign-in', {
    text: `You have signed out here. You may still be signed in at ${byProvider}: on a computer that others use, sign out there too.`, ...(href === undefined ? {} : { link: { href, text: `Sign out at ${byProvider}` } }),
  });
}
