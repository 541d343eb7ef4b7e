// What is true of every response: the security headers, the request's name, and which addresses and methods are none of ours.
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { NotFound } from '../database/errors.ts';
import { REPORTS_PATH } from './content-reports.ts';
import { mayBeBrandColour, plainFace } from './face.ts';
import { OddMethod } from './refusals.ts';

/** Nothing inline, nothing from elsewhere: a page that got in a script would still not run it. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"], styleSrc: ["'self'"], scriptSrc: ["'self'"], fontSrc: ["'self'"], imgSrc: ["'self'"], connectSrc: ["'self'"],
    formAction: ["'self'"], baseUri: ["'none'"], frameAncestors: ["'none'"], objectSrc: ["'none'"],
    // The older name beside the newer: browsers know one or the other.
    reportUri: [REPORTS_PATH], reportTo: ['reports'],
  },
};

export const securityHeaders = helmet({
  contentSecurityPolicy,
  strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
  // Not no-referrer: browsers then send `Origin: null` with our own forms, and csrf.ts could not tell them from a stranger's.
  referrerPolicy: { policy: 'same-origin' },
  xFrameOptions: { action: 'deny' },
});

/** Every page is for one person at one moment; what may be cached (published editions, assets) says so itself. */
export function firstThings(req: Request, res: Response, next: NextFunction): void {
  req.id = randomUUID();
  req.face = plainFace;
  res.set('Cache-Control', 'no-store');
  res.set('Reporting-Endpoints', `reports="${REPORTS_PATH}"`);
  res.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  next();
}

const METHODS = ['GET', 'HEAD', 'POST'];

// A page at `/actions/ECS-12/x.css` could be kept by a cache as a style sheet and shown to the next person.
const LOOKS_STATIC = /\.(?:css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|eot|swf)$/i;

export function plainAddressesOnly(req: Request, _res: Response, next: NextFunction): void {
  if (!METHODS.includes(req.method)) { next(new OddMethod(`${req.method} is not answered here`)); return; }
  // '//elsewhere.example/x' would be another site where a page repeats its own address, as a form's action does.
  // And a NUL anywhere, the query too: PostgreSQL cannot even be asked for one.
  const odd = req.path.startsWith('//') || LOOKS_STATIC.test(req.path) || /;|\\|%2f|%5c|%0a|%0d|%3b/i.test(req.path) || req.originalUrl.includes('%00');
  next(odd ? new NotFound('The address') : undefined);
}

/** A council's own colour as a sheet of one line: the strict content policy allows no style in the page. */
export function colourSheet(req: Request, res: Response, next: NextFunction): void {
  const colour = `#${/^\/colour-([0-9a-f]{6})\.sheet$/.exec(req.path)?.[1] ?? ''}`;
  if (!mayBeBrandColour(colour)) { next(); return; }
  res.set('Cache-Control', 'public, max-age=31536000, immutable').type('css').send(`:root { --brand: ${colour}; }\n`);
}
