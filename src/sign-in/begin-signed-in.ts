// Begins the session of somebody who has proven who they are, and notes how, when and with which browser.
import type { Request, Response } from 'express';
import type { Person } from '../people/person.ts';
import { rememberBrowser } from './browser-cookie.ts';
import { browserLabel } from './browser-label.ts';
import { beginSession } from './passport.ts';

export async function beginSignedIn(req: Request, res: Response, person: Person, how: { byTwoFactors: boolean }): Promise<void> {
  await beginSession(req, person);
  req.session.provenAt = req.deps.clock.now().getTime();
  req.session.byTwoFactors = how.byTwoFactors;
  req.session.browser = browserLabel(req.get('user-agent'));
  rememberBrowser(req, res, person.email);
}

/** A new id for the same sign-in, proven again just now (TRUST.md S-21); forms open in other tabs stay good. */
export async function renewSignedIn(req: Request, person: Person, how: { byTwoFactors: boolean }): Promise<void> {
  const { csrfToken, browser } = req.session;
  await beginSession(req, person);
  Object.assign(req.session, { provenAt: req.deps.clock.now().getTime(), byTwoFactors: how.byTwoFactors, ...(csrfToken === undefined ? {} : { csrfToken }), ...(browser === undefined ? {} : { browser }) });
}
