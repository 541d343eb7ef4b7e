// What the door has put on every request by the time a page sees it. Types only: the one place where web names later rooms.
import type { Deps } from '../councils/deps.ts';
import type { Person } from '../people/person.ts';
import type { Face, FaceSettings } from './face.ts';
import type { Notice } from './session.ts';

/** What was read together with the session; null where there is no such person any more, or no settings yet. */
export interface FoundWithSession { person: Person | null; face: FaceSettings | null }

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Express is extended by its own global namespace
  namespace Express {
    interface Request {
      /** Names this request in the log and on an error page. */
      id: string;
      deps: Deps;
      face: Face;
      /** Undefined where nobody has signed in; behind `signedIn` use `personOf(req)`. */
      person: Person | undefined;
      foundWithSession?: FoundWithSession | undefined;
    }
  }
}

declare module 'express-session' {
  interface SessionData {
    /** passport keeps the signed-in person's id here. */
    passport?: { user?: string };
    notice?: Notice;
    /** It was read from the table: saving it changes that row, and never adds one that was ended meanwhile. */
    isKept?: boolean;
    /** When its eight hours began, in milliseconds; undefined before it was first kept. */
    beganAt?: number;
    /** When it was last used, as the table has it. */
    usedAt?: number;
    /** On its way from the table to the request (`CouncilSessions.createSession`): never part of a session in use, nor kept in one. */
    found?: FoundWithSession | undefined;
  }
}
