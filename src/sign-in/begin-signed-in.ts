// Begins the session of somebody who has proven who they are, and notes how, when and with which browser.
import type { Request, Response } from 'express';
import { later } from '../calendar/clock.ts';
import type { Person } from '../people/person.ts';
import { goTo, keepSession } from '../web/session.ts';
import { rememberBrowser } from './browser-cookie.ts';
import { browserLabel } from './browser-label.ts';
import { beginSession } from './passport.ts';

interface How { byTwoFactors: boolean; /** What the council's provider is called, where it was that. */ byProvider?: string }

export async function beginSignedIn(req: Request, res: Response, person: Person, { byTwoFactors, byProvider }: How): Promise<void> {
  await beginSession(req, person);
  const now = req.deps.clock.now().getTime();
  Object.assign(req.session, { provenAt: now, fullyProvenAt: now, byTwoFactors, browser: browserLabel(req.get('user-agent')), ...(byProvider === undefined ? {} : { byProvider }) });
  await keepSession(req);
  rememberBrowser(req, res, person.email);
}

/** How long what was proven first waits for the second step. */
const SECOND_STEP_WITHIN_MS = 10 * 60_000;

/** The first step is done and the second is to come: nobody is signed in yet. */
export function awaitCode(req: Request, res: Response, person: Person, { says, next, byProvider }: { says: string; next: string; byProvider?: string }): void {
  req.session.awaitingCode = { personId: person.id, until: later(req.deps.clock.now(), SECOND_STEP_WITHIN_MS).getTime(), ...(byProvider === undefined ? {} : { byProvider }) };
  // Kept before the browser follows: the next page asks for it.
  goTo(res, `/sign-in/code?next=${encodeURIComponent(next)}`, says);
}

/** A new id for the same sign-in, proven again just now; forms open in other tabs stay good. */
export async function renewSignedIn(req: Request, person: Person, how: { byTwoFactors: boolean; /** With all steps of their sign-in. */ fully: boolean }): Promise<void> {
  const { csrfToken, browser, byProvider, fullyProvenAt: before, beganAt } = req.session;
  const now = req.deps.clock.now().getTime();
  const fullyProvenAt = how.fully ? now : before;
  await beginSession(req, person);
  Object.assign(req.session, {
    // The eight hours go on unless everything was proven again.
    ...(how.fully || beganAt === undefined ? {} : { beganAt }), provenAt: now, ...(fullyProvenAt === undefined ? {} : { fullyProvenAt }), byTwoFactors: how.byTwoFactors, ...(csrfToken === undefined ? {} : { csrfToken }), ...(browser === undefined ? {} : { browser }), ...(byProvider === undefined ? {} : { byProvider }),
  });
  await keepSession(req);
}
