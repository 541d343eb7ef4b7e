// How strongly and how lately whoever is signed in has proven who they are, and the guards that ask for more.
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { modeOf } from '../config.ts';
import { ownPath } from '../web/session.ts';
import { getSignInSettings } from './sign-in-settings.store.ts';

declare module 'express-session' {
  interface SessionData {
    /** When they last proved who they are, in milliseconds. */
    provenAt?: number;
    /** When they last proved it with everything they have: all steps of their sign-in. */
    fullyProvenAt?: number;
    /** A password and a second factor, or the council's own sign-in that says it asked for one. */
    byTwoFactors?: boolean;
    /** The password was right, or the provider's word; the second step is still to come. Nobody is signed in yet. */
    awaitingCode?: { personId: string; until: number; byProvider?: string };
    /** The secret offered to an authenticator app, until the app has shown that it has it; sealed. */
    pendingSecret?: string;
    /** 'Firefox on Windows', for the list of places where one is signed in. */
    browser?: string;
  }
}

/** Opening exempt text asks for a sign-in not older than this. */
const RECENTLY_MS = 15 * 60_000;
/** Changing a password, an address, a second step or what replaces it asks for a full sign-in not older than this. */
const FRESHLY_MS = 5 * 60_000;

/** Everybody has a second factor; only a demonstration, asked of the process and of the council, lets it be skipped, unless its administrator says no. */
export async function secondFactorMayBeSkipped(req: Request): Promise<boolean> {
  return req.face.isDemonstration && modeOf() !== 'production' && (await getSignInSettings(req.deps.db)).demonstrationMaySkip;
}

/** What is open before the second factor is set up: setting it up, leaving, the pages about the service, and what a letter's own link opens. */
const BEFORE = /^\/(?:second-factor|account\/passkeys|confirm-it-is-you|sign-out|sign-in(?:\/passkey|\/provider(?:\/return)?)?|help|accessibility|privacy|complaints|(?:answer|set-password|new-address)\/.+)$/;

export async function factorFirst(req: Request, res: Response, next: NextFunction): Promise<void> {
  if (req.person === undefined || req.session.byTwoFactors === true || BEFORE.test(req.path) || await secondFactorMayBeSkipped(req)) next();
  else res.redirect(303, '/second-factor');
}

/** After `signedIn`: whoever proved themselves longer ago is asked again, and comes back here. */
export const recently: RequestHandler = (req, res, next) => {
  if (isWithin(req, req.session.provenAt, RECENTLY_MS)) next();
  else res.redirect(303, `/confirm-it-is-you?next=${encodeURIComponent(cameFrom(req))}`);
};

/** After `signedIn`, before every change of how somebody signs in: a full sign-in just now. */
export const freshly: RequestHandler = (req, res, next) => {
  if (isWithin(req, req.session.fullyProvenAt, FRESHLY_MS)) next();
  else res.redirect(303, `/confirm-it-is-you?fully=yes&next=${encodeURIComponent(cameFrom(req))}`);
};

function isWithin({ deps }: Request, at: number | undefined, ms: number): boolean {
  return at !== undefined && deps.clock.now().getTime() - at <= ms;
}

/** The page whose button was pressed: a form cannot be sent again by a redirect. */
function cameFrom(req: Request): string {
  if (req.method === 'GET') return req.originalUrl;
  const referrer = req.get('referer') ?? '';
  const { pathname, search } = URL.canParse(referrer) ? new URL(referrer) : { pathname: '/', search: '' };
  return ownPath(pathname + search);
}
