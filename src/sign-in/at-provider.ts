// What a browser that was sent to the council's provider is expected back with; kept in its own session and used once.
import type { Request } from 'express';
import type { Asked } from './ask-provider.ts';

export type Purpose = 'sign-in' | 'confirm' | 'connect';

declare module 'express-session' {
  interface SessionData {
    /** Where this browser was sent to prove who it is, why, and where it then goes on to. */
    atProvider?: { asked: Asked; purpose: Purpose; next: string };
    /** By what the council's provider is called, of a session that was begun through it. */
    byProvider?: string;
  }
}

/** Gone from the session as soon as the right answer arrives, so that it is good once; a stranger's answer takes nothing away. */
export function takeAsked({ session }: Request, returned: URL): Asked | undefined {
  const asked = session.atProvider?.asked;
  if (asked === undefined || returned.searchParams.get('state') !== asked.state) return undefined;
  delete session.atProvider;
  return asked;
}
