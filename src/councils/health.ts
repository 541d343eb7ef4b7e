// GET /healthz (the process lives) and GET /readyz (everything it needs is there), for whoever watches over the service.
import type { RequestHandler } from 'express';
import { atMostOnceASecond } from './at-most-once-a-second.ts';
import type { Deps } from './deps.ts';
import { readiness } from './readiness.ts';

/** Answered before any council is known, because a balancer asks by number and not by name. */
export function health(main: Deps): RequestHandler {
  // Anybody may ask, so asking must not cost more the oftener it is done.
  const ask = atMostOnceASecond(() => readiness(main));
  return (req, res, next) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return void next();
    if (req.path === '/healthz') return void res.set('Cache-Control', 'no-store').json({ alive: true });
    if (req.path !== '/readyz') return void next();
    return ask().then((found) => void res.set('Cache-Control', 'no-store').status(found.ready ? 200 : 503).json(found));
  };
}
