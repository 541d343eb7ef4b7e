// The order of the world: what every request passes, from the first header to the last error.
import express, { type Express, type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { actionsRoutes } from './actions/actions.routes.ts';
import { auditRoutes } from './audit/audit.routes.ts';
import { editionsRoutes } from './editions/editions.routes.ts';
import { publishedRoutes } from './editions/published.routes.ts';
import { homeRoutes } from './home/home.routes.ts';
import { inspectionsRoutes } from './inspections/inspections.routes.ts';
import { intakeRoutes } from './intake/intake.routes.ts';
import { lettersRoutes } from './letters/letters.routes.ts';
import { meetingsRoutes } from './meetings/meetings.routes.ts';
import { panelsRoutes } from './panels/panels.routes.ts';
import { peopleRoutes } from './people/people.routes.ts';
import { findPerson } from './people/person.store.ts';
import { progressRoutes } from './progress/progress.routes.ts';
import { isLiveLink } from './progress/read-update-link.ts';
import { resolutionsRoutes } from './resolutions/resolutions.routes.ts';
import { retentionRoutes } from './retention/retention.routes.ts';
import { settingsRoutes } from './settings/settings.routes.ts';
import { findSettings } from './settings/settings.store.ts';
import { signInRoutes } from './sign-in/sign-in.routes.ts';
import { successionsRoutes } from './successions/successions.routes.ts';
import { sittingsRoutes } from './sittings/sittings.routes.ts';
import { findWhoAsks } from './sign-in/who-asks.store.ts';
import { notTooMuch } from './sign-in/request-limit.ts';
import { factorFirst } from './sign-in/strong-session.ts';
import { assets } from './web/assets.ts';
import { contentReports } from './web/content-reports.ts';
import { isRead, ownSiteOnly, tokenOnly } from './web/csrf.ts';
import { subjectAccessRoutes } from './subject-access/subject-access.routes.ts';
import { errors, nothingHere } from './web/errors.ts';
import { faceOf, type FaceSettings } from './web/face.ts';
import { colourSheet, firstThings, plainAddressesOnly, securityHeaders } from './web/headers.ts';
import { requestLog } from './web/request-log.ts';
import { sessions } from './web/session.ts';
import { standingRoutes } from './web/standing.routes.ts';
import { uploads } from './web/uploads.ts';

/** Each room's door, in the order of the floor plan. */
const allRooms: RequestHandler[] = [
  auditRoutes,
  peopleRoutes,
  settingsRoutes,
  panelsRoutes,
  signInRoutes,
  lettersRoutes,
  meetingsRoutes,
  inspectionsRoutes,
  resolutionsRoutes,
  actionsRoutes,
  progressRoutes,
  editionsRoutes,
  sittingsRoutes,
  intakeRoutes,
  successionsRoutes,
  homeRoutes,
  retentionRoutes,
  subjectAccessRoutes,
];

/**
 * @param door sets `req.deps` by the host name, or refuses
 * @param limited how much one person may do at once; tests do more
 * @param health `/healthz` and `/readyz`, asked before any council is known
 */
export function createApp({ door, health, trustProxy = 0, rooms = allRooms, limited = false }: { door: RequestHandler; health?: RequestHandler; trustProxy?: number; rooms?: RequestHandler[]; limited?: boolean }): Express {
  const app = express();
  app.disable('x-powered-by').set('query parser', 'simple').set('trust proxy', trustProxy).set('etag', false);
  app.use(securityHeaders, firstThings, assets, colourSheet);
  if (health !== undefined) app.use(health);
  app.use(plainAddressesOnly, door, requestLog, contentReports, face);
  app.use(publishedRoutes);
  app.use(ownSiteOnly, sessions(findWhoAsks), person, ...(limited ? [notTooMuch] : []), factorFirst);
  app.use(express.urlencoded({ extended: false, limit: '1mb', parameterLimit: 2000 }), uploads, tokenOnly);
  for (const room of [...rooms, standingRoutes]) app.use(room);
  app.use(nothingHere, errors);
  return app;
}

/** Before whatever may refuse or answer without a session; who reads a page is found together with the council's face (`person`). */
async function face(req: Request, _res: Response, next: NextFunction): Promise<void> {
  if (!isRead(req) || /^\/published/i.test(req.path)) putOn(req, await findSettings(req.deps.db));
  next();
}

function putOn(req: Request, settings: FaceSettings | null | undefined): void {
  if (settings) req.face = faceOf(settings);
}

async function person(req: Request, _res: Response, next: NextFunction): Promise<void> {
  const { foundWithSession: found } = req;
  if (found !== undefined) putOn(req, found.face);
  else if (isRead(req)) putOn(req, await findSettings(req.deps.db));
  // An update link is not a sign-in: its page is the same whoever is signed in beside it.
  const [, token] = /^\/answer\/([\w-]+)/.exec(req.path) ?? [];
  if (token !== undefined) {
    req.bearsLink = isRead(req) || await isLiveLink(req.deps, token);
    next();
    return;
  }
  const id = req.session.passport?.user;
  req.person = id === undefined ? undefined : found?.person?.id === id ? found.person : await findPerson(req.deps.db, id, req.deps.clock.today());
  next();
}
