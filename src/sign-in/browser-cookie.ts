// The cookie by which a browser is known for one person; it opens nothing, so it may outlive the session.
import type { Request, Response } from 'express';
import { knownBrowser } from './known-browser.ts';

const HALF_A_YEAR = 180 * 24 * 3_600_000;

export function browserCookie(req: Request): string | undefined {
  const wanted = `${cookieName(req)}=`;
  return req.get('cookie')?.split(/;\s*/).find((part) => part.startsWith(wanted))?.slice(wanted.length);
}

export function rememberBrowser(req: Request, res: Response, email: string): void {
  res.cookie(cookieName(req), knownBrowser(req.deps.council.secret, email), { httpOnly: true, sameSite: 'lax', secure: isHttps(req), path: '/', maxAge: HALF_A_YEAR });
}

function cookieName(req: Request): string {
  return isHttps(req) ? '__Host-browser' : 'browser';
}

function isHttps(req: Request): boolean {
  return req.deps.council.baseUrl.startsWith('https:');
}
