// What every verb, page and job is given: one council's database, the clock, the log and who the council is.
import type { Clock } from '../calendar/clock.ts';
import type { Db } from '../database/db.ts';
import type { Log } from '../web/log.ts';

export interface Deps {
  db: Db;
  clock: Clock;
  log: Log;
  council: Council;
}

export interface Council {
  /** The name of its schema, e.g. 'slough'. */
  key: string;
  /** Without a slash at the end. */
  baseUrl: string;
  /** This council's own key, derived from SESSION_SECRET: what is signed for one council is worthless at another. */
  secret: string;
}
