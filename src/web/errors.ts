// The one error handler: closed doors and surprises become a page in words; what only we should know goes to the log.
import type { NextFunction, Request, Response } from 'express';
import { DatabaseRefused, FormReused, NotAllowed, NotFound } from '../database/errors.ts';
import { expiredFormPage } from './expired-form.page.ts';
import { renderPage } from './layout.ts';
import { routeOf } from './request-log.ts';
import { BadShape, ExpiredForm, ForeignForm, OddMethod, TooLarge, TooOften } from './refusals.ts';
import { view } from './view.ts';

export interface ClosedDoorPage {
  title: string;
  lines: readonly string[];
  /** Names the request in the log; for what we did wrong. */
  reference: string | undefined;
}

interface Door { status: number; title: string; lines: readonly string[] }

const closedDoorView = view<ClosedDoorPage>('errors/closed-door');

const notFound: Door = { status: 404, title: 'Page not found', lines: ['If you typed the address, check that it is complete and correct.', 'It may also be something that is not yours to see, or that was never there: this page says the same in each case.'] };
const badRequest: Door = { status: 400, title: 'This could not be read', lines: ['What was sent to this page is not in a form it asked for. Nothing was saved.', 'Go back, reload the page and try again.'] };
const tooLarge: Door = { status: 413, title: 'That was too large', lines: ['What you sent is larger than can be taken at once. Nothing was saved.', 'A file may have up to 25 MB. Go back, choose a smaller file and send the form again: most browsers still have what you typed.'] };
const foreign: Door = { status: 403, title: 'This form came from another site', lines: ['Forms are taken from our own pages only, so that nobody else can act in your name. Nothing was saved.', 'If you were filling in a form here, open its page again and send it from there.'] };
const reused: Door = { status: 422, title: 'This form was already sent', lines: ['You sent this form before, with different contents, and that was saved. What you sent now was not.', 'Open the page again to see how it stands, and make the change there.'] };
const outOfDate: Door = { status: 422, title: 'Something chosen here is no longer there', lines: ['A post, person, meeting or value on this form does not exist (any more), or is already taken. Nothing was saved.', 'Go back, reload the page and choose again: most browsers still have what you typed.'] };
const oddMethod: Door = { status: 405, title: 'That is not possible here', lines: ['This address answers only to being read, or to its own forms.'] };
const away: Door = { status: 503, title: 'The service is not available just now', lines: ['The database does not answer. Nothing was saved.', 'Try again in a minute. If you were filling in a form, keep its page open and send it again.'] };
const busy: Door = { status: 503, title: 'Too much is going on just now', lines: ['Somebody else is changing the same thing, or the work took too long. Nothing was saved.', 'Try again in a minute.'] };
const tooOften: Door = { status: 429, title: 'Too much at once', lines: ['More was asked for or sent from here within five minutes than one person can do. Nothing was saved.', 'Wait five minutes and try again. If you were filling in a form, keep its page open and send it then.'] };
const surprise: Door = { status: 500, title: 'Something went wrong', lines: ['This is our fault, not yours. Nothing was saved.', 'Try again later. If it happens again, tell whoever looks after this service and give them the reference below.'] };

export function nothingHere(_req: Request, _res: Response, next: NextFunction): void {
  next(new NotFound('The page'));
}

// Express knows an error handler by its four parameters.
export function errors(error: unknown, req: Request, res: Response, next: NextFunction): void {
  const door = doorOf(error);
  if (door.status >= 500) (req.deps as Request['deps'] | undefined)?.log.error({ err: error, request: req.id, method: req.method, route: routeOf(req), status: door.status }, 'a request failed');
  if (res.headersSent) { next(error); return; }
  res.set('Cache-Control', 'no-store');
  if (door.status === 503) res.set('Retry-After', '30');
  if (door.status === 429) res.set('Retry-After', '300');
  if (door.status === 405) res.set('Allow', 'GET, HEAD, POST');
  if (door.status === 413) res.set('Connection', 'close');
  try {
    if (error instanceof ExpiredForm) expiredFormPage(req, res);
    else renderPage(res, { title: door.title, status: door.status }, closedDoorView({ title: door.title, lines: door.lines, reference: door === surprise ? req.id : undefined }));
  } catch {
    // The last resort must lean on nothing that may itself be what is broken.
    res.status(door.status).type('text').send(`${door.title}. Reference: ${req.id}\n`);
  }
}

function doorOf(error: unknown): Door {
  if (error instanceof NotFound) return notFound;
  if (error instanceof NotAllowed) return { status: 403, title: 'You may not do this', lines: [error.message, 'You are still signed in, and nothing was changed.'] };
  if (error instanceof FormReused) return reused;
  if (error instanceof ExpiredForm) return { ...badRequest, status: 403 };
  if (error instanceof ForeignForm) return foreign;
  if (error instanceof BadShape) return badRequest;
  if (error instanceof TooLarge) return tooLarge;
  if (error instanceof OddMethod) return oddMethod;
  if (error instanceof TooOften) return tooOften;
  if (error instanceof DatabaseRefused) return doorOfDatabase(error);
  return isAway(error) ? away : ofExpress(error) ?? surprise;
}

/** What was sent and the register do not fit is the sender's to mend; what our own code should not have asked is a surprise. */
function doorOfDatabase({ kind }: DatabaseRefused): Door {
  switch (kind) {
    case 'unreachable': return away;
    case 'too busy': return busy;
    case 'refers to nothing':
    case 'already there':
    case 'not valid': return outOfDate;
    case 'missing value':
    case 'refused by a rule':
    case 'not permitted': return surprise;
  }
}

const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EPIPE', '57P01', '57P02', '57P03', '08000', '08003', '08006', '53300']);

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return error.name === 'KnexTimeoutError' || (typeof code === 'string' && AWAY.has(code)) || /^Connection terminated|timeout expired|connection timeout/i.test(error.message);
}

/** What Express and its body parser refuse carries a status: 400 for a broken address, 413, 415 for an unknown coding. */
function ofExpress(error: unknown): Door | undefined {
  const status = error instanceof Error ? (error as { status?: unknown }).status : undefined;
  if (status === 413) return tooLarge;
  return typeof status === 'number' && status >= 400 && status < 500 ? { ...badRequest, status } : undefined;
}
