// The session: an opaque id in a cookie, its contents in the council's own database, over by the council's clock.
import { randomBytes } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import session, { Store, type Session, type SessionData } from 'express-session';
import { later } from '../calendar/clock.ts';
import type { Deps } from '../councils/deps.ts';
import { ABSOLUTE_MS, endSession, IDLE_MS, saveSession, touchSession } from './session.store.ts';

/** Said once on the next page: what has been done, and where to look. */
export interface Notice {
  text: string;
  link?: { href: string; text: string };
}

type Done<T = void> = (error: unknown, value?: T) => void;

// A class because express-session asks for one: it calls back, and adds methods of its own to what it is given.
class CouncilSessions extends Store {
  readonly #deps: Deps;
  readonly #find: FindSession;
  constructor(deps: Deps, find: FindSession) {
    super();
    this.#deps = deps;
    this.#find = find;
  }
  override get(id: string, done: Done<SessionData | null>): void {
    answer(this.#use(id), done);
  }
  // Noted where it is read. A store with a `touch` would be asked when the page is sent, and the page go out in two pieces.
  async #use(id: string): Promise<SessionData | null> {
    const found = await this.#find(this.#deps, id);
    if (found === undefined) return null;
    const { db, clock, log } = this.#deps;
    // A page can be read where nothing can be written, as on a full disk; the session is over the sooner for it.
    await touchSession(db, id, found, clock.now()).catch((error: unknown) => { log.warn({ err: error }, 'the use of a session could not be noted'); });
    return found;
  }
  override createSession(req: Request, data: SessionData): Session & SessionData {
    req.foundWithSession = data.found;
    delete data.found;
    return super.createSession(req, data);
  }
  override set(id: string, data: SessionData, done: Done = ignore): void {
    answer(saveSession(this.#deps.db, id, data, this.#deps.clock.now()), done);
  }
  override destroy(id: string, done: Done = ignore): void {
    answer(endSession(this.#deps.db, id), done);
  }
}

const ignore = (): void => undefined;

function answer<T>(work: Promise<T>, done: Done<T>): void {
  work.then((value) => { done(null, value); }, (error: unknown) => { done(error); });
}

export type FindSession = (deps: Deps, id: string) => Promise<SessionData | undefined>;

/** One session keeper for each council: a cookie of one council means nothing at another. */
export function sessions(find: FindSession): RequestHandler {
  const ofCouncil = new WeakMap<Deps['db'], RequestHandler>();
  return (req, res, next) => {
    let keeper = ofCouncil.get(req.deps.db);
    if (keeper === undefined) ofCouncil.set(req.deps.db, keeper = keeperFor(req.deps, find));
    // A proxy ends TLS before us. That the council's address is https is known from its settings; a header could be forged.
    if (isHttps(req.deps)) Object.defineProperty(req, 'secure', { value: true });
    void keeper(req, res, next);
  };
}

function keeperFor(deps: Deps, find: FindSession): RequestHandler {
  return session({
    store: new CouncilSessions(deps, find),
    secret: deps.council.secret,
    name: cookieName(deps),
    genid: () => randomBytes(32).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    // No maxAge: the cookie goes with the browser, and how long it is good for is decided here, not there.
    cookie: { httpOnly: true, sameSite: 'lax', secure: isHttps(deps), path: '/' },
  });
}

export function cookieName(deps: Deps): string {
  return isHttps(deps) ? '__Host-matters' : 'matters';
}

function isHttps(deps: Deps): boolean {
  return deps.council.baseUrl.startsWith('https:');
}

/** What is left of it: a use is written down at most once a minute, so the half hour may be that much shorter. */
export function timeLeft({ beganAt }: Pick<SessionData, 'beganAt'>, now: Date): { idle: number; left: number; ends: Date } {
  const ends = later(now, ABSOLUTE_MS - (now.getTime() - (beganAt ?? now.getTime())));
  return { idle: Math.floor((IDLE_MS - 60_000) / 1000), left: Math.floor((ends.getTime() - now.getTime()) / 1000), ends };
}

/** POST → 303 → GET, with what has been done said once on the page that follows. Only to an address of our own. */
export function goTo(res: Response, path: string, notice?: string | Notice): void {
  const { req } = res;
  if (notice === undefined) return res.redirect(303, ownPath(path));
  req.session.notice = typeof notice === 'string' ? { text: notice } : notice;
  keepSession(req).then(() => { res.redirect(303, ownPath(path)); }, (error: unknown) => { req.next?.(error); });
}

/** A browser follows a redirect as soon as the headers are there: what the next page goes by must be kept before they go. */
export async function keepSession({ session: ofBrowser }: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    ofBrowser.save((error: unknown) => { if (error) reject(error instanceof Error ? error : new Error('the session could not be kept', { cause: error })); else resolve(); });
  });
}

/** The path itself where it is one of ours, else the home page: '//evil', '/\evil' and 'https:…' are not. */
export function ownPath(path: unknown): string {
  if (typeof path !== 'string' || !/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path)) return '/';
  const ours = 'http://ours.invalid';
  return URL.canParse(path, ours) && new URL(path, ours).origin === ours ? path : '/';
}
