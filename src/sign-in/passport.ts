// Passport: a strategy for each way of proving who one is, and the session that follows. A second factor goes between the two.
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Person } from '../people/person.ts';
import { takeAsked } from './at-provider.ts';
import { browserCookie } from './browser-cookie.ts';
import { signIn, type SignInRefusal } from './sign-in.ts';
import { signInByProvider, type ByProviderRefusal } from './sign-in-by-provider.ts';

passport.use(new LocalStrategy({ usernameField: 'email', passwordField: 'password', passReqToCallback: true }, (req, email, password, done) => {
  signIn(req.deps, { email: email.trim(), password, address: req.ip ?? '', browser: browserCookie(req) })
    .then((outcome) => { if (outcome.ok) done(null, { person: outcome.person, awaitsCode: outcome.awaitsCode } satisfies Found); else done(null, false, { message: outcome.because }); }, done);
}));
// The session holds the id alone: what somebody may do is read anew at every request, so that a right taken is gone at once.
passport.serializeUser((person, done) => { done(null, (person as Person).id); });

/** The council's own provider: the browser has come back from it with a code, and what it was sent away with is in its session. */
class AtProvider extends passport.Strategy {
  override name = 'provider';
  override authenticate(this: passport.StrategyCreated<this>, req: Request): void {
    const returned = new URL(req.originalUrl, req.deps.council.baseUrl);
    signInByProvider(req.deps, { asked: takeAsked(req, returned), returned })
      .then((outcome) => { if (outcome.ok) this.success(outcome satisfies Found); else this.fail({ message: outcome.because }); }, (error: unknown) => { this.error(error); });
  }
}
passport.use(new AtProvider());

interface Found { person: Person; awaitsCode: boolean; byTwoFactors?: boolean; providerName?: string }

export type Proven<Refusal> = ({ ok: true } & Found) | { ok: false; because: Refusal };

/** Who the e-mail address and password posted belong to. Begins no session. */
export async function provenByPassword(req: Request, res: Response): Promise<Proven<SignInRefusal>> {
  // What passport-local says of its own, as of an empty field, is a wrong password.
  return await proven('local', req, res, (said) => (said === 'too-many' || said === 'busy' || said === 'provider-only' ? said : 'wrong'));
}

/** Who the council's provider says has come back from it. Begins no session. */
export async function provenByProvider(req: Request, res: Response): Promise<Proven<ByProviderRefusal>> {
  return await proven('provider', req, res, (said) => said as ByProviderRefusal);
}

async function proven<Refusal>(strategy: string, req: Request, res: Response, refusalOf: (said: string) => Refusal): Promise<Proven<Refusal>> {
  return await new Promise((resolve, reject) => {
    const answered: passport.AuthenticateCallback = (error: unknown, person, info) => {
      if (error) reject(error instanceof Error ? error : new Error('passport failed', { cause: error }));
      else if (person) resolve({ ...(person as unknown as Found), ok: true });
      else resolve({ ok: false, because: refusalOf((info as { message?: string } | undefined)?.message ?? '') });
    };
    const unexpected: NextFunction = (error?: unknown) => { reject(error instanceof Error ? error : new Error('passport answered nothing')); };
    (passport.authenticate(strategy, { session: false }, answered) as RequestHandler)(req, res, unexpected);
  });
}

/** Who has proven themselves on an earlier page: passport gives a request its `logIn` only on the way through a strategy. */
class ProvenBefore extends passport.Strategy {
  override name = 'proven-before';
  override authenticate(this: passport.StrategyCreated<this>): void {
    this.pass();
  }
}
passport.use(new ProvenBefore());

/** Begins the session under a new id: an id planted before is worth nothing. */
export async function beginSession(req: Request, person: Person): Promise<void> {
  await new Promise<void>((resolve) => { (passport.authenticate('proven-before', { session: false }) as RequestHandler)(req, req.res as Response, () => { resolve(); }); });
  await new Promise<void>((resolve, reject) => {
    req.logIn(person, (error: unknown) => { if (error) reject(error instanceof Error ? error : new Error('no session could be begun', { cause: error })); else resolve(); });
  });
}
