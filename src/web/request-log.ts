// One line in the log for every request: who, what, how it ended. Never an address as it was asked: it can hold a link's secret.
import type { NextFunction, Request, Response } from 'express';

export function requestLog(req: Request, res: Response, next: NextFunction): void {
  const { log, clock } = req.deps;
  const began = clock.now().getTime();
  res.on('close', () => {
    log.info({ request: req.id, method: req.method, route: routeOf(req), status: res.statusCode, person: req.person?.id, ms: clock.now().getTime() - began, isCutOff: !res.writableFinished }, 'request');
  });
  next();
}

/** '/actions/:reference', never '/actions/ECS-12'. */
export function routeOf(req: Request): string {
  const route = req.route as { path?: unknown } | undefined;
  return typeof route?.path === 'string' ? req.baseUrl + route.path : 'no route';
}
