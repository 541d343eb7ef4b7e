// What a browser is asked for when it makes or shows a passkey: bound to the council's own host and to one challenge.
import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server';
import type { Request } from 'express';
import { later } from '../calendar/clock.ts';
import type { Deps } from '../councils/deps.ts';
import type { Person } from '../people/person.ts';
import type { Passkey } from './passkey.store.ts';

declare module 'express-session' {
  interface SessionData {
    /** What a passkey has to sign in this browser; used once. */
    passkeyChallenge?: { challenge: string; until: number };
  }
}

const ASKED_FOR_MS = 10 * 60_000;

/** A passkey of one council opens nothing at another: each has its own host. */
export function passkeyHost({ council }: Deps): { rpID: string; origin: string } {
  const { hostname, origin } = new URL(council.baseUrl);
  return { rpID: hostname, origin };
}

/** As text, for a data attribute. The person's own check (PIN, finger, face) is always asked for, so that a passkey is two factors. */
export async function optionsToAdd(req: Request, person: Person, present: readonly Passkey[]): Promise<string> {
  const options = await generateRegistrationOptions({
    rpName: req.face.councilName || 'Matters Arising', rpID: passkeyHost(req.deps).rpID, userName: person.email, userDisplayName: person.name, userID: new TextEncoder().encode(person.id),
    challenge: challengeFor(req), excludeCredentials: present.map(asKnown), authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  });
  return JSON.stringify(options);
}

/** @param known those of the person who is asked; none where a passkey is to say who it is */
export async function optionsToShow(req: Request, known: readonly Passkey[]): Promise<string> {
  return JSON.stringify(await generateAuthenticationOptions({ rpID: passkeyHost(req.deps).rpID, challenge: challengeFor(req), userVerification: 'required', allowCredentials: known.map(asKnown) }));
}

function asKnown({ credentialId, transports }: Passkey): { id: string; transports?: string[] } {
  return { id: credentialId, ...(transports === '' ? {} : { transports: transports.split(' ') }) };
}

/** The same for a page open in two tabs; half its time must be left. */
function challengeFor({ session, deps }: Request): Uint8Array<ArrayBuffer> {
  const now = deps.clock.now();
  const { passkeyChallenge: open } = session;
  const challenge = open !== undefined && now.getTime() < open.until - ASKED_FOR_MS / 2 ? Buffer.from(open.challenge, 'base64url') : crypto.getRandomValues(Buffer.alloc(32));
  session.passkeyChallenge = { challenge: challenge.toString('base64url'), until: challenge.toString('base64url') === open?.challenge ? open.until : later(now, ASKED_FOR_MS).getTime() };
  return new Uint8Array(challenge);
}

/** Gone from the session with this: good once. */
export function takeChallenge({ session, deps }: Request): string | undefined {
  const { passkeyChallenge: open } = session;
  delete session.passkeyChallenge;
  return open !== undefined && deps.clock.now().getTime() <= open.until ? open.challenge : undefined;
}
