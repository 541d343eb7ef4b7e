// Who may pass: the guards of the route tables, and who is acting, for the verbs.
import type { NextFunction, Request, RequestHandler, RequestParamHandler, Response } from 'express';
import { NotAllowed, NotFound } from '../database/errors.ts';
import type { Doer, Person } from '../people/person.ts';

/** Sends whoever is not signed in to the sign-in page, and back here afterwards. */
export function signedIn(req: Request, res: Response, next: NextFunction): void {
  if (req.person !== undefined) next();
  else if (req.method === 'GET' && req.originalUrl !== '/') res.redirect(303, `/sign-in?next=${encodeURIComponent(req.originalUrl)}`);
  else res.redirect(303, '/sign-in');
}

/** `requires(mayReadAudit, 'Only clerks and administrators read the audit trail.')`, after `signedIn`. */
export function requires(policy: (person: Person) => boolean, because: string): RequestHandler {
  return (req, _res, next) => {
    next(policy(personOf(req)) ? undefined : new NotAllowed(because));
  };
}

/** `routes.param('id', idOnly)`: an address with something else where an id belongs is a page that does not exist, not a question for the database. */
export const idOnly: RequestParamHandler = (_req, _res, next, value) => {
  next(UUID.test(String(value)) ? undefined : new NotFound('record'));
};

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The person of a page behind `signedIn`. */
export function personOf(req: Request): Person {
  if (req.person === undefined) throw new Error(`${req.method} ${req.path} asks who is signed in, but its route has no signedIn guard`);
  return req.person;
}

/** Who is acting, by which way, with the form's one-time key: what every verb is given. */
export function doerOf(req: Request, posted?: { formKey: string }): Doer {
  return { person: personOf(req), way: 'signed in', ...(posted === undefined ? {} : { formKey: posted.formKey }) };
}
