// The app as every kind of person meets it: each asks with a session of their own, and what a request did is taken back.
import { createHmac, randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { afterAll } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Deps } from '../../src/councils/deps.ts';
import { KINDS, type Kind } from '../../src/sign-in/rights.ts';
import { cookieName } from '../../src/web/session.ts';
import { saveSession } from '../../src/web/session.store.ts';
import { twoPanels, type TwoPanels } from './two-panels.ts';

export interface Asked { method: string; path: string; as: Kind; fields?: Record<string, string> | undefined }
export interface Answered { status: number; location: string; headers: Headers; body: string }

export interface EveryKind {
  app: Express;
  /** 'http://127.0.0.1:40123': for a browser, or a request no form would send, which brings the cookie of `cookieOf`. */
  address(): string;
  /** 'name=value', once `layOut` was called. */
  cookieOf(kind: Kind): string;
  /** Does work within a transaction that is rolled back afterwards. */
  takenBack<T>(work: (db: Deps['db']) => Promise<T>): Promise<T>;
  /** Two panels with one record of everything, and each kind of person signed in. */
  layOut(): Promise<TwoPanels>;
  /** Asks within a transaction that is rolled back afterwards. */
  ask(asked: Asked): Promise<Answered>;
  /** Asks for good. */
  askForGood(asked: Asked): Promise<Answered>;
}

/** What every session's forms carry. */
export const TOKEN = 'a token that the tests know';

/** Call once at the top of a test file, after `aCouncil()`. One request at a time. */
export function everyKindAt(deps: Deps): EveryKind {
  let now = deps;
  const app = createApp({ door: (req, _res, next) => { req.deps = now; next(); } });
  const server = app.listen(0, '127.0.0.1');
  afterAll(() => new Promise<void>((resolve) => { server.closeAllConnections(); server.close(() => { resolve(); }); }));
  const cookies = new Map<Kind, string>();
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const askForGood = async ({ method, path, as, fields = {} }: Asked): Promise<Answered> => {
    const isPost = method === 'POST';
    const body = isPost ? new URLSearchParams({ _csrf: TOKEN, once: '5f0c1a52-0000-4000-8000-000000000001', version: '1', ...fields }).toString() : null;
    const headers = { cookie: cookies.get(as) ?? '', 'sec-fetch-site': 'same-origin', ...(isPost ? { 'content-type': 'application/x-www-form-urlencoded' } : {}) };
    const response = await fetch(`${address()}${path}`, { method, redirect: 'manual', headers, body });
    // Bytes, each as one character: a file is searched as it is sent.
    return { status: response.status, location: response.headers.get('location') ?? '', headers: response.headers, body: Buffer.from(await response.arrayBuffer()).toString('latin1') };
  };
  const takenBack = async <T>(work: (db: Deps['db']) => Promise<T>): Promise<T> => {
    const tx = await deps.db.transaction();
    now = { ...deps, db: tx };
    try {
      return await work(tx);
    } finally {
      now = deps;
      await tx.rollback();
    }
  };
  return {
    app, address, askForGood, takenBack,
    cookieOf: (kind) => cookies.get(kind) ?? '',
    layOut: async () => {
      const panels = await twoPanels(deps);
      for (const kind of KINDS) cookies.set(kind, await cookieFor(deps, panels.people[kind]?.id));
      return panels;
    },
    ask: (asked) => takenBack(() => askForGood(asked)),
  };
}

/** As express-session keeps it and cookie-signature signs it. */
async function cookieFor(deps: Deps, personId: string | undefined): Promise<string> {
  const id = randomBytes(32).toString('base64url');
  await saveSession(deps.db, id, { cookie: { originalMaxAge: null }, csrfToken: TOKEN, ...(personId === undefined ? {} : { passport: { user: personId }, byTwoFactors: true, provenAt: deps.clock.now().getTime(), fullyProvenAt: deps.clock.now().getTime() }) }, deps.clock.now());
  const signature = createHmac('sha256', deps.council.secret).update(id).digest('base64').replace(/=+$/, '');
  return `${cookieName(deps)}=${encodeURIComponent(`s:${id}.${signature}`)}`;
}
