// The first thing a request meets: which council it is for, by its host name.
import type { RequestHandler } from 'express';
import type { Councils } from './councils.ts';

/** X-Forwarded-Host is not asked: anybody can send one, and a proxy that keeps the Host header needs none. */
export function door(councils: Pick<Councils, 'at' | 'refresh'>): RequestHandler {
  return async (req, res, next) => {
    const host = req.headers.host ?? '';
    // A council that was added a moment ago is found by the first who asks for it.
    if (councils.at(host) === undefined) await councils.refresh();
    const deps = councils.at(host);
    if (deps === undefined) {
      res.status(400).type('text').send('No council answers to this address.\n');
      return;
    }
    req.deps = deps;
    next();
  };
}
