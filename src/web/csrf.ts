// Forms are taken from our own pages only: a token in the session, and what the browser says of where the form came from.
import { csrfSync } from 'csrf-sync';
import type { NextFunction, Request, Response } from 'express';
import { ExpiredForm, ForeignForm } from './refusals.ts';

const { generateToken, isRequestValid } = csrfSync({
  size: 32,
  getTokenFromRequest: (req) => {
    const token: unknown = (req.body as Record<string, unknown> | undefined)?.['_csrf'];
    return typeof token === 'string' ? token : undefined;
  },
});

/**
 * Addresses that are themselves the key, from a letter: whoever forges a form for one would have to know it. Opening one begins no
 * session, so that a mail scanner that opens every link writes nothing.
 */
function isKeyAddress(req: Request): boolean {
  return /^\/(?:answer|set-password|new-address)\//.test(req.path);
}

/** The token of this session; made, and a session begun, when a form is first drawn. */
export function tokenFor(req: Request): string {
  return isKeyAddress(req) ? '' : generateToken(req);
}

/** Before the body is read, so that another site cannot even make us read an upload. */
export function ownSiteOnly(req: Request, _res: Response, next: NextFunction): void {
  next(isRead(req) || comesFromUs(req) ? undefined : new ForeignForm('The form came from another site'));
}

export function tokenOnly(req: Request, _res: Response, next: NextFunction): void {
  next(isRead(req) || isKeyAddress(req) || isRequestValid(req) ? undefined : new ExpiredForm('The form had expired'));
}

export function isRead(req: Request): boolean {
  return req.method === 'GET' || req.method === 'HEAD';
}

/** Sec-Fetch-Site where the browser sends it, else Origin (OWASP: the fallback is mandatory); neither is a refusal. */
function comesFromUs(req: Request): boolean {
  const site = req.get('sec-fetch-site');
  // 'none' is a person repeating a form themselves, as by Reload; the token is asked for all the same.
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const origin = req.get('origin');
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === new URL(req.deps.council.baseUrl).origin || new URL(origin).host === req.get('host');
}
