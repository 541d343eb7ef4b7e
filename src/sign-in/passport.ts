// Passport: a strategy for each way of proving who one is, and the session that follows. A second factor goes between the two.
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Person } from '../people/person.ts';
import { browserCookie } from './browser-cookie.ts';
import { signIn, type SignInRefusal } from './sign-in.ts';

passport.use(new LocalStrategy({ usernameField: 'email', passwordField: 'password', passReqToCallback: true }, (req, email, password, done) => {
  signIn(req.deps, { email: email.trim(), password, address: req.ip ?? '', browser: browserCookie(req) })
    .then((outcome) => { if (outcome.ok) done(null, { person: outcome.person, awaitsCode: outcome.awaitsCode } satisfies Found); else done(null, false, { message: outcome.because }); }, done);
}));
// The session holds the id alone: what somebody may do is read anew at every request, so that a right taken is gone at once.
passport.serializeUser((person, done) => { done(null, (person as Person).id); });

interface Found { person: Person; awaitsCode: boolean }

export type Proven = { ok: true; person: Person; awaitsCode: boolean } | { ok: false; because: SignInRefusal };

/** Who the e-mail address and password posted belong to. Begins no session. */
export async function provenByPassword(req: Request, res: Response): Promise<Proven> {
  return await new Promise((resolve, reject) => {
    const answered: passport.AuthenticateCallback = (error: unknown, person, info) => {
      if (error) reject(error instanceof Error ? error : new Error('passport failed', { cause: error }));
      else if (person) resolve({ ok: true, ...(person as unknown as Found) });
      else resolve({ ok: false, because: refusalIn(info) });
    };
    const unexpected: NextFunction = (error?: unknown) => { reject(error instanceof Error ? error : new Error('passport answered nothing')); };
    (passport.authenticate('local', { session: false }, answered) as RequestHandler)(req, res, unexpected);
  });
}

function refusalIn(info: unknown): SignInRefusal {
  const message = (info as { message?: unknown } | undefined)?.message;
  return message === 'too-many' || message === 'busy' ? message : 'wrong';
}

/** Who has proven themselves on an earlier page: passport gives a request its `logIn` only on the way through a strategy. */
class ProvenBefore extends passport.Strategy {
  override name = 'proven-before';
  override authenticate(this: passport.StrategyCreated<this>): void {
    this.pass();
  }
}
passport.use(new ProvenBefore());

/** Begins the session under a new id (TRUST.md S-21): an id planted before is worth nothing. */
export async function beginSession(req: Request, person: Person): Promise<void> {
  await new Promise<void>((resolve) => { (passport.authenticate('proven-before', { session: false }) as RequestHandler)(req, req.res as Response, () => { resolve(); }); });
  await new Promise<void>((resolve, reject) => {
    req.logIn(person, (error: unknown) => { if (error) reject(error instanceof Error ? error : new Error('no session could be begun', { cause: error })); else resolve(); });
  });
}
